"""How many cores the readers may use, and how many pages are being read on them at this moment.

There is one `CORES` in a process, as there is one set of cores: every network looks here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import cv2


class Cores:
    """The cores that were lent to this process for reading."""

    def __init__(self, lent: int) -> None:
        """So many are lent; no page is being read."""
        self.lent = lent
        self.pages_at_once = 1
        self._pages = 0
        self._lock = Lock()

    def lend(self, cores: int, pages_at_once: int) -> None:
        """Lend another number, for at most so many pages at a time; before the first network is loaded."""
        self.lent, self.pages_at_once = cores, pages_at_once
        cv2.setNumThreads(max(cores // pages_at_once, 1))

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Inside the block one more page is being read."""
        with self._lock:
            self._pages += 1
        try:
            yield
        finally:
            with self._lock:
                self._pages -= 1

    @property
    def alone(self) -> bool:
        """Is no more than one page being read, so that it may have all cores?"""
        return self._pages <= 1

    @property
    def share(self) -> int:
        """The cores that each page may use now, at least one."""
        return max(self.lent // max(self._pages, 1), 1)


CORES = Cores(os.cpu_count() or 1)
