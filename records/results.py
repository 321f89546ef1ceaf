"""What verifications came to: the newest result of a submission is the one that holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CTE, delete, func, select
from sqlalchemy.orm import Session

from chushen.answer import result
from chushen.applicant import company_of
from chushen.errors import RecordsError
from chushen.findings import Finding
from records.particulars import particulars_of
from records.schema import FindingRow, ParticularRow, ResultRow
from records.verified import Verified, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """While this is the same, so is the result. The attributes are those of `Verified`."""

    sent: str
    edition: str
    checklist: str


_AT_A_TIME = 50


def newest_by_submission() -> CTE:
    """The results that hold, as a table of `submission` and `id`, which the index alone answers."""
    newest = func.max(ResultRow.id).label("id")
    return select(ResultRow.submission, newest).group_by(ResultRow.submission).cte("newest")


def add_result(session: Session, verified: Verified, *, finished: datetime) -> None:
    """Add it; one for the same content, program, checklist and day received leaves its place to it."""
    judgement = verified.judgement
    key = {
        "submission": judgement.submission,
        "digest": verified.digest,
        "edition": verified.edition,
        "checklist": verified.checklist,
        "received": judgement.received,
    }
    session.execute(delete(ResultRow).filter_by(**key))
    answer = json.dumps(result(verified.submission, judgement), ensure_ascii=False)
    row = ResultRow(
        **key,
        verdict=judgement.verdict,
        finished=finished,
        company=company_of(verified.submission),
        sent=verified.sent,
        answer=answer,
        verified=to_json(verified),
    )
    session.add(row)
    session.flush()
    particulars = sorted(particulars_of(verified.submission))
    session.add_all(ParticularRow(result=row.id, name=name, value=value) for name, value in particulars)
    session.add_all(_finding(row.id, number, finding) for number, finding in enumerate(judgement.findings, start=1))


def newest_result(session: Session, name: str) -> ResultRow | None:
    """The newest of one submission; None if it was never verified."""
    return session.scalars(
        select(ResultRow).filter_by(submission=name).order_by(ResultRow.id.desc()).limit(1)
    ).one_or_none()


def newest_basis(session: Session, name: str) -> Basis | None:
    """What the newest of one submission rests on; None if it was never verified."""
    asked = select(ResultRow.sent, ResultRow.edition, ResultRow.checklist).filter_by(submission=name)
    row = session.execute(asked.order_by(ResultRow.id.desc()).limit(1)).one_or_none()
    return None if row is None else Basis(sent=row.sent, edition=row.edition, checklist=row.checklist)


def known_result(session: Session, name: str) -> ResultRow:
    """The newest of one submission.

    Raises:
        RecordsError: it was never verified.
    """
    newest = newest_result(session, name)
    if newest is None:
        message = f"{name} was never verified"
        raise RecordsError(message, remedy="Verify it first.")
    return newest


def newest_answers(session: Session) -> Iterator[str]:
    """The `chushen.result/1` of every submission as JSON text, the newest of each, by name, few at a time."""
    newest = newest_by_submission()
    asked = select(ResultRow.answer).join(newest, ResultRow.id == newest.c.id).order_by(ResultRow.submission)
    yield from session.scalars(asked.execution_options(yield_per=_AT_A_TIME))


def _finding(result: int, number: int, finding: Finding) -> FindingRow:
    return FindingRow(
        result=result,
        number=number,
        code=finding.code,
        severity=finding.severity,
        document=finding.document,
        field=finding.field,
        cause=finding.cause,
    )
