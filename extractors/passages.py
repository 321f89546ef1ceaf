"""The sentences of a report or a plan that state what the checklist asks for. A heading alone states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chushen.items import Item
from extractors.glyphs import compact
from extractors.paragraphs import Paragraph

_EMPTY = re.compile(
    r"(?<![0-9A-Za-z])[xX×Ｘ]{2,}(?![0-9A-Za-z])|_{3,}|…{2,}|\.{6,}|(?:待|请)(?:补充|填写|完善|统计)|"
    r"(?:[数量额度期为:：])待(?:定|确认)|此处填写|暂无(?!设备)|(?<![策战谋])略$|"
    r"详见(?:附件|附表|另)|另行(?:提供|说明|提交)|尚未(?:统计|明确|确定|编制)|无法提供|不详|未提供|\[\s*\]|【\s*】"
)
_FIGURE = re.compile(r"[\d.,%％]+")
_UNIT_FIRST = re.compile(
    r"[(（](?:单位[:：])?([万亿千百]?(?:人次|通|次|个|件|单|笔|元|家|户|人|名|席|台|条|分钟|小时))[)）][:：]?([\d.,]+)"
)
_CLAUSE = re.compile(r"(?:[^，；;。,]|(?<=\d),(?=\d{3}))+[，；;。,]?")
"""A part of a sentence, up to its comma; the comma within 1,203,400 is none."""
_FROM_TABLE = 0.7
_POINTS = {
    "brackets": re.compile(r"\s*[（(]\d{1,2}[)）]"),
    "half-bracket": re.compile(r"\s*\d{1,2}[)）]"),
    "chinese": re.compile(r"\s*[（(][一二三四五六七八九十]{1,2}[)）]"),
    "ordinal": re.compile(r"\s*第[一二三四五六七八九十\d]{1,2}(?:步|[,，、是])"),
    "first": re.compile(r"\s*[一二三四五六七八九十]是"),
    "step": re.compile(r"\s*步骤[一二三四五六七八九十\d]{1,2}"),
    "ring": re.compile(r"\s*[①-⑩]"),
    "bullet": re.compile(r"\s*[●■◆•·►▶\-—–]\s*[^\d\s]"),
    "figure": re.compile(r"\s*\d{1,2}[、.．](?!\d)"),
}
"""Marks of the points of a list. 一、 and 1.1 are those of sections."""
_CONTENTS = re.compile(r"[.．·…]{3,}\s*\d*$|[\u3400-\u9fff]\s+\d{1,3}$")
"""A line of a table of contents: it states nothing."""
_LEADS = ("：", ":")
_SHORTEST = 6
_LONG = 220
"""A passage longer than this is cut at its semicolons."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, or a row of a table, as it stands in the text.

    Attributes:
        heading: the heading of the section in which it stands; "" where none was seen.
        source: what the caller wants to find again: an index of its own.
        table: it is put together from a table's cells; a sentence that says the same is better.
        points: it is put together from the points of a list; it states what its heading or its lead says it lists.
    """

    text: str
    heading: str = ""
    source: int = 0
    table: bool = False
    points: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that states an item.

    Attributes:
        score: 0..1, how plainly it does.
    """

    name: str
    sentence: Sentence
    score: float


_HAS_BEEN = re.compile("报告期内|有效期内|以来|截至目前|未(?:发生|进行)")
"""A sentence that tells of what has been, whatever heading it stands under: a section on plans ends with such ones."""


def find_passages(items: Sequence[Item], sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The best sentence for each item; items that no sentence states are absent."""
    best: dict[str, Passage] = {}
    for sentence in sentences:
        plain = _UNIT_FIRST.sub(r":\2\1", compact(sentence.text))
        if len(plain) < _SHORTEST or _EMPTY.search(plain):
            continue
        for item in items:
            heading = compact(sentence.heading)
            if sentence.points and not _lists_it(item, heading):
                continue
            score = _score(item, plain, heading) * (_FROM_TABLE if sentence.table else 1)
            known = best.get(item.name)
            if score > 0 and (known is None or score > known.score):
                best[item.name] = Passage(name=item.name, sentence=sentence, score=score)
    return tuple(best[item.name] for item in items if item.name in best)


def _lists_it(item: Item, heading: str) -> bool:
    """Is that what the list is of? A figure stands in one point or in none."""
    return item.number is None and item.heading is not None and item.heading.search(heading) is not None


def split_sentences(text: str) -> tuple[str, ...]:
    """A paragraph's sentences; very long ones are cut at their semicolons too."""
    sentences = []
    for whole in re.split(r"(?<=[。！？!?])", text):
        parts = re.split(r"(?<=[；;])", whole) if len(whole) > _LONG else [whole]
        sentences += [part.strip() for part in parts if part.strip()]
    return tuple(sentences)


def sentences_of(text: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """Every sentence and table row; `source` is the index of its paragraph. Headings are none."""
    prose = tuple(
        Sentence(text=sentence, heading=paragraph.under, source=index)
        for index, paragraph in enumerate(text)
        if not paragraph.heading
        for sentence in (() if paragraph.row else split_sentences(paragraph.text))
    )
    rows = tuple(
        Sentence(text=paragraph.text, heading=paragraph.under, source=index, table=True)
        for index, paragraph in enumerate(text)
        if paragraph.row
    )
    return (*prose, *rows, *_columns(text), *_lists(text))


def _lists(text: Sequence[Paragraph]) -> Iterator[Sentence]:
    """What the points of a list say together, after the line that leads to them: 1. 接听 2. 记录 3. 回访."""
    run: list[int] = []
    for index, paragraph in enumerate((*text, None)):
        style = "" if paragraph is None or paragraph.row else _point(paragraph.text)
        if run and style and style == _point(text[run[0]].text):
            run.append(index)
            continue
        if len(run) > 1:
            before = text[: run[0]]
            lead = before[-1].text if before and not before[-1].row and before[-1].text.endswith(_LEADS) else ""
            points = "；".join(text[at].text.rstrip("；;。") for at in run)
            heading = next((p.text for p in reversed(before) if p.heading), text[run[0]].under)
            yield Sentence(text=lead + points, heading=heading + lead, source=run[0], table=True, points=True)
        run = [index] if style else []


def _point(text: str) -> str:
    """How a point of a list is marked: with figures in brackets, with bullets …; "" for other text and contents."""
    if _CONTENTS.search(text):
        return ""
    return next((name for name, pattern in _POINTS.items() if pattern.match(text)), "")


def _columns(text: Sequence[Paragraph]) -> Iterator[Sentence]:
    """What the columns of a table say: its head with the last row's figure, or with all the names below it."""
    tables: list[list[tuple[int, list[str]]]] = []
    for index, paragraph in enumerate(text):
        cells = paragraph.text.split() if paragraph.row else []
        if not cells:
            continue
        before = tables[-1][-1] if tables else None
        if before is not None and before[0] == index - 1 and len(tables[-1][0][1]) >= len(cells):
            tables[-1].append((index, cells))
        else:
            tables.append([(index, cells)])
    for (first, head), *rows in tables:
        heading = text[first].under
        full = [cells for _, cells in rows if len(cells) == len(head)]
        if not full:
            continue
        for column, title in enumerate(head):
            below = [cells[column] for cells in full]
            if all(_FIGURE.fullmatch(cell) for cell in below):
                yield Sentence(text=f"{title}：{below[-1]}", heading=heading, source=first, table=True)
            else:
                yield Sentence(text=f"{title}：{'、'.join(below)}", heading=heading, source=first, table=True)


def _score(item: Item, sentence: str, heading: str) -> float:
    of_later = item.never is not None and item.never.search(heading) and not _HAS_BEEN.search(sentence)
    if of_later or (item.never is not None and item.never.search(sentence)):
        return 0.0
    text = _without_clauses(item.unless, sentence) if item.unless is not None else sentence
    if len(text) < item.least_length:
        return 0.0
    signs = sum(1 for pattern in item.any if pattern.search(text))
    words = _distinct(item.words, text)
    if (item.any and signs < item.least) or words < item.least_words:
        return 0.0
    score = 0.5 + 0.04 * min(max(signs - item.least, 0), 3) + 0.05 * min(words - item.least_words, 3)
    if item.number is not None:
        if not item.number.search(text):
            return 0.0
        score += 0.1 if _near(item, text) else -0.15
    if item.bonus is not None:
        score += 0.05 * min(len(set(item.bonus.findall(text))), 3)
    if item.heading is not None and heading and item.heading.search(heading):
        score += 0.15
    return max(0.05, min(score, 0.97))


def _without_clauses(unless: re.Pattern[str], sentence: str) -> str:
    """What is left of it: a sentence may say another thing besides."""
    if not unless.search(sentence):
        return sentence
    return "".join(clause for clause in _CLAUSE.findall(sentence) if not unless.search(clause))


def _near(item: Item, text: str) -> bool:
    """The figure stands right by what it counts."""
    if item.number is None:
        return False
    figures = [match.span() for match in item.number.finditer(text)]
    words = [match.span() for pattern in item.any for match in pattern.finditer(text)]
    return any(-2 <= figure[0] - word[1] <= 12 or 0 <= word[0] - figure[1] <= 4 for figure in figures for word in words)  # noqa: PLR2004


def _distinct(words: Sequence[str], text: str) -> int:
    """How many of the words stand in the text, counting 客户咨询 once and not 咨询 again."""
    found: list[str] = []
    rest = text
    for word in sorted(words, key=len, reverse=True):
        if word in rest:
            found.append(word)
            rest = rest.replace(word, "\n")
    return len(found)
