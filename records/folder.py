"""The data folder: who may read it, how files get into it, what a submission's own folder is called."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from tempfile import mkstemp

from chushen.errors import RecordsError

REPORT = "report.html"
"""The Chinese report in a submission's own folder."""

_LONGEST_NAME = 120
"""Bytes. Most file systems take 255; room is left for endings and temporary names."""


def private_folder(path: Path) -> Path:
    """Make a folder that only its owner may enter (0700). One that is there already is left as it is.

    Raises:
        RecordsError: it cannot be made.
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        message = f"cannot use the folder {path}: {error.strerror}"
        raise RecordsError(message, remedy="Name another one with --data or CHUSHEN_DATA.") from error
    return path


def write_private(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read (0600), whole or not at all."""
    private_folder(path.parent)
    handle, name = mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        with suppress(FileNotFoundError):
            Path(name).unlink()
        raise


def safe_name(name: str) -> str:
    """A submission's name as the name of a folder: the same where that is possible, else with a digest's end.

    Two different names never give the same folder.
    """
    plain = "".join(c if c.isprintable() and c not in '/\\:*?"<>|' else "_" for c in name).strip(". ")
    short = plain.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", errors="ignore")
    if short and short == name:
        return name
    return f"{short}~{sha256(name.encode('utf-8', errors='surrogatepass')).hexdigest()[:12]}"


@contextmanager
def held(lock: Path) -> Iterator[None]:
    """Be the only process inside the block; others wait. The lock goes with the process, however it ends."""
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
