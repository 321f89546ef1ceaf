"""What counts as an application in a folder of applications (contract: The ways in)."""

from __future__ import annotations

from pathlib import Path

from chushen.errors import CallError
from flows.outcome_folders import is_outcome_folder
from intake.archives.unpacking import ARCHIVES
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
    """
    try:
        found = [path for path in folder.iterdir() if is_submission(path)]
    except OSError as error:
        message = f"cannot list the folder {folder}: {error.strerror}"
        raise CallError(message, remedy="Name a folder that holds one sub-folder, archive or PDF each.") from error
    return tuple(sorted(found, key=lambda path: natural(sayable(path.name))))


def is_submission(path: Path) -> bool:
    """Is this a folder, an archive or a bundle that an applicant sent? A link is none: it may lead anywhere."""
    if is_left_by_the_system(sayable(path.name)) or path.is_symlink():
        return False
    if path.is_dir():
        return not is_outcome_folder(path)
    return path.suffix.lower() in _BUNDLES and path.is_file()
