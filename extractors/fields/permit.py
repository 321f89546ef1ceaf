"""What a telecom permit says: the sheet itself, old style and new, and its annexes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from chushen.kinds import FieldName
from extractors.dates import find_dates
from extractors.fields.cells import Cell, fill_cells
from extractors.fields.codes import permit_number_readings
from extractors.fields.labels import find_labels
from extractors.fields.names import company_before, company_in, company_name
from extractors.fields.people import person_reading
from extractors.fields.reading import Reading
from extractors.fields.telecom import bureau, kinds_of_business
from extractors.fields.terms import read_term
from extractors.fields.trust import SHAKY, SURE, reading
from extractors.glyphs import compact, printed
from extractors.pieces import Piece

_RUNNING = frozenset({"company_name", "business_kinds", "kinds_tail", "coverage", "term", "stop"})
_BELOW = frozenset({"legal_representative", "issued", "valid_to", "valid_from"})
_IN_ANNEX = re.compile(r"^[(（]?(?:见|详见|奖|详)?附(?:页|件|表)[)）]?$")
_BUSINESS = re.compile(
    r"^(?:(?:第[一二]类增值电信业务中的)?(?:国内|离岸|固定网|在线|互联网|内容|信息|存储|通过|编码|第).{1,30}业务|"
    r"(?:国内|离岸)?呼叫中心业务)(?:[（(].{2,40}[)）])?[。;；]?$"
)
_LISTED = re.compile(r"(?:经营|业务|许可)[^。；:：]{0,16}[:：](?P<kinds>(?:国内|离岸)呼叫中心业务[^。；]*)")
"""准予你公司经营下列业务：国内呼叫中心业务. A sentence that only speaks of such business grants none."""
_COVERAGE = re.compile(
    r"^(?:全国(?:范围)?|[\u3400-\u9fff]{2,8}(?:省|市|自治区)(?:范围内?|行政区域内?)?|.{0,20}(?:全国|省|市)、.{2,})[。]?$"
)
_AUTHORITY = re.compile(r"(?:中华人民共和国)?(?:工业和信息化部|信息产业部)|[\u3400-\u9fff]{2,8}通信管理局")
_GRANTED = ("获准经营", "准许经营", "经营电信业务", "经营增值电信")


def permit_fields(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """Every field of a permit page."""
    labels = find_labels("permit", pieces)
    cells = [cell for cell in fill_cells(labels, pieces, _RUNNING, _BELOW) if cell.label is not None]
    yield from permit_number_readings(pieces)
    yield from _kinds(cells, pieces)
    for cell in cells:
        if cell.parts and cell.label is not None:
            yield from _FIELDS.get(cell.label.name, _nothing)(cell)
    in_terms = {id(line) for cell in cells if cell.label and cell.label.name in _DATED for line in cell.lines}
    for piece in pieces:
        yield from _alone(piece, undated=id(piece.line) not in in_terms)
    yield from _issued_alone(cells, pieces, in_terms)


_DATED = frozenset({"term", "valid_to", "valid_from", "issued"})


def _nothing(cell: Cell) -> Iterator[Reading]:
    del cell
    yield from ()


def _company(cell: Cell) -> Iterator[Reading]:
    name = company_name(cell.text)
    if name is not None:
        yield reading(
            FieldName.COMPANY_NAME, name.value, cell, at_most=SURE if name.sound and not name.repaired else 0.7
        )


def _person(cell: Cell) -> Iterator[Reading]:
    yield from person_reading(FieldName.LEGAL_REPRESENTATIVE, cell)


def _coverage(cell: Cell) -> Iterator[Reading]:
    value = printed(cell.text).strip(":：。")
    if value and not _IN_ANNEX.match(compact(value)) and not _BUSINESS.match(compact(value)):
        yield reading(FieldName.COVERAGE, value, cell, at_most=0.94)


def _authority(cell: Cell) -> Iterator[Reading]:
    found = _AUTHORITY.search(compact(cell.text))
    if found is not None:
        name = bureau(found.group())
        yield reading(FieldName.ISSUING_AUTHORITY, name, cell, at_most=0.94 if name == found.group() else SHAKY)


def _term(cell: Cell) -> Iterator[Reading]:
    term = read_term(cell.text, lone_is_end=True)
    for name, found in ((FieldName.VALID_FROM, term.start), (FieldName.VALID_TO, term.end)):
        if found is not None:
            place = cell.between(found.start, found.end)
            yield reading(name, found.value, place, at_most=SURE if found.whole else SHAKY)


def _one_date(name: FieldName, cell: Cell) -> Iterator[Reading]:
    dates = find_dates(cell.text)
    if dates:
        place = cell.between(dates[0].start, dates[0].end)
        yield reading(name, dates[0].value, place, at_most=SURE if dates[0].whole else SHAKY)


def _valid_to(cell: Cell) -> Iterator[Reading]:
    yield from _one_date(FieldName.VALID_TO, cell)


def _valid_from(cell: Cell) -> Iterator[Reading]:
    """有效期自 is followed by the beginning, and most often by the end too."""
    if len(find_dates(cell.text)) > 1:
        yield from _term(cell)
    else:
        yield from _one_date(FieldName.VALID_FROM, cell)


def _issued(cell: Cell) -> Iterator[Reading]:
    yield from _one_date(FieldName.ISSUED, cell)


def _kinds(cells: Sequence[Cell], pieces: Sequence[Piece]) -> Iterator[Reading]:
    """业务种类: beside its label (which may run over three lines), else the lines that name kinds of business."""
    named = [c for c in cells if c.label and c.label.name == "business_kinds"]
    tails = [c for c in cells if c.label and c.label.name == "kinds_tail"] if named else []
    stated = [c for c in cells if c.parts and (c in named or c in tails)]
    parts = [part for cell in stated for part in cell.parts if not _IN_ANNEX.match(compact(part.text))]
    if parts:
        cell = Cell(label=None, parts=tuple(parts))
        said = printed(cell.text)
        value = kinds_of_business(said)
        yield reading(FieldName.BUSINESS_KINDS, value, cell, at_most=0.94 if value == said else SHAKY)
        return
    lines = [piece for piece in pieces if _BUSINESS.match(compact(piece.text))]
    if lines:
        cell = Cell(label=None, parts=tuple(lines))
        value = kinds_of_business("、".join(printed(piece.text).strip("。；") for piece in lines))
        yield reading(FieldName.BUSINESS_KINDS, value, cell, at_most=0.9)
        return
    for piece in pieces:
        listed = _LISTED.search(printed(piece.text))
        if listed is not None:
            cell = Cell(label=None, parts=(piece,))
            yield reading(FieldName.BUSINESS_KINDS, kinds_of_business(listed["kinds"]), cell, at_most=SHAKY)


def _alone(piece: Piece, *, undated: bool) -> Iterator[Reading]:
    cell = Cell(label=None, parts=(piece,))
    name = company_in(piece.text)
    if name is None:
        name = next((n for words in _GRANTED if (n := company_before(piece.text, words))), None)
        if name is not None:
            yield reading(FieldName.COMPANY_NAME, name, replace(cell, parts=(piece.part(0, len(name)),)), at_most=0.92)
    else:
        yield reading(FieldName.COMPANY_NAME, name, cell, at_most=0.8)
    authority = _AUTHORITY.fullmatch(compact(piece.text))
    if authority is not None and undated:
        yield reading(FieldName.ISSUING_AUTHORITY, authority.group(), cell, at_most=0.8)
    if _COVERAGE.match(compact(piece.text)):
        yield reading(FieldName.COVERAGE, printed(piece.text).strip("。"), cell, at_most=0.7)


def _issued_alone(cells: Sequence[Cell], pieces: Sequence[Piece], in_terms: set[int]) -> Iterator[Reading]:
    """The date over the authority's seal when no 发证日期 stands before it."""
    if any(c.label and c.label.name == "issued" and c.parts for c in cells) or not pieces:
        return
    bottom = max(piece.span.bottom for piece in pieces)
    for piece in pieces:
        dates = find_dates(piece.text)
        alone = dates and len(compact(piece.text)) <= dates[0].end - dates[0].start + 1
        if alone and id(piece.line) not in in_terms and piece.span.top > 0.5 * bottom:
            yield reading(FieldName.ISSUED, dates[0].value, Cell(label=None, parts=(piece,)), at_most=SHAKY)


_FIELDS = {
    "company_name": _company,
    "legal_representative": _person,
    "coverage": _coverage,
    "issuing_authority": _authority,
    "term": _term,
    "valid_to": _valid_to,
    "valid_from": _valid_from,
    "issued": _issued,
}
