"""What the watched folder holds at this moment."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from flows.settling import DropState, FileState
from flows.sources import submissions_in
from intake.refusal import IntakeError
from intake.walking import Found, files_in


def drops_in(folder: Path) -> dict[Path, DropState]:
    """Every drop in the folder with the state of its files.

    Raises:
        CallError: the folder is gone or cannot be listed.
    """
    return {path: _state(path) for path in submissions_in(folder)}


def _state(drop: Path) -> DropState:
    state: dict[str, FileState] = {}
    with suppress(IntakeError):  # not for us to see: whoever opens it says so
        for found in files_in(drop):
            with suppress(OSError):  # gone between listing and looking
                if isinstance(found, Found):
                    seen = found.path.lstat()
                    name = str(found.path.relative_to(drop.parent))
                    state[name] = FileState(size=seen.st_size, changed=seen.st_mtime_ns)
    return state
