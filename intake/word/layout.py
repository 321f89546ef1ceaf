"""A DOCX's story set on sheets: where each line, picture and rule stands, in points from the sheet's top left corner.

Widths are those of Chinese print, an em a character and half an em for Latin ones, whatever font will draw them: the
same file gives the same pages on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from intake.typeface import is_wide
from intake.word.story import Block, Cell, PageBreak, Paper, Paragraph, Picture, Story, Table, Words

_CELL_MARGIN = 5.4
"""Points on either side of a cell's text, as Word has it."""
_ASCENT = 0.88
"""Of a Chinese em so much stands above the base line."""
_TAB = 21.0
_LEAST_PICTURE = 4.0
_NEVER_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…,.;:?!)]}")
"""Characters that no line begins with: they hang at the end of the line before."""
_NEVER_LAST = frozenset("（《〈「『【〔“‘([{")
_LONGEST_WORD = 26
"""A number or a Latin word so long goes to the next line whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SetLine:
    """Characters in a row: the left edge, the base line, and points an em."""

    text: str
    x: float
    base: float
    size: float

    @property
    def width(self) -> float:
        """Points."""
        return sum(advance(character, self.size) for character in self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetPicture:
    """A picture in its frame."""

    part: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A table's line."""

    x0: float
    y0: float
    x1: float
    y1: float


Item = SetLine | SetPicture | Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page."""

    paper: Paper
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Strip:
    """What must stay on one page.

    Attributes:
        items: counted from the strip's top and the column's left edge.
        on_page: counted from the page's corner.
    """

    height: float
    items: tuple[Item, ...] = ()
    on_page: tuple[Item, ...] = ()
    breaks: bool = False


def lay_out(story: Story, most: int) -> tuple[Sheet, ...]:
    """Set the story on sheets, at most one more than `most` of them; none where it says and shows nothing."""
    paper = story.paper
    left, top, right, bottom = paper.margins
    width, height = paper.width - left - right, paper.height - top - bottom
    sheets: list[tuple[Item, ...]] = []
    items: list[Item] = []
    y = 0.0
    for strip in _strips(story.blocks, width, height):
        if items and (strip.breaks or y + strip.height > height):
            sheets.append(tuple(items))
            items, y = [], 0.0
            if len(sheets) > most:
                break
        items += [_moved(item, left, top + y) for item in strip.items]
        items += strip.on_page
        y += strip.height if items else 0.0
    if items:
        sheets.append(tuple(items))
    return tuple(Sheet(paper=paper, items=one) for one in sheets)


def advance(character: str, size: float) -> float:
    """How far the next character stands, in points."""
    return size if is_wide(character) else size / 2


def _strips(blocks: Iterable[Block], width: float, height: float) -> Iterator[_Strip]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block, width, height)
        else:
            yield from _table(block, width, height)


def _paragraph(  # noqa: C901  one case a kind of piece
    paragraph: Paragraph, width: float, height: float
) -> Iterator[_Strip]:
    indent, first = paragraph.indent
    column = max(width - indent, 3 * 10.5)
    line: list[Words] = []
    used = max(first, -indent)
    start = used
    size = next((piece.size for piece in paragraph.pieces if isinstance(piece, Words)), 10.5)
    any_line = False

    def done() -> _Strip:
        nonlocal line, used, start
        strip = _line(line, indent + start, column - start, paragraph)
        line, used, start = [], 0.0, 0.0
        return strip

    for piece in paragraph.pieces:
        if isinstance(piece, PageBreak):
            if line:
                yield done()
            yield _Strip(height=0, breaks=True)
        elif isinstance(piece, Picture):
            if piece.offset is None and line:
                yield done()
            yield _picture(piece, width, height, paragraph.align)
            any_line = any_line or piece.offset is None
        else:
            size = piece.size
            for character in piece.text:
                if character == "\n":
                    yield done() if line else _Strip(height=size * paragraph.spacing)
                    any_line = True
                    continue
                step = _TAB if character == "\t" else advance(character, size)
                if used + step > column and line and not (character in _NEVER_FIRST and used <= column):
                    carried = _carried(line, character)
                    yield done()
                    line, used = carried, sum(advance(one.text, one.size) for one in carried)
                    any_line = True
                line.append(Words(text=character, size=size))
                used += step
    if line:
        yield done()
    elif not any_line:
        yield _Strip(height=size * paragraph.spacing)


def _carried(line: list[Words], character: str) -> list[Words]:
    """What must not stay behind at the end of a line when this character begins the next one; taken off it."""
    at = len(line)
    if _is_of_a_word(character):
        while at > 0 and _is_of_a_word(line[at - 1].text):
            at -= 1
    if len(line) - at > _LONGEST_WORD:
        at = len(line)
    while at > 0 and line[at - 1].text in _NEVER_LAST:
        at -= 1
    if at == 0:
        return []
    carried = line[at:]
    del line[at:]
    return carried


def _is_of_a_word(character: str) -> bool:
    return character.isascii() and not character.isspace() and character not in "()[]{}"


def _line(characters: Sequence[Words], x: float, room: float, paragraph: Paragraph) -> _Strip:
    """One line: runs of characters of one size between tabs."""
    tallest = max(one.size for one in characters)
    width = sum(_TAB if one.text == "\t" else advance(one.text, one.size) for one in characters)
    spare = max(room - width, 0.0)
    x += {"center": spare / 2, "right": spare, "end": spare}.get(paragraph.align, 0.0)
    height = tallest * paragraph.spacing
    base = (height - tallest) / 2 + _ASCENT * tallest
    runs: list[SetLine] = []
    joined = False
    for one in characters:
        if one.text == "\t":
            x, joined = x + _TAB, False
            continue
        if joined and runs[-1].size == one.size:
            runs[-1] = replace(runs[-1], text=runs[-1].text + one.text)
        else:
            runs.append(SetLine(text=one.text, x=x, base=base, size=one.size))
        joined = True
        x += advance(one.text, one.size)
    return _Strip(height=height, items=tuple(run for run in runs if run.text.strip()))


def _picture(picture: Picture, width: float, height: float, align: str) -> _Strip:
    """In the line: fitted into the column. Floating: over it, taking no room."""
    if picture.width < _LEAST_PICTURE or picture.height < _LEAST_PICTURE:
        return _Strip(height=0)
    if picture.offset is not None:
        x, y = picture.offset
        floating = SetPicture(part=picture.part, x=x, y=y, width=picture.width, height=picture.height)
        if picture.from_page == (True, True):
            return _Strip(height=0, on_page=(floating,))
        return _Strip(height=0, items=(floating,))
    fits = min(1.0, width / picture.width, height / picture.height)
    wide, high = picture.width * fits, picture.height * fits
    x = {"center": (width - wide) / 2, "right": width - wide}.get(align, 0.0)
    return _Strip(height=high, items=(SetPicture(part=picture.part, x=x, y=0, width=wide, height=high),))


def _table(table: Table, width: float, height: float) -> Iterator[_Strip]:
    columns = list(table.columns)
    most = max((sum(cell.span for cell in row) for row in table.rows), default=1)
    columns += [0.0] * (most - len(columns))
    if not all(columns):
        columns = [width / len(columns)] * len(columns)
    fits = min(1.0, width / sum(columns))
    edges = [0.0]
    for column in columns:
        edges.append(edges[-1] + column * fits)
    for row in table.rows:
        yield from _row(row, edges, height)


def _row(row: Sequence[Cell], edges: Sequence[float], height: float) -> Iterator[_Strip]:
    placed: list[tuple[float, float, list[_Strip]]] = []
    at = 0
    for cell in row:
        left, right = edges[at], edges[min(at + cell.span, len(edges) - 1)]
        room = max(right - left - 2 * _CELL_MARGIN, 12.0)
        placed.append((left, right, list(_strips(cell.blocks, room, height))))
        at = min(at + cell.span, len(edges) - 2)
    tall = max(sum(strip.height for strip in strips) for _, _, strips in placed)
    if tall > height:  # a row that no page holds: its cells one under the other
        for _, _, strips in placed:
            yield from strips
        return
    items: list[Item] = []
    on_page: list[Item] = []
    for left, right, strips in placed:
        y = 0.0
        for strip in strips:
            items += [_moved(item, left + _CELL_MARGIN, y) for item in strip.items]
            on_page += strip.on_page
            y += strip.height
        items += [
            Rule(x0=left, y0=0, x1=right, y1=0),
            Rule(x0=left, y0=tall, x1=right, y1=tall),
            Rule(x0=left, y0=0, x1=left, y1=tall),
            Rule(x0=right, y0=0, x1=right, y1=tall),
        ]
    yield _Strip(height=tall, items=tuple(items), on_page=tuple(on_page))


def _moved(item: Item, x: float, y: float) -> Item:
    if isinstance(item, SetLine):
        return replace(item, x=item.x + x, base=item.base + y)
    if isinstance(item, SetPicture):
        return replace(item, x=item.x + x, y=item.y + y)
    return Rule(x0=item.x0 + x, y0=item.y0 + y, x1=item.x1 + x, y1=item.y1 + y)
