"""The files of a submission, found one by one, each ending as pages or as refused."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from chushen.documents import FileNote, RefusedFile, Remark
from chushen.findings import Cause
from intake import office, pdf, pictures
from intake.archives.unpacking import ARCHIVES, unpack
from intake.budget import Budget
from intake.isolation import Isolation, make_folder
from intake.limits import Limits
from intake.names import DECLARATION
from intake.ofd import page as ofd
from intake.pdf_remarks import remarks_on
from intake.refusal import RefusalError
from intake.sending import NOT_LOOKED_AT, Sending, content_of
from intake.sniffing import FileKind, ending_fits, kind_of_file
from intake.walking import files_in
from intake.word import page as word


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of the submission.

    Attributes:
        path: where its pages can be rendered from: the file itself, or a repaired or unpacked copy.
        name: inside the submission.
        pages: 0 for one that gives none.
        modified: POSIX time.
        content: SHA-256 of the bytes as they came; "" where they cannot be read.
        size: in bytes.
        budget: the time that may still be spent on it.
    """

    path: Path
    name: str
    pages: int
    modified: float
    content: str
    size: int
    budget: Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What a file turned out to be.

    Attributes:
        path: where its pages can be rendered from: the file itself or a repaired copy.
    """

    path: Path
    kind: FileKind
    pages: int = 0
    remarks: tuple[Remark, ...] = ()


def examine(path: Path, work: Path, limits: Limits) -> Examined:
    """Tell what a file is and how many pages it has; repair it into the folder `work` where need be.

    Runs in a child process.

    Raises:
        RefusalError: it gives no pages.
        OSError and others: it cannot be parsed.
    """
    kind = kind_of_file(path, limits)
    if kind in ARCHIVES:
        return Examined(path=path, kind=kind)
    if kind is FileKind.OFFICE:
        path = office.to_pdf(path, work)
    if kind in {FileKind.PDF, FileKind.OFFICE}:
        path, pages = pdf.readable_pdf(path, work)
    elif kind is FileKind.WORD:
        pages = word.count_pages(path, limits)
    elif kind is FileKind.OFD:
        pages = ofd.count_pages(path, limits)
    else:
        pages = pictures.count_frames(path, limits)
    if pages > limits.max_pages:
        raise RefusalError(Cause.TOO_LARGE, f"{pages} pages; the limit is {limits.max_pages}")
    remarks = remarks_on(path) if kind is FileKind.PDF else ()
    return Examined(path=path, kind=kind, pages=pages, remarks=remarks)


class Listing:
    """Collects the files of one submission.

    Attributes:
        files: every file that counts, refused ones included, as the digest wants them.
        refused: why those without pages have none.
        notes: what is worth knowing of those that were opened.
        sending: is told of what lies there before archives are opened; None for loose files.
    """

    def __init__(self, work: Path, limits: Limits, isolation: Isolation, sending: Sending | None = None) -> None:
        """Begin with nothing; copies are made in the folder `work`, by child processes."""
        self.sending = sending
        self.files: list[Listed] = []
        self.refused: list[RefusedFile] = []
        self.notes: list[FileNote] = []
        self._work = work
        self._limits = limits
        self._isolation = isolation
        self._folders = 0
        self._names: set[str] = set()

    def add_folder(self, folder: Path, below: str = "") -> None:
        """Add the files in a folder and the folders in it, up to twice as many as may be."""
        prefix = f"{below}/" if below else ""
        for number, found in enumerate(files_in(folder)):
            if number >= 2 * self._limits.max_files:
                self._refuse(RefusedFile(file=below or ".", cause=Cause.TOO_LARGE, detail="and even more files"))
                return
            if isinstance(found, RefusedFile):
                self._send(found.file, found)
                self._refuse(replace(found, file=prefix + found.file))
            else:
                self.add_file(found.path, prefix + found.name, found.modified)

    def add_submitted_file(self, path: Path, name: str) -> None:
        """Add the file that is the whole submission: an archive's members are named as if it were a folder."""
        self.add_file(path, name, path.stat().st_mtime, inside="")

    def add_file(self, path: Path, name: str, modified: float, inside: str | None = None, depth: int = 0) -> None:
        """Add one file; of an archive, its members instead.

        Args:
            path: where its bytes are.
            name: what it is called inside the submission.
            modified: POSIX time.
            inside: what stands before the names of an archive's members; as a rule the archive's own name.
            depth: how many archives it lies in.
        """
        if len(self.files) >= self._limits.max_files:
            self._send(name, NOT_LOOKED_AT, depth=depth)
            self._refuse(RefusedFile(file=name, cause=Cause.TOO_LARGE, detail="too many files in the submission"))
            return
        content = content_of(path, name, self._limits)
        self._send(name, content, modified, depth=depth)
        name = self._unused(name)
        listed = Listed(
            path=path,
            name=name,
            pages=0,
            modified=modified,
            content=content if isinstance(content, str) else "",
            size=_size_of(path),
            budget=Budget(self._limits.max_file_seconds),
        )
        if isinstance(content, RefusedFile):
            self._refuse(replace(content, file=name))
            self.files.append(listed)
            return
        if name == DECLARATION:
            self.files.append(listed)
            return
        found = self._isolation.outcome_of(name, listed.budget, examine, path, self._work, self._limits)
        if isinstance(found, RefusedFile):
            self._refuse(found)
            self.files.append(listed)
            return
        misnamed = () if ending_fits(name, found.kind) else (Remark.WRONG_ENDING,)
        self.notes += [FileNote(file=name, remark=remark) for remark in (*misnamed, *found.remarks)]
        if found.kind in ARCHIVES:
            self._add_members(listed, found.kind, name if inside is None else inside, depth)
        else:
            self.files.append(replace(listed, path=found.path, pages=found.pages))

    def _add_members(self, archive: Listed, kind: FileKind, inside: str, depth: int) -> None:
        if depth >= self._limits.max_nesting:
            detail = f"archives nested more than {self._limits.max_nesting} deep"
            refused = RefusedFile(file=archive.name, cause=Cause.NOT_ACCEPTED, detail=detail)
        else:
            before = len(self.files) + len(self.refused)
            found = self._unpack(archive, kind, inside, depth)
            if found is None and len(self.files) + len(self.refused) > before:
                return
            refused = found or RefusedFile(file=archive.name, cause=Cause.EMPTY, detail="an archive without files")
        self._refuse(refused)
        self.files.append(archive)

    def _unpack(self, archive: Listed, kind: FileKind, inside: str, depth: int) -> RefusedFile | None:
        """Add the members; of an archive that could not be unpacked to its end those before, and why not the others."""
        self._folders += 1
        into = self._work / f"archive-{self._folders}"
        make_folder(into)
        found = self._isolation.outcome_of(
            archive.name, archive.budget, unpack, archive.path, archive.name, into, self._limits, kind
        )
        if isinstance(found, RefusedFile):
            return found
        members, broken_off = found
        prefix = f"{inside}/" if inside else ""
        for member in members:
            if isinstance(member, RefusedFile):
                self._refuse(replace(member, file=prefix + member.file))
            else:
                modified = member.modified.timestamp() if member.modified else archive.modified
                self.add_file(member.path, prefix + member.name, modified, depth=depth + 1)
        return broken_off

    def _send(self, name: str, content: str | RefusedFile, modified: float = 0.0, *, depth: int = 0) -> None:
        if self.sending is not None and depth == 0:
            self.sending.add(name, content, modified)

    def _refuse(self, refused: RefusedFile) -> None:
        self.refused.append(refused)

    def _unused(self, name: str) -> str:
        """The name, or the name with a count where two members of an archive bear the same."""
        unused, count = name, 1
        while unused in self._names:
            count += 1
            unused = f"{name} ({count})"
        self._names.add(unused)
        return unused


def _size_of(path: Path) -> int:
    with suppress(OSError):  # gone meanwhile: whoever opens it says so
        return path.lstat().st_size
    return 0
