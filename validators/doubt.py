"""Readings on which no decision may rest: whoever decides must first look at the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rapidfuzz.distance import Levenshtein

from chushen.evidence import Field
from chushen.kinds import DocumentKind, FieldName
from validators.agreement import CREDIT_CODE, PERMIT_NUMBER, SUBJECTS, SURE_OF_LOOK_ALIKES, Subject, compare
from validators.case import Case
from validators.identifiers import (
    Fault,
    citizen_number_fault,
    organisation_code_holds,
    permit_number_fault,
    uscc_fault,
)
from validators.persons_papers import is_a_passport
from validators.presence import is_visible, stands_on_a_lacking_part

_K, _F = DocumentKind, FieldName
Place = tuple[DocumentKind, FieldName]

MISREAD = 2
"""A number that differs from the declared one in so few characters may be the declared one, misread."""

_DECIDING: tuple[Place, ...] = (
    (_K.BUSINESS_LICENSE, _F.VALID_TO),
    (_K.PERMIT_MAIN, _F.LEGAL_REPRESENTATIVE),
    (_K.LEGAL_REP_ID, _F.VALID_TO),
)
"""What decides although the checklist does not require that it be there."""


_FAULT_OF: dict[str, Callable[[str], Fault | None]] = {
    _F.USCC: uscc_fault,
    _F.ID_NUMBER: citizen_number_fault,
    _F.PERMIT_NUMBER: permit_number_fault,
}
_SUBJECT_OF: dict[str, Subject] = {_F.USCC: CREDIT_CODE, _F.PERMIT_NUMBER: PERMIT_NUMBER}


def is_doubtful_fault(case: Case, reading: Field) -> bool:
    """May an invalid number be a valid one, misread? Recognition is doubted before the applicant is.

    What the applicant typed just so in the declaration was not misread.
    """
    subject = _SUBJECT_OF.get(reading.name)
    declared = getattr(case.submission.declaration, subject.declared) if subject else None
    if subject and declared and subject.same(declared) == subject.same(reading.value):
        return False
    if reading.confidence < case.limits.decide_confidence:
        return True
    if subject is None or reading.confidence >= SURE_OF_LOOK_ALIKES or not declared or not subject.sound(declared):
        return False
    return 0 < Levenshtein.distance(subject.same(declared), subject.same(reading.value)) <= MISREAD


def doubtful_places(case: Case) -> Iterator[tuple[DocumentKind, FieldName, Field | None]]:
    """Every deciding value that was seen, and not read surely enough; None where it was seen and not read at all."""
    seen: set[Place] = set()
    for kind, name, reading in (*_unsure(case), *_misread(case)):
        if (kind, name) not in seen:
            seen.add((kind, name))
            yield kind, name, reading


def _unsure(case: Case) -> Iterator[tuple[DocumentKind, FieldName, Field | None]]:
    required = [(r.kind, name) for r in case.present() for name in r.fields]
    for kind, name in dict.fromkeys((*required, *_DECIDING)):
        if not case.asks_for(kind) or not case.has(kind) or case.illegible(kind):
            continue
        reading = case.reading(kind, name)
        if reading is not None:
            if _is_unsure(case, reading):
                yield kind, name, reading
        elif (kind, name) in required and _is_there_unread(case, kind, name):
            yield kind, name, None


def _is_unsure(case: Case, reading: Field) -> bool:
    """Was it read without certainty, or read as a number that fails its own check and may be misread?"""
    if reading.name == _F.USCC and uscc_fault(reading.value) is None and not organisation_code_holds(reading.value):
        return True
    fault_of = _FAULT_OF.get(reading.name)
    if fault_of is not None and fault_of(reading.value) is not None:
        return is_doubtful_fault(case, reading)
    return not case.is_sure(reading)


def _is_there_unread(case: Case, kind: DocumentKind, name: FieldName) -> bool:
    if stands_on_a_lacking_part(case, kind, name) or (kind is _K.LEGAL_REP_ID and is_a_passport(case)):
        return False
    return is_visible(case, kind, name)


def _misread(case: Case) -> Iterator[tuple[DocumentKind, FieldName, Field | None]]:
    """The least sure of the readings that differ from the others, and may be the same."""
    for subject in SUBJECTS:
        comparison = compare(case, subject)
        for saying in comparison.doubtful:
            alone = comparison.agreed if len(comparison.agreed) == 1 else ()
            least = min((saying, *alone), key=lambda s: (s.document is None, s.confidence))
            if least.document is not None and not case.illegible(least.document):
                yield least.document, least.field, case.reading(least.document, least.field)
