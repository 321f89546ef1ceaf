"""What was sent, opened: its pages in order, what was refused, what was declared.

Archives are unpacked and broken PDFs repaired into a temporary folder that lives as long as the submission is
open; hence both ways in are context managers:

    with open_submission(path, limits, isolation) as opened:
        for source in opened.pages:
            page = load_page(source, dpi, limits, isolation)
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chushen.documents import Declaration, FileNote, RefusedFile, SentFile
from intake.declaration import read_declaration
from intake.fetching import address_of, fetched
from intake.isolation import Isolation
from intake.limits import Limits
from intake.listing import Listed, Listing
from intake.names import DECLARATION, natural, sayable
from intake.sending import Sending, day_of, existing
from intake.sniffing import is_known_ending
from intake.source import PageSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A submission as it was found on disk; no page of it is rendered yet.

    Attributes:
        name: the folder's name, or the file's without its suffix.
        pages: by name as people count (2 before 10), then by page.
        refused: files that give no pages.
        notes: what is worth knowing of files that were opened.
        newest: the day, in China, on which the newest of the files was last changed.
        digest: SHA-256 over the names and contents of all files; the same as long as nothing has changed.
        sent: the same over what lies there, archives unopened, with the days of change (`intake.sending`); "" of
            loose files.
        files: all that the digest counts.
    """

    name: str
    pages: tuple[PageSource, ...]
    refused: tuple[RefusedFile, ...]
    declaration: Declaration
    notes: tuple[FileNote, ...]
    newest: date
    digest: str
    sent: str = ""
    files: tuple[SentFile, ...] = ()


@contextmanager
def open_submission(path: Path, limits: Limits, isolation: Isolation) -> Iterator[Opened]:
    """Open a folder, an archive, a PDF or a picture as one submission; one at an address is fetched before.

    Raises:
        CallError: there is no such file or folder.
        IntakeError: the machine, not the submission, is to blame.
        StoreError: the store in which it lies cannot be reached.
    """
    with fetched(path, limits) as here, isolation.new_folder() as work:
        path = existing(here)
        listing = Listing(work, limits, isolation, Sending(path))
        if path.is_dir():
            listing.add_folder(path)
        else:
            listing.add_submitted_file(path, sayable(path.name))
        yield _opened(submission_name(path), path, listing, isolation)


@contextmanager
def open_files(paths: Sequence[Path], limits: Limits, isolation: Isolation) -> Iterator[Opened]:
    """Open loose files and folders, each under the name by which it was given, in the order given.

    Raises:
        CallError: one of them is not there.
        IntakeError: the machine, not the files, is to blame.
    """
    with isolation.new_folder() as work:
        listing = Listing(work, limits, isolation)
        for path in paths:
            given, found = sayable(path.as_posix()), existing(path)
            if found.is_dir():
                listing.add_folder(found, below=given)
            else:
                listing.add_file(found, given, found.stat().st_mtime)
        first = existing(paths[0]) if paths else Path.cwd()
        yield _opened(submission_name(first), first, listing, isolation, in_order_given=True)


def submission_name(path: Path) -> str:
    """What a submission is called: its folder's name, or its file's without the suffix."""
    is_file = path.is_file() or address_of(path) is not None
    is_file_with_suffix = is_file and is_known_ending(path.suffix)
    return sayable(path.stem if is_file_with_suffix else path.name)


def _opened(name: str, path: Path, listing: Listing, isolation: Isolation, *, in_order_given: bool = False) -> Opened:
    declaration, refused = Declaration(), listing.refused
    stated = next((item for item in listing.files if item.name == DECLARATION), None)
    if stated is not None:
        found = isolation.outcome_of(DECLARATION, stated.budget, read_declaration, stated.path)
        declaration, senseless = (Declaration(), (found,)) if isinstance(found, RefusedFile) else found
        refused += list(senseless)
    papers = [item for item in listing.files if item is not stated]
    if not in_order_given:
        papers.sort(key=lambda item: natural(item.name))
        refused = sorted(refused, key=lambda item: natural(item.file))
    changed = [item.modified for item in papers] or [path.stat().st_mtime]
    return Opened(
        name=name,
        pages=tuple(
            PageSource(
                path=item.path,
                file=item.name,
                page=number,
                pages=item.pages,
                content=item.content,
                modified=item.modified if item.path.is_relative_to(path) else None,
                budget=item.budget,
            )
            for item in papers
            for number in range(1, item.pages + 1)
        ),
        refused=tuple(refused),
        declaration=declaration,
        notes=tuple(listing.notes),
        newest=day_of(max(changed)),
        digest=_digest(listing.files),
        sent=listing.sending.digest() if listing.sending else "",
        files=tuple(SentFile(name=item.name, content=item.content, size=item.size) for item in listing.files),
    )


def _digest(files: Sequence[Listed]) -> str:
    total = hashlib.sha256()
    for name, content in sorted((item.name, item.content) for item in files):
        total.update(os.fsencode(name) + b"\0" + content.encode() + b"\n")
    return total.hexdigest()
