"""What verifications came to: the newest result of a submission is the one that holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from chushen.answer import Json, result
from chushen.errors import RecordsError
from records.applicants import applicant_keys
from records.schema import ApplicantRow, ResultRow
from records.verified import Verified, to_json


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
    row = ResultRow(**key, verdict=judgement.verdict, finished=finished, answer=answer, verified=to_json(verified))
    session.add(row)
    session.flush()
    session.add_all(ApplicantRow(result=row.id, key=found) for found in sorted(applicant_keys(verified)))


def newest_result(session: Session, name: str) -> ResultRow | None:
    """The newest of one submission; None if it was never verified."""
    return session.scalars(
        select(ResultRow).filter_by(submission=name).order_by(ResultRow.id.desc()).limit(1)
    ).one_or_none()


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


def newest_answers(session: Session) -> Iterator[Json]:
    """The `chushen.result/1` of every submission, the newest of each, by name; one at a time in memory."""
    newest = select(func.max(ResultRow.id)).group_by(ResultRow.submission)
    ids = session.scalars(select(ResultRow.id).where(ResultRow.id.in_(newest)).order_by(ResultRow.submission)).all()
    for number in ids:
        answer = session.scalar(select(ResultRow.answer).where(ResultRow.id == number))
        if answer is not None:
            yield json.loads(answer)
