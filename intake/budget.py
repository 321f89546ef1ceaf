"""The time that one file may still cost."""

from __future__ import annotations

from math import inf
from threading import Lock


class Budget:
    """Processor seconds for all steps with one file together. Safe to use from several threads."""

    def __init__(self, seconds: float = inf) -> None:
        """Begin with so many."""
        self._left = seconds
        self._lock = Lock()

    @property
    def left(self) -> float:
        """Seconds; nothing more is begun once there are none."""
        return self._left

    def spend(self, seconds: float) -> None:
        """Take what a step has used."""
        with self._lock:
            self._left -= seconds
