"""When is a drop in the watched folder complete? Decided here, without a clock, a disk or a thread."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

_GROWING = (".part", ".partial", ".crdownload", ".filepart", ".tmp", ".opdownload", "~")
"""Endings that copying and downloading programs give to a file until it is whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileState:
    """A file as the disk shows it.

    Attributes:
        changed: its time of change, in nanoseconds; of any clock, also one that goes backwards.
    """

    size: int
    changed: int


DropState = Mapping[str, FileState]
"""All files of one drop, by their names. A folder without files is a drop without files."""


_PATIENCE = 12
"""Settle times, instead of one, for what does not look whole."""


@dataclass(slots=True)
class _Watched:
    state: dict[str, FileState]
    still_since: float
    taken: bool = False
    doubted: bool = False


class SettleLedger:
    """Is told what the watched folder holds; says which drops have stopped changing.

    A drop is a sub-folder, an archive or a PDF. It is complete when it holds a file, none of its files is being
    written under a temporary name, and nothing in it has changed for the settle time; for twelve times that where it
    was doubted. It is given out once, and again when it has changed after that.
    """

    def __init__(self, settle_seconds: float) -> None:
        """Know of nothing yet."""
        self._settle = settle_seconds
        self._watched: dict[Path, _Watched] = {}

    def look(self, drops: Mapping[Path, DropState], now: float, busy: Collection[Path] = ()) -> tuple[Path, ...]:
        """Take in what is there now, and give the drops that have just become complete, the longest still first.

        Args:
            drops: every drop in the folder; one that is no longer among them is forgotten.
            now: seconds of a clock that does not jump.
            busy: drops that are still being worked on: not given out, even when they have changed meanwhile.
        """
        for path in self._watched.keys() - drops.keys():
            del self._watched[path]
        for path, state in drops.items():
            known = self._watched.get(path)
            if known is None or known.state != state:
                self._watched[path] = _Watched(state=dict(state), still_since=now)
        complete = [
            path for path, watched in self._watched.items() if path not in busy and self._is_complete(watched, now)
        ]
        complete.sort(key=lambda path: self._watched[path].still_since)
        for path in complete:
            self._watched[path].taken = True
        return tuple(complete)

    def doubt(self, path: Path) -> bool:
        """One that was given out does not look whole: have it wait longer. False where it has done so already."""
        watched = self._watched[path]
        if watched.doubted:
            return False
        watched.taken, watched.doubted = False, True
        return True

    def know(self, path: Path, state: DropState, now: float) -> None:
        """Take it as given out already: it is given out when it is in another state than this one."""
        self._watched[path] = _Watched(state=dict(state), still_since=now, taken=True)

    def once_more(self, path: Path, now: float) -> None:
        """What was given out came to nothing: give it out again after the longer time, though nothing changes."""
        if path in self._watched:
            self._watched[path] = _Watched(state=self._watched[path].state, still_since=now, doubted=True)

    def is_as_given(self, path: Path, state: DropState) -> bool:
        """Is it still in the state in which it was given out?"""
        watched = self._watched.get(path)
        return watched is not None and watched.taken and watched.state == state

    def settled_at(self, path: Path) -> float:
        """When one that was given out had been still for long enough; seconds of the clock that `look` was given."""
        watched = self._watched[path]
        return watched.still_since + self._time_of(watched)

    def next_settling(self, busy: Collection[Path] = ()) -> float | None:
        """When the next drop will be complete if nothing changes; None where none is waiting for that."""
        still = (w for path, w in self._watched.items() if path not in busy and self._may_settle(w))
        waiting = (watched.still_since + self._time_of(watched) for watched in still)
        return min(waiting, default=None)

    def waiting(self) -> tuple[Path, ...]:
        """The drops that are there and have not become complete yet."""
        return tuple(path for path, watched in self._watched.items() if not watched.taken)

    def _is_complete(self, watched: _Watched, now: float) -> bool:
        return self._may_settle(watched) and now - watched.still_since >= self._time_of(watched)

    def _may_settle(self, watched: _Watched) -> bool:
        return (
            not watched.taken
            and bool(watched.state)
            and not any(name.lower().endswith(_GROWING) for name in watched.state)
        )

    def _time_of(self, watched: _Watched) -> float:
        return self._settle * (_PATIENCE if watched.doubted else 1)
