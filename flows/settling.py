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


@dataclass(slots=True)
class _Watched:
    state: dict[str, FileState]
    still_since: float
    taken: bool = False


class SettleLedger:
    """Is told what the watched folder holds; says which drops have stopped changing.

    A drop is a sub-folder, an archive or a PDF. It is complete when it holds a file, none of its files is being
    written under a temporary name, and nothing in it has changed for the settle time. It is given out once, and
    again when it has changed after that.
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

    def waiting(self) -> tuple[Path, ...]:
        """The drops that are there and have not become complete yet."""
        return tuple(path for path, watched in self._watched.items() if not watched.taken)

    def _is_complete(self, watched: _Watched, now: float) -> bool:
        return (
            not watched.taken
            and bool(watched.state)
            and now - watched.still_since >= self._settle
            and not any(name.lower().endswith(_GROWING) for name in watched.state)
        )
