"""By whom an application is, so that a corrected one finds the one before it."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.kinds import FieldName
from records.schema import ApplicantRow, ResultRow
from records.verified import Verified

_NAMES = (FieldName.USCC, FieldName.PERMIT_NUMBER)
"""What one applicant alone bears; names of companies change."""


def applicant_keys(verified: Verified) -> set[str]:
    """What tells the applicant: credit code and permit number, as read and as declared."""
    submission = verified.submission
    read = {f"{name}:{field.value}" for name in _NAMES for _, field in submission.readings_of(name)}
    declared = {"uscc": submission.declaration.uscc, "permit_number": submission.declaration.permit_number}
    return read | {f"{name}:{value}" for name, value in declared.items() if value}


def former_of(session: Session, result: ResultRow) -> ResultRow | None:
    """The newest earlier result of the same applicant on other content, received no later."""
    keys = select(ApplicantRow.key).where(ApplicantRow.result == result.id)
    same = select(ApplicantRow.result).where(ApplicantRow.key.in_(keys))
    found = (
        select(ResultRow)
        .where(ResultRow.id.in_(same), ResultRow.id < result.id)
        .where(ResultRow.digest != result.digest, ResultRow.received <= result.received)
        .order_by(ResultRow.id.desc())
        .limit(1)
    )
    return session.scalars(found).one_or_none()
