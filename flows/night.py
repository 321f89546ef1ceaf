"""What a night's work consists of, and what is handed on when it is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.office import Outcome
from flows.sources import submissions_in
from records.store import Store

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""Where the days are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NightOver:
    """A night whose work is done, to be told of.

    Attributes:
        day: in Shanghai, when the work was done.
        since: up to when the digest of the last earlier day tells; None where there is none.
        outcomes: of everything that was looked at.
        undelivered: the addresses that the digest before this one did not reach, as people may see them.
    """

    day: date
    since: datetime | None
    outcomes: tuple[Outcome, ...] = ()
    undelivered: tuple[str, ...] = ()


WriteDigest = Callable[[Store, NightOver], Sequence[str]]
"""Makes the digest and sends it; gives the addresses that it did not reach, and does not fail for them."""


def due(store: Store, folder: Path | None) -> tuple[Path, ...]:
    """Every application that is known and still where it was, and every one in the folder; none twice.

    Raises:
        CallError: there is no such folder.
    """
    known = (standing.path for standing in store.rows())
    here = submissions_in(folder) if folder else ()
    return tuple(dict.fromkeys(path.resolve() for path in (*known, *here) if path.exists()))
