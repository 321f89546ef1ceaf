"""The audit trail: lines are added, and none is ever changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.errors import GivenUpError
from records.schema import EventRow, Happening


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the audit trail."""

    at: datetime
    submission: str
    happening: Happening
    detail: str


def add_event(session: Session, name: str, happening: Happening, *, at: datetime, **detail: Any) -> None:  # noqa: ANN401  goes into JSON
    """Add a line."""
    text = json.dumps(detail, ensure_ascii=False)
    session.add(EventRow(at=at, submission=name, happening=happening, detail=text))


def events_of(session: Session, name: str | None) -> Iterator[Event]:
    """Oldest first: of one submission, or of all."""
    query = select(EventRow).order_by(EventRow.id)
    for row in session.scalars(query if name is None else query.filter_by(submission=name)):
        yield Event(at=row.at, submission=row.submission, happening=row.happening, detail=row.detail)


def unended_runs(session: Session, name: str) -> int:
    """How often a verification was begun of late without coming to any end: the program ended with it."""
    told = (Happening.BEGUN, Happening.SEEN, Happening.KEPT, Happening.CONFIRMED, Happening.FAILED)
    query = select(EventRow.happening, EventRow.detail).where(EventRow.submission == name)
    count = 0
    for happening, detail in session.execute(query.where(EventRow.happening.in_(told)).order_by(EventRow.id.desc())):
        if happening is Happening.BEGUN:
            count += 1
        elif happening is not Happening.FAILED or json.loads(detail).get("code") != GivenUpError("").code:
            break
    return count
