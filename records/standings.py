"""Where every submission stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.findings import Verdict
from records.schema import State, SubmissionRow
from records.upsert import make_or_change


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
    return None if row is None else _standing(row)


def all_standings(session: Session) -> tuple[Standing, ...]:
    """Where every one stands, by name."""
    return tuple(map(_standing, session.scalars(select(SubmissionRow).order_by(SubmissionRow.name))))


def _standing(row: SubmissionRow) -> Standing:
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
