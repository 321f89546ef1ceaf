"""What a report or a plan says: its sentences, whose it is, what period it covers, when it was written."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from chushen.items import Item
from chushen.kinds import LONG_TERM, FieldName
from extractors.dates import find_dates, find_months
from extractors.fields.cells import Cell
from extractors.fields.names import company_in
from extractors.fields.reading import Reading
from extractors.fields.trust import SHAKY, reading
from extractors.glyphs import compact, printed
from extractors.paragraphs import Paragraph, paragraphs
from extractors.passages import find_passages, sentences_of
from extractors.pieces import Piece

_LABELLED = re.compile(
    r"^(?:公司名称|企业名称|单位名称|申请单位|申请人|编制单位|报告单位|填报单位|申报单位|单位|公司|企业)[:：](?P<name>.{6,40})$"
)
_INSIDE = re.compile(
    r"(?:^|[，。；：、,;:“”\"《》\s])(?:现将|关于|为说明|为|由|对|系|是|作为|与|和|及|在|向|适用于)?"
    r"(?P<name>[\u3400-\u9fff（）()A-Za-z0-9]{2,30}?(?:有限责任公司|股份有限公司|有限公司))"
)
_CARRIER = re.compile(r"中国(?:电信|移动|联通|广电|铁通)")
_PERIOD = re.compile(
    r"报告(?:期|时间)|有效期内?|期间|起止|时间范围|统计(?:时间|区间)|涵盖|近[三五两]年|年度?业务|"
    r"自.{4,14}(?:至|到|—|-)|.{4,12}(?:至|到)(?:今|.{4,12})"
)
_FROM_YEAR = re.compile(r"(?<!\d)(?P<first>20\d{2})(?:年度?)?[至到—–\-~]+(?P<last>20\d{2})年度?(?![\d]{1,2}月)")
_UNTIL = re.compile(
    r"(?:[（(][^）)]{1,16}[)）])?(?:取得许可证|获证|获得许可|开展业务)?(?:起|以来|开始)?[,，]?截?(?:[至到—–\-~]+|起至)"
)
_TO_DATE = re.compile(r"自(?P<from>(?:19|20|二[〇零○]).{3,12}[年月日]).{0,14}?(?:至今|以来)")
_YEARS_TOLD = re.compile(r"(?<!\d)(20\d{2})年")
_ALL_YEARS = 3
"""So many years in a row, each told of by itself, are the years that a report is about."""
_NOT_SAID_TO_BE = 0.6
_DATED = re.compile(r"(?:编制|编写|报告|填报|制定|修订|发布|签署|成文|方案|更新)?(?:日期|时间)[:：]?")
_DATE_ALONE = 14
_VERSION = re.compile(r"V\d|版本|第.版|修订")


def report_fields(pieces: Sequence[Piece], items: Sequence[Item]) -> Iterator[Reading]:
    """The items of 业务开展情况报告 on one page."""
    text = paragraphs(pieces)
    yield from _company(pieces, text)
    yield from _period(text)
    yield from _passages(items, text)


def plan_fields(pieces: Sequence[Piece], items: Sequence[Item]) -> Iterator[Reading]:
    """The items of 技术方案和业务流程说明 on one page."""
    text = paragraphs(pieces)
    yield from _company(pieces, text)
    yield from _dated(text)
    yield from _passages(items, text)


def _passages(items: Sequence[Item], text: Sequence[Paragraph]) -> Iterator[Reading]:
    for passage in find_passages(items, sentences_of(text)):
        paragraph = text[passage.sentence.source]
        cell = Cell(label=None, parts=_holding(paragraph, passage.sentence.text))
        value = printed(passage.sentence.text)
        yield reading(passage.name, value, cell, at_most=min(0.94, passage.score))


def _holding(paragraph: Paragraph, sentence: str) -> tuple[Piece, ...]:
    """The pieces that hold a sentence of the paragraph."""
    whole, wanted = "", compact(sentence)
    bounds = []
    for piece in paragraph.pieces:
        start = len(whole)
        whole += compact(piece.text)
        bounds.append((start, len(whole)))
    at = whole.find(wanted)
    if at < 0:
        return paragraph.pieces
    end = at + len(wanted)
    held = tuple(p for p, (a, b) in zip(paragraph.pieces, bounds, strict=True) if a < end and b > at)
    return held or paragraph.pieces


def _company(pieces: Sequence[Piece], text: Sequence[Paragraph]) -> Iterator[Reading]:
    for piece in pieces:
        cell = Cell(label=None, parts=(piece,))
        labelled = _LABELLED.match(printed(piece.text))
        name = company_in(labelled["name"]) if labelled else None
        if name is not None:
            yield reading(FieldName.COMPANY_NAME, name, cell, at_most=0.96)
            continue
        name = company_in(piece.text)
        if name is not None:
            yield reading(FieldName.COMPANY_NAME, name, cell, at_most=0.93)
    for paragraph in text:
        for found in _INSIDE.finditer(printed(paragraph.text)):
            name = company_in(found["name"])
            if name is not None and not _CARRIER.search(name):
                cell = Cell(label=None, parts=_holding(paragraph, name))
                yield reading(FieldName.COMPANY_NAME, name, cell, at_most=SHAKY)


def _period(text: Sequence[Paragraph]) -> Iterator[Reading]:
    for paragraph in text:
        plain = compact(paragraph.text)
        cell = Cell(label=None, parts=_holding(paragraph, plain))
        pair = _days(plain) or _day_to_month(plain) or _months(plain) or _years(plain)
        begun = _TO_DATE.search(plain)
        if pair and _PERIOD.search(plain):
            plainly = re.search(r"报告(?:期|时间)|有效期|起止|统计(?:期间|区间|时间)|时间范围", plain) is not None
            most = 0.94 if plainly else 0.8
        else:
            most = _NOT_SAID_TO_BE
        if pair:
            for name, value in zip((FieldName.PERIOD_FROM, FieldName.PERIOD_TO), pair, strict=True):
                yield reading(name, value, cell, at_most=most)
        elif begun is not None:
            first = _first_day(begun["from"])
            if first:
                yield reading(FieldName.PERIOD_FROM, first, cell, at_most=0.8)
    yield from _years_told(text)


def _first_day(plain: str) -> str:
    dates, months = find_dates(plain), find_months(plain)
    if dates and dates[0].value != LONG_TERM:
        return dates[0].value
    return date(months[0][0], months[0][1], 1).isoformat() if months else ""


def _years_told(text: Sequence[Paragraph]) -> Iterator[Reading]:
    """2021年45万次，2022年52万次 …, or a table with a row for each year."""
    table = [paragraph for paragraph in text if paragraph.row]
    for told in (table, *([paragraph] for paragraph in text if not paragraph.row)):
        years = sorted({int(year) for p in told for year in _YEARS_TOLD.findall(compact(p.text))})
        if len(years) >= _ALL_YEARS and years[-1] - years[0] == len(years) - 1:
            cell = Cell(label=None, parts=tuple(piece for paragraph in told for piece in paragraph.pieces))
            yield reading(FieldName.PERIOD_FROM, f"{years[0]}-01-01", cell, at_most=_NOT_SAID_TO_BE - 0.1)
            yield reading(FieldName.PERIOD_TO, f"{years[-1]}-12-31", cell, at_most=_NOT_SAID_TO_BE - 0.1)


def _days(plain: str) -> list[str]:
    """2021年7月15日至2026年6月30日."""
    for first, second in pairwise(found for found in find_dates(plain) if found.value != LONG_TERM):
        if _UNTIL.fullmatch(plain[first.end : second.start]):
            return [first.value, second.value]
    return []


def _day_to_month(plain: str) -> list[str]:
    """2021年7月15日至2026年6月底."""
    for first in find_dates(plain):
        for year, month, at in find_months(plain):
            if first.value != LONG_TERM and at > first.end and _UNTIL.fullmatch(plain[first.end : at]):
                return [first.value, date(year, month, monthrange(year, month)[1]).isoformat()]
    return []


def _months(plain: str) -> list[str]:
    """2021年7月至2026年6月: from the first day to the last."""
    months = find_months(plain)
    for (y1, m1, at), (y2, m2, then) in pairwise(months):
        if re.fullmatch(r".{5,10}?(?:起)?[至到—\-~]+", plain[at:then]) and "日" not in plain[at:then]:
            return [date(y1, m1, 1).isoformat(), date(y2, m2, monthrange(y2, m2)[1]).isoformat()]
    return []


def _years(plain: str) -> list[str]:
    """2021年度至2025年度, 2021年—2025年, 2021-2025年度: from the first day to the last."""
    found = _FROM_YEAR.search(plain)
    if found is None or not found["first"] < found["last"]:
        return []
    return [date(int(found["first"]), 1, 1).isoformat(), date(int(found["last"]), 12, 31).isoformat()]


def _dated(text: Sequence[Paragraph]) -> Iterator[Reading]:
    """The day on which a plan was written: said to be so, or a line of its own under the signature."""
    for paragraph in text:
        plain = compact(paragraph.text)
        if _DATED.search(plain) is not None or _VERSION.search(plain) is not None:
            yield from _date_in(paragraph.pieces, plain, 0.94)
        for piece in paragraph.pieces:
            alone = compact(piece.text)
            if len(alone) <= _DATE_ALONE:
                yield from _date_in((piece,), alone, 0.92)


def _date_in(parts: tuple[Piece, ...], plain: str, most: float) -> Iterator[Reading]:
    dates = [found for found in find_dates(plain) if found.value != LONG_TERM]
    months = find_months(plain)
    cell = Cell(label=None, parts=parts)
    if dates:
        yield reading(FieldName.DATED, dates[-1].value, cell, at_most=most)
    elif months:
        year, month, _ = months[-1]
        yield reading(FieldName.DATED, date(year, month, 1).isoformat(), cell, at_most=0.8)
