"""Values that follow from others on the same page, for those that could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from chushen.evidence import Witness
from chushen.kinds import LONG_TERM, DocumentKind, FieldName
from extractors.fields.reading import Reading
from extractors.identifiers.id_number import read_id_number

_PERMITS = (DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE)
_TERM_YEARS = 5
"""A value-added telecom permit runs for five years from its issue (电信业务经营许可管理办法)."""

_LICENCE_TERM = 5
"""Companies choose 10, 15, 20, 30 or 50 years."""
_FOLLOWS = 0.85


def derive(kind: DocumentKind, read: Mapping[str, Reading]) -> Iterator[Reading]:
    """Readings for fields that are missing among those read, or that the others contradict."""
    if kind is DocumentKind.LEGAL_REP_ID:
        yield from _from_id_number(read)
    if kind is DocumentKind.BUSINESS_LICENSE:
        yield from _from_establishment(read)
    if kind in _PERMITS and FieldName.VALID_FROM not in read:
        yield from _from_issue(read)


def _from_establishment(read: Mapping[str, Reading]) -> Iterator[Reading]:
    """The term of business begins with the company and runs for whole decades or five years: a misread year shows."""
    founded, begins, ends = (
        read.get(name) for name in (FieldName.ESTABLISHED, FieldName.VALID_FROM, FieldName.VALID_TO)
    )
    if founded is None or begins is None or ends is None or ends.value == LONG_TERM:
        return
    same_day = founded.value[4:] == begins.value[4:] and founded.value != begins.value
    if same_day and _runs_whole_years(founded.value, ends.value) and not _runs_whole_years(begins.value, ends.value):
        confidence = min(founded.confidence, ends.confidence, _FOLLOWS)
        yield _following(FieldName.VALID_FROM, founded.value, founded, confidence)


def _runs_whole_years(begin: str, end: str) -> bool:
    first = date.fromisoformat(begin)
    return any(
        last.year > first.year
        and (last.year - first.year) % _LICENCE_TERM == 0
        and (last.month, last.day) == (first.month, first.day)
        for last in (date.fromisoformat(end), date.fromisoformat(end) + timedelta(days=1))
    )


def _from_id_number(read: Mapping[str, Reading]) -> Iterator[Reading]:
    source = read.get(FieldName.ID_NUMBER)
    number = read_id_number(source.value) if source is not None else None
    if source is None or number is None or not number.valid:
        return
    for name, value in ((FieldName.BIRTH_DATE, number.birth), (FieldName.SEX, number.sex)):
        if name not in read:
            yield _following(name, value, source, min(source.confidence, 0.95))


def _from_issue(read: Mapping[str, Reading]) -> Iterator[Reading]:
    issued, ends = read.get(FieldName.ISSUED), read.get(FieldName.VALID_TO)
    if issued is None or ends is None or ends.value == LONG_TERM:
        return
    begin, end = date.fromisoformat(issued.value), date.fromisoformat(ends.value)
    whole = (end.year - begin.year, end.month, end.day) == (_TERM_YEARS, begin.month, begin.day)
    following = end + timedelta(days=1)
    short = (following.year - begin.year, following.month, following.day) == (_TERM_YEARS, begin.month, begin.day)
    if whole or short:
        yield _following(FieldName.VALID_FROM, issued.value, issued, min(issued.confidence, ends.confidence, 0.85))


def _following(name: FieldName, value: str, source: Reading, confidence: float) -> Reading:
    return Reading(
        name=name,
        value=value,
        span=source.span,
        confidence=confidence,
        witnesses=(*(w for w in source.witnesses if w is not Witness.REPAIRED), Witness.DERIVED),
        lines=source.lines,
    )
