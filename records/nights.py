"""What is known of the nights: when each one was at work, up to when its digest tells, who did not get it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from records.schema import NightRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """One night; a second one of the same day takes its place.

    Attributes:
        told: up to when its digest tells; None where it has come to none.
        undelivered: the addresses that its digest did not reach, as people may see them.
    """

    day: date
    begun: datetime
    told: datetime | None
    undelivered: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Has it come to its end since it was begun last?"""
        return self.told is not None and self.told >= self.begun


def add_night(session: Session, day: date, *, begun: datetime) -> None:
    """A night begins. Of a former one of that day it is still known up to when it has told."""
    row = session.get(NightRow, day)
    if row is None:
        session.add(NightRow(day=day, begun=begun, told=None, undelivered="[]"))
    else:
        row.begun = begun


def end_night(session: Session, day: date, *, told: datetime, undelivered: Sequence[str]) -> None:
    """Its digest is made, and sent as far as that went."""
    row = session.get_one(NightRow, day)
    row.told, row.undelivered = told, json.dumps(list(undelivered), ensure_ascii=False)


def last_night(session: Session, before: date | None) -> Night | None:
    """The last one of all, or the last one of an earlier day that has told anything."""
    query = select(NightRow).order_by(NightRow.day.desc()).limit(1)
    if before is not None:
        query = query.where(NightRow.day < before, NightRow.told.is_not(None))
    row = session.scalars(query).one_or_none()
    return row and Night(day=row.day, begun=row.begun, told=row.told, undelivered=tuple(json.loads(row.undelivered)))
