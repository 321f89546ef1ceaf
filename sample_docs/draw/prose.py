"""Lays a report out on A4 pages: title, headings, paragraphs, tables, a figure, page numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Generic, TypeVar

from sample_docs.draw.sheet import Colour, Style, Surface, wrap
from sample_docs.draw.typefaces import HEI, HEI_BOLD, SONG_BOLD, SONGS, TRUETYPE_SONGS

S = TypeVar("S", bound=Surface)
LEFT, TOP, RIGHT, BOTTOM = 28.0, 30.0, 182.0, 268.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """The document's name, centred."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """A page of its own before the text: the title, and lines at the foot."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A section's heading."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Running text, its first line indented by two characters."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, the first one the head; `caption` stands above it."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Something drawn: given the surface, the left top corner and the width; with its height and caption."""

    height: float
    caption: str
    draw: Callable[[Surface, tuple[float, float], float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """The company's name and the date, at the right."""

    company: str
    date: str


Block = Cover | Title | Heading | Paragraph | Table | Figure | SignOff


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseLook:
    """How one applicant's word processor was set."""

    body: Style
    heading: Style
    title: Style
    leading: float
    numbering: str
    tint: Colour


def draw_prose_look(rng: Random, *, truetype: bool = False) -> ProseLook:
    """A word processor's settings; with `truetype` only fonts that a PDF can embed."""
    body = rng.choice(TRUETYPE_SONGS if truetype else SONGS)
    strong = body if truetype else rng.choice((HEI_BOLD, SONG_BOLD, HEI))
    size = rng.choice((4.2, 4.2, 4.9))
    return ProseLook(
        body=Style(font=body, size=size),
        heading=Style(font=strong, size=size * 1.12),
        title=Style(font=strong, size=rng.uniform(6.6, 7.6)),
        leading=rng.uniform(1.75, 1.95),
        numbering=rng.choice(("第 {n} 页 共 {m} 页", "第{n}页/共{m}页", "第{n}页 共{m}页")),
        tint=rng.choice(((230, 230, 230), (221, 232, 244), (255, 255, 255))),
    )


def lay_out(blocks: Sequence[Block], look: ProseLook, new_page: Callable[[], S]) -> list[S]:
    """Set the blocks on pages, with their numbers at the foot; `new_page` gives the next blank A4 surface."""
    setter = _Setter(look, new_page)
    for block in blocks:
        setter.set(block)
    for number, page in enumerate(setter.pages, 1):
        foot = look.numbering.format(n=number, m=len(setter.pages))
        style = Style(font=look.body.font, size=3.6)
        page.text(105 - page.measure(foot, style) / 2, 279, foot, style)
    return setter.pages


class _Setter(Generic[S]):
    """Keeps the pen's place while blocks are set."""

    def __init__(self, look: ProseLook, new_page: Callable[[], S]) -> None:
        self.look, self._new_page = look, new_page
        self.pages: list[S] = [new_page()]
        self.y = TOP

    @property
    def page(self) -> S:
        return self.pages[-1]

    def set(self, block: Block) -> None:
        match block:
            case Cover():
                self._cover(block)
            case Title():
                self._title(block)
            case Heading():
                self._room(30)
                self.y += 2
                self.page.text(LEFT, self.y, block.text, self.look.heading)
                self.y += self.look.heading.size * self.look.leading
            case Paragraph():
                self._paragraph(block)
            case Table():
                self._table(block)
            case Figure():
                self._figure(block)
            case SignOff():
                self._sign_off(block)

    def _room(self, needed: float) -> None:
        if self.y + needed > BOTTOM:
            self.pages.append(self._new_page())
            self.y = TOP

    def _cover(self, cover: Cover) -> None:
        wide = self.page.measure(cover.title, Style(font=self.look.title.font, size=9.5))
        style = Style(font=self.look.title.font, size=9.5 * min(1.0, (RIGHT - LEFT - 1) / wide))
        self.y = 85
        self._title(Title(text=cover.title), style)
        self.y = 205
        for line in cover.lines:
            plain = Style(font=self.look.body.font, size=5.6)
            self.page.text(105 - self.page.measure(line, plain) / 2, self.y, line, plain)
            self.y += 12
        self.pages.append(self._new_page())
        self.y = TOP

    def _title(self, title: Title, style: Style | None = None) -> None:
        style = style or self.look.title
        for line in wrap(self.page, title.text, style, RIGHT - LEFT):
            self.page.text(105 - self.page.measure(line, style) / 2, self.y, line, style)
            self.y += style.size * 1.6
        self.y += 5

    def _paragraph(self, paragraph: Paragraph) -> None:
        style = self.look.body
        indent = 2 * style.size
        for number, line in enumerate(wrap(self.page, paragraph.text, style, RIGHT - LEFT, indent)):
            self._room(style.size)
            self.page.text(LEFT + (indent if number == 0 else 0), self.y, line, style)
            self.y += style.size * self.look.leading

    def _table(self, table: Table) -> None:
        style = Style(font=self.look.body.font, size=self.look.body.size * 0.9)
        high = style.size * 1.8
        self._room(high * (len(table.rows) + 1) + 4)
        self._caption(table.caption, style)
        widest = [max(self.page.measure(row[i], style) for row in table.rows) + 4 for i in range(len(table.rows[0]))]
        scale = (RIGHT - LEFT) / sum(widest)
        for number, row in enumerate(table.rows):
            x = LEFT
            for cell, wide in zip(row, widest, strict=True):
                self.page.box((x, self.y), (wide * scale, high), self.look.tint if number == 0 else None)
                middle = x + (wide * scale - self.page.measure(cell, style)) / 2
                self.page.text(middle, self.y + (high - style.size) / 2, cell, style)
                x += wide * scale
            self.y += high
        self.y += 5

    def _figure(self, figure: Figure) -> None:
        self._room(figure.height + 12)
        figure.draw(self.page, (LEFT, self.y), RIGHT - LEFT)
        self.y += figure.height + 2
        self._caption(figure.caption, Style(font=self.look.body.font, size=self.look.body.size * 0.9))
        self.y += 3

    def _caption(self, text: str, style: Style) -> None:
        self.page.text(105 - self.page.measure(text, style) / 2, self.y, text, style)
        self.y += style.size * 1.7

    def _sign_off(self, block: SignOff) -> None:
        style = self.look.body
        self._room(52)
        self.y += 16
        for text in (block.company, block.date):
            self.page.text(RIGHT - 6 - self.page.measure(text, style), self.y, text, style)
            self.y += style.size * 2
