"""The address of a server that stands, for other programs over the same data folder. It goes with its process."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from chushen.errors import CallError

_LONGEST = 1000


class Sign:
    """A file with an address in it, which holds while the process that has put it up lives."""

    def __init__(self, path: Path) -> None:
        """Of this file; nothing is put up yet."""
        self._path = path
        self._handle: int | None = None

    def put_up(self, address: str) -> None:
        """From now on others find the address.

        Raises:
            CallError: another process has put up its own.
        """
        handle = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(handle)
            message = f"已有 chushen serve 在使用 {self._path.parent.parent} / chushen serve already runs over it"
            raise CallError(
                message, remedy="先结束它，或用 --data 另指文件夹 / End it, or use another folder."
            ) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, address.encode(), 0)
        self._handle = handle

    def take_down(self) -> None:
        """It holds no longer."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

    def read(self) -> str | None:
        """The address that holds; None where there is none."""
        try:
            handle = os.open(self._path, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return os.pread(handle, _LONGEST, 0).decode() or None
        finally:
            os.close(handle)
        return None
