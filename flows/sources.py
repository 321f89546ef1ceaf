"""What counts as an application in a folder of applications (contract: The ways in)."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path, PurePosixPath

from chushen.errors import CallError
from flows.outcome_folders import is_outcome_folder
from intake.archives.unpacking import ARCHIVES
from intake.fetching import address_of, entries_at
from intake.names import is_left_by_the_system, natural, sayable
from intake.sniffing import ENDINGS, FileKind

_BUNDLES = frozenset(
    f".{ending}" for kind in (*ARCHIVES, FileKind.PDF, FileKind.OFD) for ending in ENDINGS[kind].split()
)
"""Archives (a saved mail is one), and what holds whole documents in one file. A Word file or a picture may be
anything, a list or a covering letter: by itself it is no application."""


def submissions_in(folder: Path) -> tuple[Path, ...]:
    """Every sub-folder, archive, PDF and OFD directly in the folder, as people count (2 before 10).

    Raises:
        CallError: there is no such folder, or it cannot be listed.
        StoreError: it is an address (`intake.fetching`), and the store cannot be reached.
    """
    address = address_of(folder)
    try:
        found = (
            [folder / name for name in _names_at(address)]
            if address
            else [path for path in folder.iterdir() if is_submission(path)]
        )
    except OSError as error:
        message = f"cannot list the folder {folder}: {error.strerror}"
        raise CallError(message, remedy="Name a folder that holds one sub-folder, archive or PDF each.") from error
    return tuple(sorted(found, key=lambda path: natural(sayable(path.name))))


def _names_at(address: str) -> list[str]:
    return [
        name
        for name, is_folder in entries_at(address)
        if not is_left_by_the_system(name) and (is_folder or PurePosixPath(name).suffix.lower() in _BUNDLES)
    ]


def strays_in(folder: Path) -> frozenset[Path]:
    """What lies directly in the folder and is no application, though somebody may take it for one."""
    with suppress(OSError):
        return frozenset(
            path
            for path in folder.iterdir()
            if not (is_submission(path) or path.is_dir() or is_left_by_the_system(sayable(path.name)))
        )
    return frozenset()


def is_submission(path: Path) -> bool:
    """Is this a folder, an archive or a bundle that an applicant sent? A link is none: it may lead anywhere."""
    if is_left_by_the_system(sayable(path.name)) or path.is_symlink():
        return False
    if path.is_dir():
        return not is_outcome_folder(path)
    return path.suffix.lower() in _BUNDLES and path.is_file()
