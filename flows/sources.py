"""What counts as an application in a folder of applications (contract: The ways in)."""

from __future__ import annotations

from pathlib import Path

from chushen.errors import CallError
from intake.names import is_left_by_the_system, natural, sayable

_BUNDLES = frozenset({".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".pdf"})


def submissions_in(folder: Path) -> tuple[Path, ...]:
    """Every sub-folder, archive and PDF directly in the folder, as people count (2 before 10).

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
    """Is this a folder, an archive or a PDF that an applicant sent? A link is none: it may lead anywhere."""
    if is_left_by_the_system(sayable(path.name)) or path.is_symlink():
        return False
    return path.is_dir() or (path.is_file() and path.suffix.lower() in _BUNDLES)
