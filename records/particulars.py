"""What an application is known by: so that it is found again, and a corrected one finds the one before it."""

from __future__ import annotations

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from chushen.documents import Submission
from records.schema import Particular, ParticularRow, ResultRow

_NUMBERS = (Particular.USCC, Particular.PERMIT_NUMBER)
"""What one applicant alone bears; names of companies change."""
_LONGEST = 200
"""Characters; what is longer is no name and no number, and no database indexes a book."""


def particulars_of(submission: Submission) -> set[tuple[Particular, str]]:
    """Company, representative and numbers, as read and as declared."""
    declared = submission.declaration
    said = {(name, field.value) for name in Particular for _, field in submission.readings_of(name.value)}
    said |= {
        (Particular.COMPANY, declared.company or ""),
        (Particular.USCC, declared.uscc or ""),
        (Particular.PERMIT_NUMBER, declared.permit_number or ""),
        (Particular.LEGAL_REPRESENTATIVE, declared.legal_representative or ""),
    }
    return {(name, value) for name, value in said if 0 < len(value) <= _LONGEST}


def former_of(session: Session, result: ResultRow) -> ResultRow | None:
    """The newest earlier result of the same applicant on other content, received no later."""
    said = select(ParticularRow.name, ParticularRow.value)
    numbers = said.where(ParticularRow.result == result.id, ParticularRow.name.in_(_NUMBERS))
    same = select(ParticularRow.result).where(tuple_(ParticularRow.name, ParticularRow.value).in_(numbers))
    found = (
        select(ResultRow)
        .where(ResultRow.id.in_(same), ResultRow.id < result.id)
        .where(ResultRow.digest != result.digest, ResultRow.received <= result.received)
        .order_by(ResultRow.id.desc())
        .limit(1)
    )
    return session.scalars(found).one_or_none()
