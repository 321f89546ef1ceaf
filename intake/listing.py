"""The files of a submission, found one by one, each ending as pages or as refused."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake import pdf, pictures
from intake.archive import unpack
from intake.limits import Limits
from intake.names import DECLARATION, is_left_by_the_system, sayable
from intake.refusal import RefusalError, outcome_of
from intake.sniffing import FileKind, kind_of_file


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file of the submission.

    Attributes:
        path: where its pages can be rendered from: the file itself, or a repaired or unpacked copy.
        name: inside the submission.
        pages: 0 for one that gives none.
        modified: POSIX time.
        content: SHA-256 of the bytes as they came; "" where they cannot be read.
    """

    path: Path
    name: str
    pages: int
    modified: float
    content: str


class Listing:
    """Collects the files of one submission.

    Attributes:
        files: every file that counts, refused ones included, as the digest wants them.
        refused: why those without pages have none.
    """

    def __init__(self, work: Path, limits: Limits) -> None:
        """Begin with nothing; copies are made in the folder `work`."""
        self.files: list[Listed] = []
        self.refused: list[RefusedFile] = []
        self._work = work
        self._limits = limits
        self._folders = 0
        self._names: set[str] = set()

    def add_folder(self, folder: Path, below: str = "") -> None:
        """Add the files in a folder and the folders in it. Links, pipes and devices are nobody's documents."""
        for found, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if not is_left_by_the_system(name))
            for name in sorted(names):
                path = Path(found, name)
                if is_left_by_the_system(name) or path.is_symlink() or not path.is_file():
                    continue
                said = sayable(path.relative_to(folder).as_posix())
                self.add_file(path, f"{below}/{said}" if below else said, path.stat().st_mtime)

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
            self._refuse(RefusedFile(file=name, cause=Cause.TOO_LARGE, detail="too many files in the submission"))
            return
        name = self._unused(name)
        content = outcome_of(name, lambda: _hash(path, self._limits))
        listed = Listed(
            path=path,
            name=name,
            pages=0,
            modified=modified,
            content=content if isinstance(content, str) else "",
        )
        if name == DECLARATION:
            self.files.append(listed)
            return
        kind = outcome_of(name, lambda: kind_of_file(path, self._limits))
        if kind is FileKind.ARCHIVE:
            self._add_members(listed, name if inside is None else inside, depth)
            return
        opened = kind if isinstance(kind, RefusedFile) else outcome_of(name, lambda: self._open(path, kind))
        if isinstance(opened, RefusedFile):
            self._refuse(opened)
            self.files.append(listed)
        else:
            rendered_from, pages = opened
            self.files.append(
                Listed(path=rendered_from, name=name, pages=pages, modified=modified, content=listed.content)
            )

    def _add_members(self, archive: Listed, inside: str, depth: int) -> None:
        before = len(self.files) + len(self.refused)
        outcome = outcome_of(archive.name, lambda: self._unpack(archive, inside, depth))
        if outcome is None and len(self.files) + len(self.refused) == before:
            outcome = RefusedFile(file=archive.name, cause=Cause.EMPTY, detail="an archive without files")
        if isinstance(outcome, RefusedFile):
            self._refuse(outcome)
            self.files.append(archive)

    def _unpack(self, archive: Listed, inside: str, depth: int) -> None:
        if depth >= self._limits.max_nesting:
            raise RefusalError(Cause.NOT_ACCEPTED, f"archives nested more than {self._limits.max_nesting} deep")
        self._folders += 1
        into = self._work / f"archive-{self._folders}"
        into.mkdir()
        for member in unpack(archive.path, into, self._limits):
            prefix = f"{inside}/" if inside else ""
            if isinstance(member, RefusedFile):
                self._refuse(RefusedFile(file=prefix + member.file, cause=member.cause, detail=member.detail))
            else:
                modified = member.modified.timestamp() if member.modified else archive.modified
                self.add_file(member.path, prefix + member.name, modified, depth=depth + 1)

    def _open(self, path: Path, kind: FileKind) -> tuple[Path, int]:
        if kind is FileKind.PDF:
            path, pages = pdf.readable_pdf(path, self._work)
        else:
            pages = pictures.count_frames(path, self._limits)
        if pages > self._limits.max_pages:
            raise RefusalError(Cause.TOO_LARGE, f"{pages} pages; the limit is {self._limits.max_pages}")
        return path, pages

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


def _hash(path: Path, limits: Limits) -> str:
    if path.stat().st_size > limits.max_file_bytes:
        return f"too-large {path.stat().st_size}"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
