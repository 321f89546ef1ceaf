"""How long a document holds, and whether it still did on the day received."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.evidence import Field
from chushen.kinds import LONG_TERM, DocumentKind, FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, Unchecked, Why


def permit_term(case: Case) -> tuple[DocumentKind, Field | None]:
    """The end of the permit, and the paper that states it most surely: original before duplicate."""
    found = [(kind, reading) for kind in PERMITS if (reading := case.reading(kind, FieldName.VALID_TO)) is not None]
    return max(found, key=lambda seen: case.is_sure(seen[1]), default=(PERMITS[0], None))


def expiry(case: Case, kind: DocumentKind, reading: Field | None) -> Iterator[Outcome]:
    """A problem where the document surely ran out before the day received."""
    day = case.day(reading)
    if reading is None or reading.value == LONG_TERM:
        return
    if day is None:
        yield Unchecked(why=Why.NOT_READ, document=kind, field=FieldName.VALID_TO)
    elif day < case.received:
        if case.is_sure(reading):
            yield Problem(
                document=kind,
                field=FieldName.VALID_TO,
                evidence=(reading.evidence,),
                details={"day": day, "received": case.received},
            )
        else:
            yield Unchecked(why=Why.NOT_SURE, document=kind, field=FieldName.VALID_TO)
