"""Where every submission stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.findings import Verdict
from records.schema import State, SubmissionRow
from records.upsert import make_or_change

CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one submission stands.

    Attributes:
        verdict: of the newest result; None before the first.
        runs: how often its verification was begun.
        problem: why it is quarantined; "" otherwise.
    """

    name: str
    path: Path
    state: State
    verdict: Verdict | None
    received: date | None
    runs: int
    problem: str
    changed: datetime


def set_standing(session: Session, name: str, path: Path, *, at: datetime, new_run: bool = False, **values: Any) -> int:  # noqa: ANN401  columns differ in type
    """Make the row or change it, as the first statement of a transaction: a writer then waits, never fails.

    Gives the number of runs.
    """
    known = {"path": path, "changed": at, **values}
    fresh = {"first_seen": at, "digest": "", "edition": "", "runs": int(new_run), **known}
    if new_run:
        known["runs"] = SubmissionRow.runs + 1
    make_or_change(session, SubmissionRow, {"name": name}, fresh, known)
    return session.execute(select(SubmissionRow.runs).where(SubmissionRow.name == name)).scalar_one()


def standing_of(session: Session, name: str) -> Standing | None:
    """Where one stands; None if it was never seen."""
    row = session.get(SubmissionRow, name)
    return None if row is None else standing_from(row)


def standings(
    session: Session, *, state: State | None = None, verdict: Verdict | None = None, since: date | None = None
) -> tuple[Standing, ...]:
    """Where every one stands, by name.

    Args:
        session: to ask in.
        state: only those that stand so.
        verdict: only those whose newest result came to it.
        since: only those received on that day or later; while that is not known, first seen.
    """
    asked = select(SubmissionRow).order_by(SubmissionRow.name)
    if state:
        asked = asked.where(SubmissionRow.state == state)
    if verdict:
        asked = asked.where(SubmissionRow.verdict == verdict)
    if since:
        came = datetime.combine(since, time(), CHINA)
        unknown = SubmissionRow.received.is_(None) & (SubmissionRow.first_seen >= came)
        asked = asked.where((SubmissionRow.received >= since) | unknown)
    return tuple(map(standing_from, session.scalars(asked)))


def standing_from(row: SubmissionRow) -> Standing:
    """What a row says."""
    return Standing(
        name=row.name,
        path=row.path,
        state=row.state,
        verdict=row.verdict,
        received=row.received,
        runs=row.runs,
        problem=row.problem,
        changed=row.changed,
    )
