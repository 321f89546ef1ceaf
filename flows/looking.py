"""What the watched folder holds at this moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from flows.settling import DropState, FileState
from flows.sources import submissions_in
from intake.names import is_left_by_the_system, sayable


def drops_in(folder: Path) -> dict[Path, DropState]:
    """Every drop in the folder with the state of its files.

    Raises:
        CallError: the folder is gone or cannot be listed.
    """
    return {path: _state(path) for path in submissions_in(folder)}


def _state(drop: Path) -> DropState:
    state: dict[str, FileState] = {}
    for path in _files(drop):
        with suppress(OSError):  # gone between listing and looking, or not for us to see
            seen = path.lstat()
            state[str(path.relative_to(drop.parent))] = FileState(size=seen.st_size, changed=seen.st_mtime_ns)
    return state


def _files(drop: Path) -> Iterator[Path]:
    if not drop.is_dir():
        yield drop
        return
    for folder, subfolders, names in os.walk(drop):
        subfolders[:] = [name for name in subfolders if not is_left_by_the_system(sayable(name))]
        for name in names:
            if not is_left_by_the_system(sayable(name)):
                yield Path(folder, name)
