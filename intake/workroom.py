"""The one folder in which all temporary files of this process lie: gone with it, or, if it is killed, with the next.

Parsers' copies, what Tesseract is handed, the sockets of child processes: libraries put them where `tempfile` says.
"""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from multiprocessing.util import Finalize
from pathlib import Path
from shutil import rmtree
from time import monotonic, sleep

from intake.refusal import IntakeError

_PREFIX = "chushen."
"""Of nothing else: whatever is called so and held by nobody is removed. Short: sockets take paths of 108 bytes."""
_TURN_SECONDS = 5.0
_LAST = -200


@contextmanager
def in_workroom() -> Iterator[None]:
    """Inside the block temporary files are made in the folder of this process.

    Raises:
        IntakeError: no temporary folder can be made.
    """
    before = tempfile.tempdir
    try:
        room = _workroom()
    except OSError as error:
        raise IntakeError(f"no temporary folder: {error}") from error
    tempfile.tempdir = str(room)
    try:
        yield
    finally:
        tempfile.tempdir = before


@cache
def _workroom() -> Path:
    """Made once, and held until the process ends: its fork server listens there for as long."""
    outside = Path(tempfile.gettempdir())
    with _a_turn(outside) as is_ours:
        if is_ours:
            _sweep(outside)
        room = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=outside))
        fcntl.flock(os.open(room, os.O_RDONLY | os.O_DIRECTORY), fcntl.LOCK_EX)  # let go by the end of the process
    # after multiprocessing has removed its own folder in there
    Finalize(None, rmtree, args=[room], kwargs={"ignore_errors": True}, exitpriority=_LAST)
    return room


def _sweep(outside: Path) -> None:
    """Remove the folders of processes of ours that are gone: nobody holds them any more."""
    for folder in outside.glob(_PREFIX + "*"):
        with suppress(OSError):  # another user's, or held, or gone meanwhile
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                if os.fstat(handle).st_uid == os.getuid():
                    rmtree(folder, ignore_errors=True)
            finally:
                os.close(handle)


@contextmanager
def _a_turn(outside: Path) -> Iterator[bool]:
    """One process at a time makes its folder or sweeps; who gets no turn goes on without sweeping."""
    handle, until = os.open(outside, os.O_RDONLY | os.O_DIRECTORY), monotonic() + _TURN_SECONDS
    try:
        while not (is_ours := _taken(handle)) and monotonic() < until:
            sleep(0.05)
        yield is_ours
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
