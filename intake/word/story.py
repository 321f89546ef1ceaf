"""What a DOCX says, in order: paragraphs, tables and pictures, as far as a reviewer sees them.

ECMA-376 part 1 (WordprocessingML). Of styles only sizes and alignment are looked up; deleted and hidden text is
left out, text in boxes follows the paragraph to which its box is anchored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field as default

from intake.packed import Element, Packed, attribute, beside, child, children, local, number
from intake.word.numbering import Numbering

MAIN = "word/document.xml"
_TWIPS = 20
_EMU = 12700
_USUAL_SIZE = 10.5
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr", "tblPr", "tcPr"})
_DEEPEST = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Characters of one size (points an em). A line feed breaks the line, a tab goes to the next stop."""

    text: str
    size: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture in the text, or one laid over it.

    Attributes:
        part: its name in the package.
        width, height: points.
        offset: where it floats, in points from the page's corner (or, down the page, from its paragraph); None
            where it stands in the line.
        from_page: whether `offset` counts from the page, across and down; else from the margin and the paragraph.
    """

    part: str
    width: float
    height: float
    offset: tuple[float, float] | None = None
    from_page: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph.

    Attributes:
        align: left, center, right.
        indent: points by which every line, and by which only the first, is indented.
    """

    pieces: tuple[Words | Picture | PageBreak, ...]
    align: str = "left"
    indent: tuple[float, float] = (0.0, 0.0)
    spacing: float = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell over `span` columns."""

    blocks: tuple[Block, ...]
    span: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells; `columns` are the widths in points."""

    rows: tuple[tuple[Cell, ...], ...]
    columns: tuple[float, ...] = ()


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """Points: the sheet and its margins (left, top, right, bottom)."""

    width: float = 595.3
    height: float = 841.9
    margins: tuple[float, float, float, float] = (90.0, 72.0, 90.0, 72.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """All of it."""

    blocks: tuple[Block, ...]
    paper: Paper = default(default_factory=Paper)


def read_story(package: Packed) -> Story:
    """Read the main part with what it refers to.

    Raises:
        RefusalError: a part is missing, too large, or no XML.
    """
    body = child(package.xml(MAIN), "body")
    teller = _Teller(package)
    blocks = tuple(teller.blocks(body, 0)) if body is not None else ()
    sections = list(body.iter("{*}sectPr")) if body is not None else []
    return Story(blocks=blocks, paper=_paper(sections[0] if sections else None))


def _paper(section: Element | None) -> Paper:
    size, margins = child(section, "pgSz"), child(section, "pgMar")
    usual = Paper()
    width = number(attribute(size, "w"), usual.width * _TWIPS) / _TWIPS
    height = number(attribute(size, "h"), usual.height * _TWIPS) / _TWIPS
    width, height = (min(max(side, 100.0), 4000.0) for side in (width, height))
    sides = [
        min(max(number(attribute(margins, name), limit * _TWIPS) / _TWIPS, 0.0), 0.3 * of)
        for name, limit, of in zip(
            ("left", "top", "right", "bottom"), usual.margins, (width, height, width, height), strict=True
        )
    ]
    return Paper(width=width, height=height, margins=(sides[0], sides[1], sides[2], sides[3]))


class _Teller:
    def __init__(self, package: Packed) -> None:
        self._pictures = _relations(package)
        self._styles = _Styles(package)
        self._numbering = Numbering(package)

    def blocks(self, parent: Element, depth: int) -> Iterator[Block]:
        if depth > _DEEPEST:
            return
        for element in parent:
            name = local(element)
            if name == "p":
                yield self._paragraph(element)
                for box in self._boxes(element):
                    yield from self.blocks(box, depth + 1)
            elif name == "tbl":
                yield self._table(element, depth + 1)
            elif name not in _SKIPPED:
                yield from self.blocks(element, depth + 1)

    def _boxes(self, paragraph: Element) -> Iterator[Element]:
        for box in paragraph.iter("{*}txbxContent"):
            above = [local(parent) for parent in box.iterancestors()]
            if "Fallback" not in above and above.count("txbxContent") == 0:
                yield box

    def _paragraph(self, element: Element) -> Paragraph:
        properties = child(element, "pPr")
        style = attribute(child(properties, "pStyle"), "val")
        size = self._styles.size(style)
        pieces: list[Words | Picture | PageBreak] = []
        label = self._numbering.label(child(properties, "numPr"), self._styles.numbering(style))
        if child(properties, "pageBreakBefore") is not None:
            pieces.append(PageBreak())
        if label:
            pieces.append(Words(text=label, size=size))
        pieces += self._pieces(element, size, 0)
        indent = child(properties, "ind")
        left = number(attribute(indent, "left") or attribute(indent, "start"), 0) / _TWIPS
        first = number(attribute(indent, "firstLine"), 0) / _TWIPS - number(attribute(indent, "hanging"), 0) / _TWIPS
        return Paragraph(
            pieces=tuple(pieces),
            align=attribute(child(properties, "jc"), "val") or self._styles.align(style),
            indent=(left, first),
            spacing=_spacing(child(properties, "spacing")),
        )

    def _pieces(self, parent: Element, size: float, depth: int) -> Iterator[Words | Picture | PageBreak]:
        if depth > _DEEPEST:
            return
        for element in parent:
            name = local(element)
            if name == "r":
                if child(element, "rPr", "vanish") is None:
                    own = number(attribute(child(element, "rPr", "sz"), "val"), 2 * size) / 2
                    yield from self._pieces(element, min(max(own, 1.0), 400.0), depth + 1)
            elif name == "t":
                yield Words(text=(element.text or "").replace("\n", " "), size=size)
            elif name in {"tab", "cr", "noBreakHyphen"}:
                yield Words(text={"tab": "\t", "cr": "\n", "noBreakHyphen": "-"}[name], size=size)
            elif name == "br":
                yield PageBreak() if attribute(element, "type") == "page" else Words(text="\n", size=size)
            elif name in {"drawing", "pict", "object"}:
                yield from self._drawn(element)
            elif name not in _SKIPPED and name != "txbxContent":
                yield from self._pieces(element, size, depth + 1)

    def _drawn(self, element: Element) -> Iterator[Picture]:
        for picture in element.iter("{*}blip", "{*}imagedata"):
            part = self._pictures.get(attribute(picture, "embed") or attribute(picture, "id") or "")
            if part is None or any(local(parent) == "txbxContent" for parent in picture.iterancestors()):
                continue
            frame = next(iter(picture.iterancestors("{*}inline", "{*}anchor")), None)
            width, height = _extent(frame, picture)
            yield Picture(
                part=part,
                width=width,
                height=height,
                offset=_floating(frame),
                from_page=(_counts_from_page(frame, "positionH"), _counts_from_page(frame, "positionV")),
            )

    def _table(self, element: Element, depth: int) -> Table:
        columns = tuple(
            max(number(attribute(column, "w"), 0) / _TWIPS, 0.0)
            for column in children(child(element, "tblGrid"), "gridCol")
        )
        rows = [
            tuple(self._cell(cell, depth) for cell in row.iter("{*}tc") if _own(cell, row))
            for row in element.iter("{*}tr")
            if _own(row, element)
        ]
        return Table(rows=tuple(row for row in rows if row), columns=columns)

    def _cell(self, element: Element, depth: int) -> Cell:
        span = int(min(max(number(attribute(child(element, "tcPr", "gridSpan"), "val"), 1), 1), 100))
        return Cell(blocks=tuple(self.blocks(element, depth + 1)), span=span)


class _Styles:
    """Sizes and alignment by style; a style that says nothing asks the one it is based on."""

    def __init__(self, package: Packed) -> None:
        root = package.xml("word/styles.xml") if package.has("word/styles.xml") else None
        self._styles = {attribute(style, "styleId") or "": style for style in children(root, "style")}
        self._default = next((key for key, style in self._styles.items() if attribute(style, "default") == "1"), None)
        stated = attribute(child(root, "docDefaults", "rPrDefault", "rPr", "sz"), "val")
        self._usual = number(stated, 2 * _USUAL_SIZE) / 2

    def size(self, style: str | None) -> float:
        stated = self._ask(style, ("rPr", "sz"))
        return min(max(number(stated, 2 * self._usual) / 2, 1.0), 400.0)

    def align(self, style: str | None) -> str:
        return self._ask(style, ("pPr", "jc")) or "left"

    def numbering(self, style: str | None) -> Element | None:
        return next((found for one in self._chain(style) if (found := child(one, "pPr", "numPr")) is not None), None)

    def _ask(self, style: str | None, path: tuple[str, ...]) -> str | None:
        return next((found for one in self._chain(style) if (found := attribute(child(one, *path), "val"))), None)

    def _chain(self, style: str | None) -> Iterator[Element]:
        key, seen = style or self._default, set[str]()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = attribute(child(self._styles[key], "basedOn"), "val") or ""


def _relations(package: Packed) -> dict[str, str]:
    """Pictures inside the package by their relation's id; what lies outside it is never looked at."""
    name = "word/_rels/document.xml.rels"
    if not package.has(name):
        return {}
    inside = (one for one in package.xml(name) if attribute(one, "TargetMode") != "External")
    parts = {attribute(one, "Id") or "": beside(MAIN, attribute(one, "Target") or "") for one in inside}
    return {key: part for key, part in parts.items() if key and package.has(part)}


def _extent(frame: Element | None, picture: Element) -> tuple[float, float]:
    extent = child(frame, "extent")
    if extent is not None:
        return number(attribute(extent, "cx"), 0) / _EMU, number(attribute(extent, "cy"), 0) / _EMU
    shape = picture.getparent()
    style = dict(
        part.split(":", 1) for part in (attribute(shape, "style") or "").replace(" ", "").split(";") if ":" in part
    )
    return _points(style.get("width")), _points(style.get("height"))


def _points(length: str | None) -> float:
    if not length:
        return 0.0
    units = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835, "px": 0.75}
    return number(length[:-2], 0) * units.get(length[-2:], 0.0)


def _floating(frame: Element | None) -> tuple[float, float] | None:
    """Laid over or under the text; what the text goes round stands in the text here."""
    if frame is None or local(frame) != "anchor" or not (children(frame, "wrapNone") or _is_behind(frame)):
        return None
    across = child(frame, "positionH", "posOffset")
    down = child(frame, "positionV", "posOffset")
    return _offset(across), _offset(down)


def _offset(offset: Element | None) -> float:
    """In points; 0 where it is said in words."""
    return number(offset.text if offset is not None else None, 0) / _EMU


def _is_behind(frame: Element) -> bool:
    return attribute(frame, "behindDoc") in {"1", "true"}


def _counts_from_page(frame: Element | None, axis: str) -> bool:
    return attribute(child(frame, axis), "relativeFrom") == "page"


def _spacing(element: Element | None) -> float:
    """Lines' distance in ems of print; an exact one in points is taken as usual."""
    if attribute(element, "lineRule") in {"exact", "atLeast"}:
        return 1.5
    return min(max(1.3 * number(attribute(element, "line"), 276) / 240, 1.2), 4.0)


def _own(element: Element, parent: Element) -> bool:
    """Is it the parent's own row or cell, not one of a table inside?"""
    above = next(iter(element.iterancestors("{*}tbl" if local(element) == "tr" else "{*}tr")), None)
    return above is parent
