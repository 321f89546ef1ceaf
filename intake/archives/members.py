"""Where an archive's members go: into numbered files, counted as they come out.

A member's name never touches the disk, so no name can lead outside; a size that the archive states is never
believed, so no bomb goes off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.limits import Limits
from intake.names import inside, is_left_by_the_system
from intake.refusal import RefusalError, outcome_of

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A member on disk.

    Attributes:
        name: its path inside the archive, as a person would write it.
        modified: as the archive states it; None where it states none.
    """

    path: Path
    name: str
    modified: datetime | None


class UnpackedBytes:
    """Bytes that may still come out of one archive."""

    def __init__(self, packed: int, limits: Limits) -> None:
        """Begin with what an archive of `packed` bytes may hold."""
        self._left = min(limits.max_unpacked_bytes, max(packed * limits.max_ratio, limits.ratio_free_bytes))

    def spend(self, count: int) -> None:
        """Take so many.

        Raises:
            RefusalError: there are no more.
        """
        self._left -= count
        if self._left < 0:
            raise RefusalError(Cause.TOO_LARGE, "the archive unpacks to more than is allowed")


class Members:
    """Takes the members of one archive as they come.

    Attributes:
        outcomes: each member that can be a document, on disk or refused.
    """

    def __init__(self, archive: Path, into: Path, limits: Limits) -> None:
        """Begin with none; files are made in the folder `into`."""
        self.outcomes: list[Unpacked | RefusedFile] = []
        self.budget = UnpackedBytes(archive.stat().st_size, limits)
        self._into = into
        self._limits = limits

    def wants(self, name: str) -> bool:
        """Can a member of that name be a document, and may there be one more?

        Raises:
            RefusalError: there are too many already.
        """
        name = inside(name)
        if not name or is_left_by_the_system(name):
            return False
        if len(self.outcomes) >= self._limits.max_files:
            raise RefusalError(Cause.TOO_LARGE, f"more than {self._limits.max_files} members")
        return True

    def take(self, name: str, modified: datetime | None, content: Callable[[], Iterable[bytes]]) -> None:
        """Write one member, or note why not. What is wrong with it costs the others nothing."""
        if not self.wants(name):
            return
        name = inside(name)
        path = self._into / f"{len(self.outcomes):05}"
        outcome = outcome_of(name, lambda: self._write(path, content))
        if isinstance(outcome, RefusedFile):
            path.unlink(missing_ok=True)
            self.outcomes.append(outcome)
        else:
            self.outcomes.append(Unpacked(path=path, name=name, modified=modified))

    def _write(self, path: Path, content: Callable[[], Iterable[bytes]]) -> None:
        written = 0
        with path.open("xb") as copy:
            for chunk in content():
                written += len(chunk)
                if written > self._limits.max_file_bytes:
                    raise RefusalError(Cause.TOO_LARGE, f"more than {self._limits.max_file_bytes} bytes unpacked")
                self.budget.spend(len(chunk))
                copy.write(chunk)


def chunks(source: IO[bytes]) -> Iterator[bytes]:
    """What an opened member holds, a piece at a time; closed at the end."""
    with source:
        while chunk := source.read(_CHUNK):
            yield chunk
