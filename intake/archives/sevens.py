"""7z archives through py7zr, whose writers are ours: nothing is written by a name that stands in the archive."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile

import py7zr
from py7zr.exceptions import PasswordRequired, UnsupportedCompressionMethodError
from py7zr.io import Py7zIO, WriterFactory

from chushen.findings import Cause
from intake.archives.members import Members, UnpackedBytes, chunks
from intake.limits import Limits
from intake.refusal import RefusalError

_ROOT = Path("/")
"""py7zr joins names to a folder and refuses those that lead out of it; nothing is written there."""


def unpack(archive: Path, members: Members, limits: Limits) -> None:
    """Hand over every member that is a regular file.

    Raises:
        RefusalError: too many members, more bytes than may come out, a password, or a packing that is not read.
        Bad7zFile, OSError and others: it cannot be read.
    """
    try:
        with archive.open("rb") as file, py7zr.SevenZipFile(file, "r") as opened:  # an opened file: no threads
            files = [one for one in opened.files if not one.is_directory and not one.is_symlink and not one.is_socket]
            wanted = {one.filename: _modified(one) for one in files if members.wants(one.filename)}
            if len(wanted) > limits.max_files:
                raise RefusalError(Cause.TOO_LARGE, f"{len(wanted)} members; the limit is {limits.max_files}")
            writers = _Writers(wanted, members, UnpackedBytes(archive.stat().st_size, limits), limits.max_file_bytes)
            opened.extract(path=_ROOT, targets=set(wanted), factory=writers)
    except PasswordRequired as error:
        raise RefusalError(Cause.ENCRYPTED, "an archive with a password") from error
    except UnsupportedCompressionMethodError as error:
        raise RefusalError(Cause.NOT_ACCEPTED, f"packed in a way that is not read: {error}") from error


class _Writers(WriterFactory):
    def __init__(self, wanted: dict[str, datetime | None], members: Members, budget: UnpackedBytes, most: int) -> None:
        self._wanted = wanted
        self._members = members
        self._budget = budget
        self._most = most

    def create(self, filename: str) -> Py7zIO:
        name = filename.removeprefix(_ROOT.as_posix())
        return _Writer(name, self._wanted.get(name), self._members, self._budget, self._most)


class _Writer(Py7zIO):
    """Takes what py7zr pushes, and hands it on when it is whole; of a member too large just enough to say so."""

    def __init__(
        self, name: str, modified: datetime | None, members: Members, budget: UnpackedBytes, most: int
    ) -> None:
        self._name = name
        self._modified = modified
        self._members = members
        self._budget = budget
        self._room = most + 1
        self._file = TemporaryFile()  # noqa: SIM115  closed in close()

    def write(self, s: bytes | bytearray) -> int:
        self._budget.spend(len(s))
        self._file.write(s[: self._room])
        self._room -= min(len(s), self._room)
        return len(s)

    def close(self) -> None:
        self._file.seek(0)
        self._members.take(self._name, self._modified, lambda: chunks(self._file))
        self._file.close()

    def read(self, size: int | None = None) -> bytes:
        del size
        return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        del offset, whence
        return 0

    def flush(self) -> None:
        """Nothing waits."""

    def size(self) -> int:
        return self._file.tell()


def _modified(entry: py7zr.py7zr.ArchiveFile) -> datetime | None:
    stated = entry.lastwritetime
    try:
        return stated.as_datetime() if stated else None
    except (OverflowError, ValueError):
        return None
