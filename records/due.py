"""What runs out: permits, and the time in which an applicant must be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, select
from sqlalchemy.orm import Session, aliased

from chushen.findings import Verdict
from records.results import NEWEST
from records.schema import DecisionRow, Particular, ParticularRow, ResultRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A permit that runs out.

    Attributes:
        permit_number: "" where none was read.
        ends: its last day.
        received: the day on which the application was received whose newest result says so.
    """

    submission: str
    company: str
    permit_number: str
    ends: date
    received: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """An application as it now is, on which nobody has decided: the applicant is still to be told."""

    submission: str
    company: str
    received: date
    verdict: Verdict


def permits_ending(session: Session, before: date, since: date | None) -> Iterator[Ending]:
    """Those that run out before a day, and on or after another where one is stated; the soonest first."""
    ends, number = aliased(ParticularRow), aliased(ParticularRow)
    lowest = (
        select(number.value)
        .where(number.result == ResultRow.id, number.name == Particular.PERMIT_NUMBER)
        .order_by(number.value)
        .limit(1)
        .scalar_subquery()
    )
    asked = (
        select(ResultRow.submission, ResultRow.company, lowest, ends.value, ResultRow.received)
        .join(ends, ends.result == ResultRow.id)
        .where(ends.name == Particular.PERMIT_ENDS, ends.value < before.isoformat())
        .where(ends.value >= (since.isoformat() if since else ""), ResultRow.id.in_(NEWEST))
        .order_by(ends.value, ResultRow.submission)
    )
    for submission, company, permit, day, received in session.execute(asked):
        yield Ending(
            submission=submission,
            company=company,
            permit_number=permit or "",
            ends=date.fromisoformat(day),
            received=received,
        )


def unanswered(session: Session) -> Iterator[Unanswered]:
    """Those on whose present content nobody has decided; the one received first comes first."""
    decided = exists().where(DecisionRow.submission == ResultRow.submission, DecisionRow.digest == ResultRow.digest)
    asked = (
        select(ResultRow.submission, ResultRow.company, ResultRow.received, ResultRow.verdict)
        .where(ResultRow.id.in_(NEWEST), ~decided)
        .order_by(ResultRow.received, ResultRow.submission)
    )
    for submission, company, received, verdict in session.execute(asked):
        yield Unanswered(submission=submission, company=company, received=received, verdict=verdict)
