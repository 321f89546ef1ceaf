"""The sentences of a report or a plan that state what the checklist asks for. A heading alone states nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chushen.items import Item
from extractors.glyphs import compact
from extractors.paragraphs import Paragraph

_EMPTY = re.compile(
    r"[xX×Ｘ]{2,}|_{3,}|…{2,}|\.{6,}|(?:待|请)(?:补充|填写|完善|定|确认|统计)|此处填写|暂无(?!设备)|略$|"
    r"详见(?:附件|附表|另)|另行(?:提供|说明|提交)|尚未(?:统计|明确|确定|编制)|无法提供|不详|未提供|\[\s*\]|【\s*】"
)
_FIGURE = re.compile(r"[\d.,%％]+")
_UNIT_FIRST = re.compile(
    r"[(（](?:单位[:：])?([万亿千百]?(?:人次|通|次|个|件|单|笔|元|家|户|人|名|席|台|条|分钟|小时))[)）][:：]?([\d.,]+)"
)
_FROM_TABLE = 0.7
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
    """

    text: str
    heading: str = ""
    source: int = 0
    table: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence that states an item.

    Attributes:
        score: 0..1, how plainly it does.
    """

    name: str
    sentence: Sentence
    score: float


def find_passages(items: Sequence[Item], sentences: Sequence[Sentence]) -> tuple[Passage, ...]:
    """The best sentence for each item; items that no sentence states are absent."""
    best: dict[str, Passage] = {}
    for sentence in sentences:
        plain = _UNIT_FIRST.sub(r":\2\1", compact(sentence.text))
        if len(plain) < _SHORTEST or _EMPTY.search(plain):
            continue
        for item in items:
            score = _score(item, plain, compact(sentence.heading)) * (_FROM_TABLE if sentence.table else 1)
            known = best.get(item.name)
            if score > 0 and (known is None or score > known.score):
                best[item.name] = Passage(name=item.name, sentence=sentence, score=score)
    return tuple(best[item.name] for item in items if item.name in best)


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
    return (*prose, *rows, *_columns(text))


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


def _score(item: Item, text: str, heading: str) -> float:
    if len(text) < item.least_length or (item.unless is not None and item.unless.search(text)):
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
