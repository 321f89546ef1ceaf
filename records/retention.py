"""What has been kept long enough, and its removal; the audit trail and decisions stay (docs/decisions/0015)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from records.schema import DecisionRow, Happening, ResultRow, State, SubmissionRow
from records.trail import add_event

_AT_REST = (State.DONE, State.QUARANTINED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Old:
    """A submission that could go.

    Attributes:
        path: what was sent; it is never touched.
        since: when the last thing happened to it: it was seen, got a result on other content, or was decided on.
        decided: has somebody decided on it as it is now?
    """

    name: str
    path: Path
    since: datetime
    decided: bool


def old_submissions(session: Session, before: datetime, *, undecided: bool) -> Iterator[Old]:
    """Those at rest since before a moment, by name.

    That they were found unchanged night after night counts for nothing. With `undecided` also those that nobody has
    decided on.
    """
    result = select(func.max(ResultRow.finished)).where(ResultRow.submission == SubmissionRow.name).scalar_subquery()
    decided = (
        select(func.max(DecisionRow.at))
        .where(DecisionRow.submission == SubmissionRow.name, DecisionRow.digest == SubmissionRow.digest)
        .scalar_subquery()
    )
    rows = session.execute(
        select(SubmissionRow, result, decided).where(SubmissionRow.state.in_(_AT_REST)).order_by(SubmissionRow.name)
    )
    for row, *moments in rows:
        since = max(filter(None, (row.first_seen, *moments)))
        decision = moments[1]
        if since < before and (undecided or decision is not None):
            yield Old(name=row.name, path=row.path, since=since, decided=decision is not None)


def purge_rows(session: Session, name: str, *, at: datetime) -> None:
    """Remove a submission's results, with what belongs to them, and where it stands; add a line that says so."""
    results = session.scalar(select(func.count()).where(ResultRow.submission == name)) or 0
    session.execute(delete(ResultRow).where(ResultRow.submission == name))
    session.execute(delete(SubmissionRow).where(SubmissionRow.name == name))
    add_event(session, name, Happening.PURGED, at=at, results=results)
