"""TAR archives, plain or packed by gzip, bzip2 or xz: read once from front to end, every byte counted."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from chushen.findings import Cause
from intake.archives.members import Members, UnpackedBytes, chunks
from intake.limits import Limits
from intake.names import sayable
from intake.refusal import RefusalError

_OPENERS: dict[bytes, Callable[[Path], object]] = {b"\x1f\x8b": gzip.open, b"BZh": bz2.open, b"\xfd7zXZ\x00": lzma.open}
_LAST_SECOND = 253402214400
"""Of the year 9999: later ones are no dates."""


def unpack(archive: Path, members: Members, limits: Limits) -> None:
    """Hand over every member that is a regular file; links, pipes and devices are passed over.

    Raises:
        RefusalError: too many members, more bytes than may come out, or a packed file that is no TAR.
        OSError and others: it cannot be read.
    """
    with _opened(archive) as source:
        counted = _Counted(source, UnpackedBytes(archive.stat().st_size, limits))
        try:
            with tarfile.open(fileobj=cast("IO[bytes]", counted), mode="r|") as opened:
                for member in opened:
                    if member.isreg():
                        members.take(
                            sayable(member.name),
                            _modified(member.mtime),
                            lambda m=member: chunks(cast("IO[bytes]", opened.extractfile(m))),  # type: ignore[misc]
                        )
        except tarfile.ReadError as error:
            cause = Cause.DAMAGED if counted.is_tar else Cause.NOT_ACCEPTED
            raise RefusalError(cause, f"TAR: {error}") from error


class _Counted:
    """What tarfile reads from.

    Attributes:
        is_tar: the first block says so.
    """

    def __init__(self, source: IO[bytes], budget: UnpackedBytes) -> None:
        self._source = source
        self._budget = budget
        self._is_first = True
        self.is_tar = False

    def read(self, size: int) -> bytes:
        chunk = self._source.read(size)
        self._budget.spend(len(chunk))
        if self._is_first:
            self.is_tar, self._is_first = chunk[257:262] == b"ustar", False
        return chunk


def _opened(archive: Path) -> IO[bytes]:
    with archive.open("rb") as file:
        head = file.read(8)
    opener = next((opener for magic, opener in _OPENERS.items() if head.startswith(magic)), None)
    return cast("IO[bytes]", opener(archive)) if opener else archive.open("rb")


def _modified(seconds: float) -> datetime | None:
    return datetime.fromtimestamp(seconds, UTC) if 0 < seconds < _LAST_SECOND else None
