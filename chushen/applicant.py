"""Who applies, in one line."""

from __future__ import annotations

from chushen.documents import Submission
from chushen.kinds import DocumentKind, FieldName

_FIRST = (DocumentKind.BUSINESS_LICENSE, DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE)


def company_of(submission: Submission) -> str:
    """Who applies: as a document says, else as declared, else the submission's own name."""
    return value_of(submission, FieldName.COMPANY_NAME) or submission.declaration.company or submission.name


def value_of(submission: Submission, name: FieldName) -> str | None:
    """A value as the licence states it, else the permit's original, else its duplicate."""
    read = [(_FIRST.index(d.kind), f.value) for d, f in submission.readings_of(name) if d.kind in _FIRST]
    return min(read)[1] if read else None
