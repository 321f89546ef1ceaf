"""The data folder: who may read it, how files get into it, what a submission's own folder is called."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
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
    """Write a file that only its owner may read (0600), whole or not at all; a crash leaves nothing half behind."""
    private_folder(path.parent)
    try:
        _write_unnamed(path, content)
    except OSError:  # no file system for that (NFS, …), or what is wrong is wrong for a named file too
        _write_named(path, content)


def _write_unnamed(path: Path, content: bytes) -> None:
    """Into a file that has no name until it is whole: where the program ends before, the system takes it away."""
    handle = os.open(path.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        unnamed = f"/proc/self/fd/{handle}"
        try:
            os.link(unnamed, path, src_dir_fd=handle)  # any descriptor makes Python follow the link in /proc
        except FileExistsError:
            name = path.parent / f".{token_hex(8)}.part"
            os.link(unnamed, name, src_dir_fd=handle)
            name.replace(path)


def _write_named(path: Path, content: bytes) -> None:
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
