"""How much of what is kept: for metrics. Counts only, nothing that names an applicant."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from chushen.findings import Verdict
from chushen.stopwatch import Spent
from records.schema import DecisionRow, ResultRow, State, SubmissionRow
from records.stages import stages_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTally:
    """What one result counts for.

    Attributes:
        findings: by code and severity.
        pages: of its documents.
    """

    findings: Counter[tuple[str, str]]
    pages: int


Tallies = Mapping[tuple[int, datetime], ResultTally]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The counts at one moment.

    Attributes:
        states: submissions by state.
        verdicts: of the newest results.
        results: the tallies of the newest results, by their number in the database and the time they were made: a
            result that takes another's place may take its number too.
        waiting_since: when the one that has waited longest came to wait; None where none waits.
        stages: what each kind of work has taken so far, over all processes.
        undecided: the days on which those were received that nobody has decided on as they now are.
    """

    states: Counter[State]
    verdicts: Counter[Verdict]
    results: Tallies
    waiting_since: datetime | None
    undecided: tuple[date, ...]
    stages: Mapping[str, Spent]


def figures_of(session: Session, known: Tallies) -> Figures:
    """Count; a result that is `known` from the last time is not read again: results never change."""
    states = session.execute(select(SubmissionRow.state, func.count()).group_by(SubmissionRow.state))
    newest = ResultRow.id.in_(select(func.max(ResultRow.id)).group_by(ResultRow.submission))
    results = session.execute(select(ResultRow.id, ResultRow.finished, ResultRow.verdict).where(newest)).tuples().all()
    decided = exists().where(DecisionRow.submission == SubmissionRow.name, DecisionRow.digest == SubmissionRow.digest)
    received = session.scalars(select(SubmissionRow.received).where(SubmissionRow.received.is_not(None), ~decided))
    return Figures(
        states=Counter(dict(states.tuples().all())),
        verdicts=Counter(verdict for _, _, verdict in results),
        results={(number, at): known.get((number, at)) or _tally(session, number) for number, at, _ in results},
        waiting_since=session.scalar(
            select(SubmissionRow.changed)
            .where(SubmissionRow.state == State.WAITING)
            .order_by(SubmissionRow.changed)
            .limit(1)
        ),
        stages=stages_of(session),
        undecided=tuple(day for day in received if day is not None),
    )


def _tally(session: Session, number: int) -> ResultTally:
    answer = json.loads(session.scalar(select(ResultRow.answer).where(ResultRow.id == number)) or "{}")
    return ResultTally(
        findings=Counter((found["code"], found["severity"]) for found in answer.get("findings", ())),
        pages=sum(len(document["pages"]) for document in answer.get("documents", ())),
    )
