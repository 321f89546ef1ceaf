"""What several documents say of one thing, laid side by side: who agrees, who differs, and who may just be misread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from rapidfuzz.distance import Levenshtein

from chushen.evidence import Evidence
from chushen.kinds import DocumentKind, FieldName
from validators.case import PROSE, Case
from validators.company_name import is_it_with_stray_print, looks_like_a_company, written_name
from validators.identifiers import permit_number, permit_number_fault, uscc_fault, written
from validators.look_alikes import look_alike

_K, _F = DocumentKind, FieldName

SURE_OF_LOOK_ALIKES = 0.95
"""From here on a reading is believed even where it differs by look-alikes only (calibrated: 99 of 100 are right)."""

HARDLY_READ = 0.5
"""Below this a reading proves nothing, however far it is from the others."""

NEAR = 0.25
"""Names that differ in at most this share of their characters may be one name, read badly."""

_LONGEST_NAME = 4
"""Of a person; companies' names are longer, and a character less makes another company."""

MANY = 3
"""Where so many papers say the same, one that differs in the shape of a character is looked at before it is blamed."""

_ORDER = (
    _K.BUSINESS_LICENSE,
    _K.LEGAL_REP_ID,
    _K.PERMIT_MAIN,
    _K.PERMIT_DUPLICATE,
    _K.OPERATION_REPORT,
    _K.TECHNICAL_PLAN,
    None,
)
"""Whom to believe where it is one against one; the declaration (None) last: it is the claim that is checked."""

Places: TypeAlias = tuple[tuple[DocumentKind, FieldName], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that must read the same wherever it is printed.

    Attributes:
        declared: the declaration's attribute.
        same: brings values to the form in which they are compared.
        sound: is this value one at all? Another rule reports what is not.
    """

    field: FieldName
    places: Places
    declared: str
    same: Callable[[str], str] = written_name
    sound: Callable[[str], bool] = bool


COMPANY = Subject(
    field=_F.COMPANY_NAME,
    places=tuple(
        (kind, _F.COMPANY_NAME)
        for kind in (_K.BUSINESS_LICENSE, _K.PERMIT_MAIN, _K.PERMIT_DUPLICATE, _K.OPERATION_REPORT, _K.TECHNICAL_PLAN)
    ),
    declared="company",
)
PERSON = Subject(
    field=_F.LEGAL_REPRESENTATIVE,
    places=(
        (_K.BUSINESS_LICENSE, _F.LEGAL_REPRESENTATIVE),
        (_K.PERMIT_MAIN, _F.LEGAL_REPRESENTATIVE),
        (_K.PERMIT_DUPLICATE, _F.LEGAL_REPRESENTATIVE),
        (_K.LEGAL_REP_ID, _F.NAME),
    ),
    declared="legal_representative",
)
CREDIT_CODE = Subject(
    field=_F.USCC,
    places=((_K.BUSINESS_LICENSE, _F.USCC),),
    declared="uscc",
    same=written,
    sound=lambda code: uscc_fault(code) is None,
)
PERMIT_NUMBER = Subject(
    field=_F.PERMIT_NUMBER,
    places=((_K.PERMIT_MAIN, _F.PERMIT_NUMBER), (_K.PERMIT_DUPLICATE, _F.PERMIT_NUMBER)),
    declared="permit_number",
    same=permit_number,
    sound=lambda number: permit_number_fault(number) is None,
)
SUBJECTS = (COMPANY, PERSON, CREDIT_CODE, PERMIT_NUMBER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One document's, or the declaration's, word on a subject.

    Attributes:
        document: None for the declaration.
        key: the value as it is compared.
        evidence: None for the declaration.
    """

    document: DocumentKind | None
    field: FieldName
    value: str
    key: str
    confidence: float
    evidence: Evidence | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Sayings laid side by side.

    Attributes:
        agreed: those that say the same as the most, or as the weightiest.
        odd: those that surely say something else.
        doubtful: those that say something else, and may only have been misread.
    """

    agreed: tuple[Saying, ...]
    odd: tuple[Saying, ...]
    doubtful: tuple[Saying, ...]


def sayings(case: Case, subject: Subject) -> tuple[Saying, ...]:
    """Everybody's word on a subject, in the order of weight, whatever order the documents came in."""
    said = [
        Saying(
            document=kind,
            field=name,
            value=reading.value,
            key=subject.same(reading.value),
            confidence=reading.confidence,
            evidence=reading.evidence,
        )
        for kind, name in subject.places
        for document in case.submission.of(kind)
        if (reading := document.field(name)) is not None and subject.sound(reading.value)
    ]
    declared = getattr(case.submission.declaration, subject.declared)
    if declared:
        said.append(
            Saying(
                document=None,
                field=subject.field,
                value=declared,
                key=subject.same(declared),
                confidence=1.0,
                evidence=None,
            )
        )
    return tuple(sorted(said, key=_weight))


def compare(case: Case, subject: Subject) -> Comparison:
    """Lay everybody's word on a subject side by side."""
    said = sayings(case, subject)
    if not said:
        return Comparison(agreed=(), odd=(), doubtful=())
    groups: dict[str, list[Saying]] = {}
    for saying in said:
        groups.setdefault(saying.key, []).append(saying)
    agreed: list[Saying] = min(groups.values(), key=lambda group: (-_votes(group), _weight(group[0])))
    odd: list[Saying] = []
    doubtful: list[Saying] = []
    for group in groups.values():
        if group is not agreed and not _are_others_ids(group, agreed) and not _is_stray_print(case, group, agreed):
            (doubtful if _may_be_misread(case, group, agreed) else odd).extend(group)
    return Comparison(agreed=tuple(agreed), odd=tuple(odd), doubtful=tuple(doubtful))


def _weight(saying: Saying) -> tuple[int, str, str]:
    place = saying.evidence
    return _ORDER.index(saying.document), saying.key, f"{place.file}#{place.page or 0:05}" if place else ""


def _votes(group: list[Saying]) -> float:
    """A kind of document has one vote, however often it was sent; the declaration breaks a tie."""
    return len({s.document for s in group if s.document}) + 0.5 * any(s.document is None for s in group)


def _are_others_ids(group: list[Saying], agreed: list[Saying]) -> bool:
    """An agent's or a shareholder's ID beside the legal representative's own is no contradiction."""
    return {s.document for s in group} == {_K.LEGAL_REP_ID} and any(s.document is _K.LEGAL_REP_ID for s in agreed)


def _is_stray_print(case: Case, group: list[Saying], agreed: list[Saying]) -> bool:
    """One reading that was not sure, of the very name that others state, with print of a seal at its ends?"""
    unsure = len(group) == 1 and group[0].confidence < case.limits.decide_confidence
    return unsure and is_it_with_stray_print(group[0].key, agreed[0].key)


def _may_be_misread(case: Case, group: list[Saying], agreed: list[Saying]) -> bool:
    """Is the difference between the two groups one that reading may have made?"""
    if len(group) > 1 and len(agreed) > 1:
        return False
    alone_against_many = len(group) == 1 and len({s.document for s in agreed}) >= MANY
    if alone_against_many and (_is_one_shape_off(group[0], agreed[0]) or _is_torn(group[0], agreed[0])):
        return True
    alone = [side[0] for side in (group, agreed) if len(side) == 1]
    confidence = min(saying.confidence for saying in alone)
    one, other = group[0].key, agreed[0].key
    if confidence < HARDLY_READ:
        return True
    if confidence < case.limits.decide_confidence:
        allowed = max(1, round(NEAR * max(len(one), len(other))))
        return any(s.document in PROSE for s in alone) or Levenshtein.distance(one, other) <= allowed
    return confidence < SURE_OF_LOOK_ALIKES and differ_by_look_alikes(one, other)


def _is_one_shape_off(one: Saying, other: Saying) -> bool:
    """Do they differ in the shape of characters only, or is the one a person's name without its first or last one?"""
    cut = len(other.key) <= _LONGEST_NAME and one.key in (other.key[1:], other.key[:-1])
    return one.document is not None and (cut or differ_by_look_alikes(one.key, other.key))


def _is_torn(one: Saying, other: Saying) -> bool:
    """Is the one what is left of the other company's name where the print breaks off?"""
    torn = one.key in other.key and looks_like_a_company(other.key) and not looks_like_a_company(one.key)
    return one.document is not None and torn


def differ_by_look_alikes(one: str, other: str) -> bool:
    """Are these of one length, and alike in every character?"""
    return len(one) == len(other) and all(look_alike(a, b) for a, b in zip(one, other, strict=True))
