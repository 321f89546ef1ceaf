"""The audit trail: lines are added, and none is ever changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
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


def unended_runs(session: Session, name: str, *, digest: str, edition: str, kept: int) -> int:
    """How often of late the program ended while it worked on this content, and had kept no page more than before.

    Args:
        session: to ask in.
        name: of the submission.
        digest: of its present content.
        edition: of the present program: another one may have mended what ended the former.
        kept: how many of its pages are kept now.
    """
    told = (Happening.BEGUN, Happening.SEEN, Happening.KEPT, Happening.CONFIRMED, Happening.FAILED)
    query = select(EventRow.happening, EventRow.detail).where(EventRow.submission == name)
    count = 0
    for happening, detail in session.execute(query.where(EventRow.happening.in_(told)).order_by(EventRow.id.desc())):
        said = json.loads(detail)
        if happening is Happening.BEGUN:
            before = said.get("kept", 0)
            if (said.get("digest"), said.get("edition")) != (digest, edition) or kept > before:
                break
            count, kept = count + 1, before
        elif happening is not Happening.FAILED or said.get("code") != GivenUpError("").code:
            break
    return count


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """How a verification ended.

    Attributes:
        happening: KEPT, CONFIRMED or FAILED.
        seconds: since it was begun; 0 where it was only confirmed.
    """

    submission: str
    happening: Happening
    problem: str
    seconds: float


def newest_event(session: Session) -> int:
    """The number of the trail's last line; 0 where there is none."""
    return session.scalar(select(func.max(EventRow.id))) or 0


def endings_since(session: Session, number: int) -> Iterator[Ending]:
    """How verifications ended since that line of the trail, oldest first."""
    told = (Happening.BEGUN, Happening.KEPT, Happening.CONFIRMED, Happening.FAILED)
    begun: dict[str, datetime] = {}
    query = select(EventRow).where(EventRow.id > number, EventRow.happening.in_(told)).order_by(EventRow.id)
    for row in session.scalars(query):
        if row.happening is Happening.BEGUN:
            begun[row.submission] = row.at
            continue
        yield Ending(
            submission=row.submission,
            happening=row.happening,
            problem=json.loads(row.detail).get("problem", ""),
            seconds=(row.at - begun.get(row.submission, row.at)).total_seconds(),
        )
