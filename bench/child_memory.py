"""How much memory processes hold, as Linux tells it in /proc."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Self

_LOOK_SECONDS = 0.02


def resident_mb(process: int | str = "self") -> float:
    """What a process holds now, in MB."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class ChildMemory:
    """Looks at all processes beneath this one again and again, and remembers the largest."""

    def __init__(self) -> None:
        """Use as a context manager."""
        self._most = 0.0
        self._stop = Event()
        self._looking = Thread(target=self._look, daemon=True)

    def forget(self) -> None:
        """Begin anew."""
        self._most = 0.0

    def most_mb(self) -> float:
        """The most that one of them held since, in MB."""
        return self._most

    def __enter__(self) -> Self:
        """Begin to look."""
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Look no more."""
        self._stop.set()
        self._looking.join()

    def _look(self) -> None:
        while not self._stop.wait(_LOOK_SECONDS):
            for process in _beneath(os.getpid()):
                with suppress(OSError, ValueError, IndexError):  # it has ended meanwhile
                    self._most = max(self._most, resident_mb(process))


def _beneath(process: int) -> list[int]:
    """Children, and their children."""
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{process}/task").iterdir():
            for child in map(int, (task / "children").read_text().split()):
                found += [child, *_beneath(child)]
    return found
