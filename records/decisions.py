"""What people decided, beside what the program found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.findings import Verdict
from records.schema import Decision, DecisionRow, ResultRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision.

    Attributes:
        verdict: what the program had found when it was taken.
        digest: of the content that it was taken on.
    """

    at: datetime
    submission: str
    verdict: Verdict
    decision: Decision
    reason: str
    officer: str
    digest: str


def add_decision(
    session: Session, result: ResultRow, decision: Decision, *, reason: str, officer: str, at: datetime
) -> Decided:
    """Add a row; nothing that was decided before is changed."""
    row = DecisionRow(
        at=at,
        submission=result.submission,
        result=result.id,
        verdict=result.verdict,
        decision=decision,
        reason=reason,
        officer=officer,
        digest=result.digest,
    )
    session.add(row)
    return _decided(row)


def decisions_of(session: Session, name: str) -> tuple[Decided, ...]:
    """All decisions on a submission, oldest first."""
    rows = session.scalars(select(DecisionRow).filter_by(submission=name).order_by(DecisionRow.id))
    return tuple(map(_decided, rows))


def last_decisions(session: Session) -> dict[str, Decision]:
    """The newest decision on each submission that has one, by its name."""
    rows = session.execute(select(DecisionRow.submission, DecisionRow.decision).order_by(DecisionRow.id))
    return dict(rows.tuples().all())


def _decided(row: DecisionRow) -> Decided:
    return Decided(
        at=row.at,
        submission=row.submission,
        verdict=row.verdict,
        decision=row.decision,
        reason=row.reason,
        officer=row.officer,
        digest=row.digest,
    )
