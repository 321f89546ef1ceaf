"""What a 营业执照 says, in every layout: 2019 landscape, 2014 portrait, 企业法人, 个体工商户, electronic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.dates import find_dates
from extractors.fields.cells import Cell, fill_cells
from extractors.fields.codes import uscc_readings
from extractors.fields.labels import find_labels
from extractors.fields.names import company_in, company_name, without_underprint
from extractors.fields.people import person_reading
from extractors.fields.reading import Reading
from extractors.fields.terms import read_term
from extractors.fields.trust import SHAKY, SURE, reading
from extractors.glyphs import compact, printed
from extractors.pieces import Piece
from extractors.places import begins_with_place

_RUNNING = frozenset({"company_name", "address", "business_scope", "company_type", "term"})
_BELOW = frozenset({"legal_representative", "registered_capital", "established", "issued"})
_AUTHORITY = re.compile(
    r"[\u3400-\u9fff]{2,20}(?:市场监督管理(?:局|委员会)|工商行政管理(?:局|分局)|行政审批(?:服务)?局|市场监管局|"
    r"市场和质量监督管理委员会|监督管理局|数据(?:管理)?局|政务服务(?:管理)?局)(?:[\u3400-\u9fff]{1,6}分局)?"
)
_CAPITAL = re.compile(
    r"(?:人民币|美元|港币|港元|欧元|日元)?[0-9,.]*[0-9壹贰叁肆伍陆柒捌玖拾佰仟零一二三四五六七八九十百千〇万亿]+"
    r"(?:元|圆|美元|港元|欧元|日元)?(?:人民币)?(?:整|正)?(?:人民币|美元|港元)?"
)
_UNIT_FIRST = re.compile(r"^[（(](?:单位[:：])?(万?[元圆](?:人民币)?)[）)][:：]?([\d.,]+)$")
_CLAUSE_WORDS = "依法须经批准的项目，经相关部门批准后方可开展经营活动"
_CLAUSE = re.compile(rf"[（(]?({_CLAUSE_WORDS})[）)]?")
_CLAUSE_ALIKE = 85.0
_TECHNICAL = ("技术服务", "技术开发", "技术咨询", "技术交流", "技术转让", "技术推广")
_SIX_KINDS = re.compile(r"[、，]?".join(_TECHNICAL))
_TYPE = re.compile(r"公司|企业|合伙|独资|个体|国有|集体|合作|分支|有限|工商户|联营")
_PLAIN_TYPE = re.compile(r"(?:其他)?(?:有限责任公司|股份有限公司)(?:[（(][\u3400-\u9fff、]{2,24}[)）])?(?!分公司)")
_SCRAPS = 4
"""So few characters behind a type that is complete belong to a seal."""
_ONE_DIGIT = re.compile(r"年\d(?:月|$)|月\d(?:日|$)")
_TWO_DIGITS = re.compile(r"年0\d月|月0\d日")
_DATE_BEHIND = re.compile(r"(?:19|20)\d{2}年\d{1,2}月\d{1,2}日$")
"""A date is no part of a type: its own label is hidden."""
_ONE_ROW = 0.3
"""Of their heights shared: year and month of a date seldom stand on one line."""
_BY_SEAL = 0.89
"""The date of issue lies by the registration authority's seal, often under it."""
_DATE_BITS = re.compile(r"[\d年月日\s.〇零一二三四五六七八九十]+")


def licence_fields(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """Every field of a business licence that can be found on the page, several readings of one where unsure."""
    labels = find_labels("business_license", pieces)
    cells = [cell for cell in fill_cells(labels, pieces, _RUNNING, _BELOW) if cell.label is not None]
    yield from uscc_readings(pieces)
    for cell in cells:
        name = cell.label.name if cell.label else ""
        if cell.parts:
            yield from _FIELDS.get(name, _nothing)(cell)
        if name == "registration_authority" and cell.label is not None:
            yield from _issued(cell, pieces)
    yield from _date_without_label(cells, pieces)
    for piece in pieces:
        name_alone = company_in(piece.text)
        if name_alone is not None:
            yield reading(FieldName.COMPANY_NAME, name_alone, Cell(label=None, parts=(piece,)), at_most=0.7)
        authority = _AUTHORITY.fullmatch(compact(piece.text))
        if authority is not None:
            cell = Cell(label=None, parts=(piece,))
            yield reading(FieldName.REGISTRATION_AUTHORITY, authority.group(), cell, at_most=0.8)


def _date_without_label(cells: Sequence[Cell], pieces: Sequence[Piece]) -> Iterator[Reading]:
    """成立日期 whose label a seal hides: the one date that stands by itself above 登记机关."""
    labels = {cell.label.name: cell.label for cell in cells if cell.label is not None}
    if "established" in labels or "registration_authority" not in labels:
        return
    foot = labels["registration_authority"].span.top
    own = {id(line) for cell in cells if cell.label and cell.label.name != "company_type" for line in cell.lines}
    alone = [
        (piece, dates[0])
        for piece in pieces
        if piece.span.bottom < foot and id(piece.line) not in own
        if (dates := find_dates(piece.text)) and dates[0].whole and _DATE_BITS.fullmatch(piece.text)
    ]
    if len(alone) == 1:
        piece, found = alone[0]
        yield reading(FieldName.ESTABLISHED, found.value, Cell(label=None, parts=(piece,)), at_most=SHAKY)


def _nothing(cell: Cell) -> Iterator[Reading]:
    del cell
    yield from ()


def _company(cell: Cell) -> Iterator[Reading]:
    name = company_name(cell.text)
    if name is not None:
        cap = SURE if name.sound and not name.repaired else SHAKY if name.sound else 0.6
        extra = (Witness.REPAIRED,) if name.repaired else ()
        yield reading(FieldName.COMPANY_NAME, name.value, cell, at_most=cap, extra=extra)


def _person(cell: Cell) -> Iterator[Reading]:
    yield from person_reading(FieldName.LEGAL_REPRESENTATIVE, cell)


def _type(cell: Cell) -> Iterator[Reading]:
    value = _DATE_BEHIND.sub("", printed(cell.text).strip(":：*"))
    plain = _PLAIN_TYPE.match(value)
    if plain is not None and 0 < len(value) - plain.end() <= _SCRAPS:
        yield reading(FieldName.COMPANY_TYPE, plain.group(), cell, at_most=SHAKY)
    elif value:
        sound = _TYPE.search(value) is not None
        yield reading(FieldName.COMPANY_TYPE, value, cell, at_most=SURE if sound else 0.6)


def _capital(cell: Cell) -> Iterator[Reading]:
    value = _UNIT_FIRST.sub(r"\2\1", printed(cell.text).strip(":：*"))
    found = _CAPITAL.search(value)
    if found is not None and len(found.group()) > 1:
        whole = found.group() == value
        yield reading(
            FieldName.REGISTERED_CAPITAL, found.group() if not whole else value, cell, at_most=SURE if whole else SHAKY
        )


def _established(cell: Cell) -> Iterator[Reading]:
    yield from _one_date(FieldName.ESTABLISHED, cell)


def _stated_issue(cell: Cell) -> Iterator[Reading]:
    yield from _one_date(FieldName.ISSUED, cell)


def _one_date(name: FieldName, cell: Cell) -> Iterator[Reading]:
    dates = find_dates(cell.text)
    if dates:
        place = cell.between(dates[0].start, dates[0].end)
        yield reading(name, dates[0].value, place, at_most=SURE if dates[0].whole else SHAKY)


def _term(cell: Cell) -> Iterator[Reading]:
    term = read_term(cell.text, lone_is_end=False)
    for name, found in ((FieldName.VALID_FROM, term.start), (FieldName.VALID_TO, term.end)):
        if found is not None:
            place = cell.between(found.start, found.end)
            yield reading(name, found.value, place, at_most=SURE if found.whole else SHAKY)


def _address(cell: Cell) -> Iterator[Reading]:
    value = without_underprint(printed(cell.text).strip(":：*"))
    if len(value) >= 4:  # noqa: PLR2004  less is no address
        yield reading(FieldName.ADDRESS, value, cell, at_most=0.94 if begins_with_place(value) else 0.8)


def _scope(cell: Cell) -> Iterator[Reading]:
    value = printed(cell.text).strip(":：").rstrip("*#＊")
    if len(value) >= 4:  # noqa: PLR2004  less is no scope
        yield reading(FieldName.BUSINESS_SCOPE, _scope_marks(value), cell, at_most=0.89)


def _scope_marks(value: str) -> str:
    """The marks between items, which print small and are read wrong: ； between, ： only behind the two headings.

    The clause that the registries add and the commonest item are known by heart; what is lost of them is put back.
    """
    value = _whole_clause(re.sub(r"(?<!项目)(?<!范围)(?<!许可业务)(?<!一般业务)：", "；", value))
    return _CLAUSE.sub(r"（\1）", _SIX_KINDS.sub("、".join(_TECHNICAL), value))


def _whole_clause(value: str) -> str:
    """The clause at the end, put right where most of its characters are."""
    at = value.rfind("依法须经")
    end = value[at:].rstrip("）)。")
    if at < 0 or end == _CLAUSE_WORDS or ratio(end, _CLAUSE_WORDS) < _CLAUSE_ALIKE:
        return value
    opened = value[at - 1 : at] in ("（", "(")
    return f"{value[: at - 1] if opened else value[:at]}（{_CLAUSE_WORDS}）"


def _authority(cell: Cell) -> Iterator[Reading]:
    found = _AUTHORITY.search(compact(cell.text))
    if found is not None:
        yield reading(FieldName.REGISTRATION_AUTHORITY, found.group(), cell, at_most=0.94)


def _issued(cell: Cell, pieces: Sequence[Piece]) -> Iterator[Reading]:
    """The date by the registration authority's seal, below 登记机关, often in several pieces."""
    label = cell.label
    if label is None:
        return
    height = min(label.span.height, label.span.width / 3)
    near = [
        piece
        for piece in pieces
        if piece.span.top > label.span.top - height
        and piece.span.top < label.span.bottom + 7 * height
        and piece.span.left > label.span.left - 3 * height
        and _DATE_BITS.fullmatch(piece.text)
        and piece.line not in cell.lines
    ]
    rows: dict[int, list[Piece]] = {}
    for piece in near:
        key = next((k for k, row in rows.items() if row[0].span.in_row_with(piece.span) > _ONE_ROW), len(rows))
        rows.setdefault(key, []).append(piece)
    for row in rows.values():
        parts = tuple(sorted(row, key=lambda p: p.span.left))
        dates = find_dates("".join(p.text for p in parts)) or find_dates(_without_year_sign(parts))
        if dates:
            found = Cell(label=None, parts=parts)
            cut = _lost_digit(found.text, pieces)
            most = 0.6 if cut else _BY_SEAL if dates[0].whole and len(parts) == 1 else 0.8
            yield reading(FieldName.ISSUED, dates[0].value, found, at_most=most)


def _without_year_sign(parts: Sequence[Piece]) -> str:
    """2025 06 月 25 日: the seal lies over 年."""
    return re.sub(r"((?:19|20)\d{2})\s+(?=[01]?\d\s*月)", r"\1年", " ".join(p.text for p in parts))


def _lost_digit(text: str, pieces: Sequence[Piece]) -> bool:
    """A month or day of one digit on a page that prints two: the seal has swallowed the other."""
    page = " ".join(compact(piece.text) for piece in pieces)
    return bool(_ONE_DIGIT.search(compact(text)) and _TWO_DIGITS.search(page))


_FIELDS = {
    "company_name": _company,
    "legal_representative": _person,
    "company_type": _type,
    "registered_capital": _capital,
    "established": _established,
    "issued": _stated_issue,
    "term": _term,
    "address": _address,
    "business_scope": _scope,
    "registration_authority": _authority,
}
