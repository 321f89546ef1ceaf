"""The nights, as the trail tells of them: when each one worked, up to when its digest tells, who did not get it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.schema import EventRow, Happening
from records.trail import add_event

_NO_SUBMISSION = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One night that came to its end. Of several of one day the last counts.

    Attributes:
        begun: when its work began.
        told: up to when its digest tells.
        undelivered: the addresses that its digest did not reach, as people may see them.
    """

    day: date
    begun: datetime
    told: datetime
    undelivered: tuple[str, ...] = ()


def add_night(session: Session, night: Night, *, at: datetime) -> None:
    """Add a line to the trail that is about no submission."""
    moments = {"day": str(night.day), "begun": night.begun.isoformat(), "told": night.told.isoformat()}
    undelivered = list(night.undelivered)
    add_event(session, _NO_SUBMISSION, Happening.NIGHT, at=at, **moments, undelivered=undelivered)


def last_night(session: Session, before: date | None) -> Night | None:
    """The last one of all, or the last one of an earlier day; None where there was none."""
    lines = select(EventRow.detail).where(EventRow.submission == _NO_SUBMISSION, EventRow.happening == Happening.NIGHT)
    for line in session.scalars(lines.order_by(EventRow.id.desc())):
        said = json.loads(line)
        night = Night(
            day=date.fromisoformat(said["day"]),
            begun=datetime.fromisoformat(said["begun"]),
            told=datetime.fromisoformat(said["told"]),
            undelivered=tuple(said["undelivered"]),
        )
        if before is None or night.day < before:
            return night
    return None
