"""What is to be done, and by when: what nobody has answered yet, which permits run out."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from chushen.answer import Json
from chushen.findings import Verdict
from chushen.kinds import LONG_TERM, DocumentKind, FieldName
from records.schema import DecisionRow, ResultRow, State, SubmissionRow

_PERMITS = (DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """A submission on which nobody has decided as it is now.

    Attributes:
        verdict: of the newest result; None where it was never verified, and then `received` is None too.
        problem: why it is quarantined; "" otherwise.
        changed: when that came about.
    """

    name: str
    state: State
    verdict: Verdict | None
    received: date | None
    first_seen: datetime
    problem: str
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPermit:
    """A permit that runs out, as its holder's newest application shows it.

    Attributes:
        number: as read; "" where it was not.
        ends: its last day.
    """

    name: str
    number: str
    ends: date


def unanswered(session: Session) -> tuple[Unanswered, ...]:
    """Every submission without a decision on its present content, by name."""
    decided = exists().where(DecisionRow.submission == SubmissionRow.name, DecisionRow.digest == SubmissionRow.digest)
    rows = session.scalars(select(SubmissionRow).where(~decided).order_by(SubmissionRow.name))
    return tuple(
        Unanswered(
            name=row.name,
            state=row.state,
            verdict=row.verdict,
            received=row.received,
            first_seen=row.first_seen,
            problem=row.problem,
            changed=row.changed,
        )
        for row in rows
    )


def permits_ending(session: Session, first: date, last: date) -> tuple[EndingPermit, ...]:
    """Permits whose last day lies between the two, the next to end first; of each number the newest application."""
    newest = select(func.max(ResultRow.id)).group_by(ResultRow.submission)
    ids = session.scalars(
        select(ResultRow.id).where(ResultRow.id.in_(newest)).order_by(ResultRow.received, ResultRow.id)
    ).all()
    found: dict[str, EndingPermit] = {}
    for number in ids:  # one answer at a time in memory
        name, answer = session.execute(
            select(ResultRow.submission, ResultRow.answer).where(ResultRow.id == number)
        ).one()
        permit = _permit_of(name, json.loads(answer)["documents"])
        if permit:
            found[permit.number or permit.name] = permit
    ending = (permit for permit in found.values() if first <= permit.ends <= last)
    return tuple(sorted(ending, key=lambda permit: (permit.ends, permit.name)))


def _permit_of(name: str, documents: list[Json]) -> EndingPermit | None:
    """As its original shows it, else its duplicate."""
    for kind in _PERMITS:
        for document in documents:
            read = {field: said["value"] for field, said in document["fields"].items()}
            end = read.get(FieldName.VALID_TO.value, LONG_TERM)
            if document["kind"] == kind.value and end != LONG_TERM:
                number = read.get(FieldName.PERMIT_NUMBER.value, "")
                return EndingPermit(name=name, number=number, ends=date.fromisoformat(end))
    return None
