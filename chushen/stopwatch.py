"""Where the time goes: seconds by stage, added up over threads."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from time import perf_counter


class Stopwatch:
    """Adds up the seconds that each named stage took."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._lock = Lock()
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under the stage's name."""
        begun = perf_counter()
        try:
            yield
        finally:
            spent = perf_counter() - begun
            with self._lock:
                self._seconds[name] = self._seconds.get(name, 0.0) + spent

    def seconds(self) -> dict[str, float]:
        """Seconds by stage, longest first."""
        with self._lock:
            return dict(sorted(self._seconds.items(), key=lambda item: -item[1]))
