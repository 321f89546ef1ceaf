"""What a night's work consists of, and what is handed on when it is done."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from flows.office import NightOver, Outcome
from flows.sources import submissions_in
from records.store import Store

SHANGHAI = ZoneInfo("Asia/Shanghai")
"""Where the days are counted."""


def due(store: Store, folder: Path | None) -> tuple[Path, ...]:
    """Every application that is known and still where it was, and every one in the folder; none twice.

    Raises:
        CallError: there is no such folder.
    """
    known = (standing.path for standing in store.rows())
    here = submissions_in(folder) if folder else ()
    return tuple(dict.fromkeys(path.resolve() for path in (*known, *here) if path.exists()))


def night_over(store: Store, now: datetime, outcomes: tuple[Outcome, ...]) -> NightOver:
    """What there is to tell from, of a night that is done now: with what the digest of an earlier day left."""
    day = now.astimezone(SHANGHAI).date()
    last = store.last_night(before=day)
    return NightOver(
        day=day,
        since=last.told if last else None,
        outcomes=outcomes,
        undelivered=last.undelivered if last else (),
    )
