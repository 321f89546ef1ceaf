"""What the watched folder holds at this moment."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from flows.outcome_folders import OutcomeFolders
from flows.settling import DropState, FileState
from flows.sources import is_submission, submissions_in
from intake.endings import ends_early
from intake.refusal import IntakeError
from intake.walking import Found, files_in


def drops_in(folder: Path) -> dict[Path, DropState]:
    """Every drop in the folder with the state of its files.

    Raises:
        CallError: the folder is gone or cannot be listed.
    """
    return {path: state_of(path) for path in submissions_in(folder)}


def applications_in(folders: OutcomeFolders, name: str) -> dict[Path, DropState]:
    """Every application in one of the outcome folders with the state of its files."""
    return {path: state_of(path) for path in folders.entries(name) if is_submission(path)}


def state_of(drop: Path) -> DropState:
    """The state of its files; none where it is gone."""
    state: dict[str, FileState] = {}
    with suppress(IntakeError):  # not for us to see: whoever opens it says so
        for found in files_in(drop):
            with suppress(OSError):  # gone between listing and looking
                if isinstance(found, Found):
                    seen = found.path.lstat()
                    name = str(found.path.relative_to(drop.parent))
                    state[name] = FileState(size=seen.st_size, changed=seen.st_mtime_ns)
    return state


def unfinished_among(drops: Collection[Path]) -> frozenset[Path]:
    """Those in which a file ends before its end."""
    return frozenset(drop for drop in drops if _is_unfinished(drop))


def _is_unfinished(drop: Path) -> bool:
    with suppress(IntakeError):
        return any(isinstance(found, Found) and ends_early(found.path) for found in files_in(drop))
    return False
