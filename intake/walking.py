"""The files of a folder that an applicant filled, found without following anything that leads out of it."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.names import is_left_by_the_system, sayable
from intake.refusal import IntakeError, RefusalError

_CHUNK = 1 << 20
_KINDS = {
    stat.S_IFLNK: "a link",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFBLK: "a device",
    stat.S_IFCHR: "a device",
}
_RIGHTS = "Give the user that runs chushen the right to read it; then run it again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A regular file.

    Attributes:
        name: its path inside the folder, as a person would write it, with forward slashes.
        modified: POSIX time.
    """

    path: Path
    name: str
    modified: float


def files_in(folder: Path) -> Iterator[Found | RefusedFile]:
    """Every file in a folder and in the folders in it, by name; what is no regular file is refused.

    A file that is gone before it is looked at is not there. Folders may lie as deep in each other as paths can be long.

    Raises:
        IntakeError: a folder may not be read.
    """
    waiting: list[tuple[Path, str]] = [(folder, "")]
    while waiting:
        path, name = waiting.pop()
        with suppress(FileNotFoundError):
            seen = path.lstat() if name else path.stat()
            if stat.S_ISDIR(seen.st_mode):
                below = [(entry, f"{name}/{sayable(entry.name)}".lstrip("/")) for entry in _listed(path)]
                waiting += sorted(below, key=lambda entry: entry[1], reverse=True)
            elif stat.S_ISREG(seen.st_mode):
                yield Found(path=path, name=name, modified=seen.st_mtime)
            else:
                kind = _KINDS.get(stat.S_IFMT(seen.st_mode), "no file")
                yield RefusedFile(file=name, cause=Cause.NOT_ACCEPTED, detail=f"{kind}, not followed")


def digest_of(path: Path, most: int) -> str:
    """SHA-256 of a regular file's bytes; of a file larger than `most`, what says so instead.

    Raises:
        RefusalError: it is no regular file any more.
        IntakeError: it may not be read.
        OSError: it cannot be read.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except PermissionError as error:
        raise IntakeError(f"{path}: {error.strerror}", remedy=_RIGHTS) from error
    with open(handle, "rb") as file:  # noqa: PTH123  it is open already
        seen = os.fstat(handle)
        if not stat.S_ISREG(seen.st_mode):
            raise RefusalError(Cause.NOT_ACCEPTED, "no regular file any more")
        total, size = hashlib.sha256(), 0
        while size <= most and (chunk := file.read(_CHUNK)):
            size += len(chunk)
            total.update(chunk)
    return f"too-large {max(size, seen.st_size)}" if size > most else total.hexdigest()


def _listed(folder: Path) -> list[Path]:
    try:
        return [entry for entry in folder.iterdir() if not is_left_by_the_system(sayable(entry.name))]
    except PermissionError as error:
        raise IntakeError(f"{folder}: {error.strerror}", remedy=_RIGHTS) from error
