"""Where the time goes: seconds by stage, added up over threads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from time import perf_counter


@dataclass(frozen=True, slots=True, kw_only=True)
class Spent:
    """What a stage took, over so many times."""

    seconds: float = 0.0
    times: int = 0


class Stopwatch:
    """Adds up the seconds that each named stage took."""

    def __init__(self) -> None:
        """Start with nothing counted."""
        self._lock = Lock()
        self._spent: dict[str, Spent] = {}
        self._told: dict[str, Spent] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the block under the stage's name."""
        begun = perf_counter()
        try:
            yield
        finally:
            seconds = perf_counter() - begun
            with self._lock:
                before = self._spent.get(name, Spent())
                self._spent[name] = Spent(seconds=before.seconds + seconds, times=before.times + 1)

    def seconds(self) -> dict[str, float]:
        """Seconds by stage, longest first."""
        with self._lock:
            return {name: s.seconds for name, s in sorted(self._spent.items(), key=lambda item: -item[1].seconds)}

    def news(self) -> Mapping[str, Spent]:
        """What was spent since this was last asked, by stage; each second is told once."""
        with self._lock:
            told, self._told = self._told, dict(self._spent)
            new: dict[str, Spent] = {}
            for name, now in self._spent.items():
                before = told.get(name, Spent())
                if now != before:
                    new[name] = Spent(seconds=now.seconds - before.seconds, times=now.times - before.times)
            return new
