"""What an identity document says: 居民身份证 front and back, passport, 港澳台居民居住证."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chushen.evidence import Witness
from chushen.kinds import LONG_TERM, FieldName
from extractors.dates import find_dates
from extractors.fields.card import IS_PASSPORT, PEOPLE, is_card_term, without_labels
from extractors.fields.cells import Cell, fill_cells
from extractors.fields.labels import find_labels
from extractors.fields.people import person_reading
from extractors.fields.reading import Reading
from extractors.fields.terms import read_term
from extractors.fields.trust import CHECKED, SHAKY, SURE, checked, reading, worth
from extractors.glyphs import compact, printed
from extractors.identifiers.id_number import Number, read_id_number
from extractors.identifiers.machine_zone import read_machine_zone
from extractors.pieces import Piece
from extractors.places import begins_with_place, without_junk

_RUNNING = frozenset({"address", "issuing_authority"})
_BELOW = frozenset({"name", "sex", "birth_date", "id_number", "issuing_authority", "valid_from", "valid_to"})
"""On passports the values stand below their labels."""
_POLICE = re.compile(r"[\u3400-\u9fff]{2,20}(?:公安局|公安分局|分局|出入境管理局|移民管理局|派出所)")
_FIGURES_BEHIND = re.compile(r"[\d.\-—至~年月日]{6,}(?:长期)?$")
"""The term, whose own label was lost."""
_IS_RESIDENCE = "居住证"
_FOREIGNER = re.compile(r"(?<![A-Z0-9])(?:[A-Z]{3}\d{12}|9\d{16}[\dX])(?![A-Z0-9])")
"""外国人永久居留身份证: until 2023 the state's letters and 12 digits; since then 18, a 9 first."""
_REPAIRED = 0.94
"""One check character of eleven: a repair may fit by chance."""
_LABELLED = re.compile(r"[A-Z0-9]{6,12}")
_PASSPORT = re.compile(r"(?<![A-Z0-9])(?:[EGDSP][A-Z0-9]\d{7}|[HM]\d{8}(?:\d{2})?)(?![A-Z0-9])")


def identity_fields(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """Every field of an identity document's page, both sides if both stand on it."""
    labels = find_labels("legal_rep_id", pieces)
    running = _RUNNING | _BELOW if any(IS_PASSPORT.search(compact(piece.text)) for piece in pieces) else _RUNNING
    cells = [cell for cell in fill_cells(labels, pieces, running) if cell.label is not None and cell.parts]
    number = None
    for piece in pieces:
        found = read_id_number(piece.text, piece.certainties)
        if found is not None and (number is None or found.valid):
            number = found
            yield _number(found, piece)
    if number is None:
        yield from _machine_zone(pieces)
    if number is None and not any(_IS_RESIDENCE in compact(piece.text) for piece in pieces):
        yield from _other_number(pieces)
    yield from without_labels(pieces, {cell.label.name for cell in cells if cell.label is not None})
    for cell in cells:
        yield from _FIELDS.get(cell.label.name if cell.label else "", _nothing)(cell, number)


def _nothing(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del cell, number
    yield from ()


def _number(found: Number, piece: Piece) -> Reading:
    cell = Cell(label=None, parts=(piece,))
    if not found.valid:
        return checked(FieldName.ID_NUMBER, found.value, cell, min(worth([piece]), SHAKY), ())
    extra = (Witness.REPAIRED, Witness.CHECK_DIGIT) if found.repaired else (Witness.CHECK_DIGIT,)
    return checked(FieldName.ID_NUMBER, found.value, cell, _REPAIRED if found.repaired else CHECKED, extra)


def _other_number(pieces: Sequence[Piece]) -> Iterator[Reading]:
    for piece in pieces:
        plain = compact(piece.text).upper()
        found = _FOREIGNER.search(plain) or _PASSPORT.search(plain)
        if found is not None:
            yield reading(FieldName.ID_NUMBER, found.group(), Cell(label=None, parts=(piece,)), at_most=0.9)


def _machine_zone(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """A passport says it all again in its foot, with check digits."""
    for piece in pieces:
        zone = read_machine_zone([piece.text])
        if zone is None:
            continue
        cell = Cell(label=None, parts=(piece,))
        read = (
            (FieldName.ID_NUMBER, zone.number),
            (FieldName.BIRTH_DATE, zone.birth),
            (FieldName.SEX, zone.sex),
            (FieldName.VALID_TO, zone.expiry),
        )
        for name, value in read:
            if value:
                yield checked(name, value, cell, CHECKED, (Witness.CHECK_DIGIT,))


def _name(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    yield from person_reading(FieldName.NAME, cell)


def _labelled_number(cell: Cell, number: Number | None) -> Iterator[Reading]:
    """Of a foreign passport: each state has its own form of number."""
    value = compact(cell.text).upper()
    if number is None and _LABELLED.fullmatch(value) and any(c.isdigit() for c in value):
        yield reading(FieldName.ID_NUMBER, value, cell, at_most=SHAKY)


def _sex(cell: Cell, number: Number | None) -> Iterator[Reading]:
    found = re.search(r"[男女]", compact(cell.text)) or re.search(r"\b[MF]\b", cell.text.upper())
    if found is not None:
        value = {"M": "男", "F": "女"}.get(found.group(), found.group())
        same = number is not None and number.valid and number.sex == value
        yield reading(FieldName.SEX, value, cell, at_most=0.99 if same else 0.9)


def _ethnicity(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    text = compact(cell.text).replace("漢", "汉")
    found = PEOPLE.match(text)
    if found is not None:
        yield reading(FieldName.ETHNICITY, found.group(), cell)
    elif text:
        yield reading(FieldName.ETHNICITY, printed(text)[:4], cell, at_most=0.6)


def _birth(cell: Cell, number: Number | None) -> Iterator[Reading]:
    dates = find_dates(cell.text)
    if dates:
        same = number is not None and number.valid and number.birth == dates[0].value
        yield reading(
            FieldName.BIRTH_DATE, dates[0].value, cell, at_most=0.99 if same else 0.94 if dates[0].whole else SHAKY
        )


def _address(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    cell = replace(cell, parts=tuple(part for part in cell.parts if not find_dates(part.text)))
    value = printed(cell.text).strip(":：") if cell.parts else ""
    if len(value) >= 4:  # noqa: PLR2004  less is no address
        yield reading(FieldName.ADDRESS, value, cell, at_most=0.94 if begins_with_place(value) else 0.8)


def _authority(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    value = _FIGURES_BEHIND.sub("", printed(cell.text).strip(":："))
    found = _POLICE.fullmatch(value)
    if found is not None:
        office = without_junk(value)
        whole = office == value and begins_with_place(office)
        yield reading(FieldName.ISSUING_AUTHORITY, office, cell, at_most=SURE if whole else SHAKY)
    elif len(value) >= 4:  # noqa: PLR2004  less is no office
        yield reading(FieldName.ISSUING_AUTHORITY, value, cell, at_most=0.7)


def _term(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    term = read_term(cell.text, lone_is_end=True)
    most = SURE if is_card_term(term) else SHAKY
    alone = term.end is not None and term.end.value == LONG_TERM
    for name, found in ((FieldName.VALID_FROM, term.start), (FieldName.VALID_TO, term.end)):
        if found is not None:
            place = cell.between(found.start, found.end)
            unchecked = alone and name is FieldName.VALID_FROM  # no other end tells whether the day is right
            cap = min(most, 0.94) if unchecked else most
            yield reading(name, found.value, place, at_most=cap if found.whole else SHAKY)


def _from(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    dates = find_dates(cell.text)
    if dates:
        yield reading(FieldName.VALID_FROM, dates[0].value, cell, at_most=0.94)


def _to(cell: Cell, number: Number | None) -> Iterator[Reading]:
    del number
    dates = find_dates(cell.text)
    if dates:
        yield reading(FieldName.VALID_TO, dates[0].value, cell, at_most=0.94)


_FIELDS = {
    "name": _name,
    "id_number": _labelled_number,
    "sex": _sex,
    "ethnicity": _ethnicity,
    "birth_date": _birth,
    "address": _address,
    "issuing_authority": _authority,
    "term": _term,
    "valid_from": _from,
    "valid_to": _to,
}
