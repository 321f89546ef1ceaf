"""A page's pieces as running text: paragraphs joined over line breaks, headings told from text, tables row by row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.glyphs import compact, width_units
from extractors.pieces import Piece

_NUMBER = (
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|第[一二三四五六七八九十\d]{1,3}[章节部分条]|"
    r"\d{1,2}[、.．)）](?!\d)|\d{1,2}(?:[.．]\d{1,2}){1,3}(?=\s|[\u3400-\u9fff])(?![万亿千百次通件人家年月日元倍米个秒分])|"
    r"[（(]\d{1,2}[)）]|[①-⑩]|[●■◆•·\-—])"
)
_NUMBERED = re.compile(rf"^\s*{_NUMBER}\s*")
_SENTENCE_END = tuple("。！？!?；;：:")
_HEADING_LENGTH = 26.0
_FULL_LINE = 0.86
"""A line that ends before this share of the text's width ends a paragraph."""
_LONG_LINE = 16.0
"""Lines of so many characters show where the margins are."""
_SCRAP = 8.0
"""What is no longer than this and stands outside them belongs to a seal or its code."""
_CELL = 16
_PROSE_MARKS = re.compile(r"[，。；]")
_CELL_GAP = 1.6
"""Pieces of one row further apart than this (in line heights) are cells of a table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Text that belongs together.

    Attributes:
        pieces: where it stands, in reading order.
        heading: it is a heading; `under` is the heading it stands under.
        row: it is a row of a table, cells parted by a space.
    """

    text: str
    pieces: tuple[Piece, ...]
    heading: bool = False
    row: bool = False
    under: str = ""


def paragraphs(pieces: Sequence[Piece]) -> tuple[Paragraph, ...]:
    """Running text of a prose page, in reading order."""
    rows = _rows(_without_strays(pieces))
    if not rows:
        return ()
    left, right = _margins([piece for row in rows for piece in row])
    found: list[Paragraph] = []
    open_: list[Piece] = []
    under = ""

    def close() -> None:
        if open_:
            found.append(Paragraph(text=_join(open_), pieces=tuple(open_), under=under))
            open_.clear()

    for row in rows:
        if _is_table_row(row):
            close()
            text = " ".join(piece.text.strip() for piece in row)
            found.append(Paragraph(text=text, pieces=tuple(row), row=True, under=under))
            continue
        text = "".join(piece.text for piece in row)
        if _is_heading(text, row, left, right, begins=not open_):
            close()
            found.append(Paragraph(text=text, pieces=tuple(row), heading=True, under=under))
            under = text
            continue
        if open_ and (
            _begins(row, text, open_, left) or (_is_short(open_[-1], left, right) and not _runs_on(open_, row, left))
        ):
            close()
        open_.extend(row)
    close()
    return tuple(found)


def _margins(pieces: Sequence[Piece]) -> tuple[float, float]:
    """Where text begins and ends, by its long lines where there are any."""
    long = [piece for piece in pieces if width_units(piece.text) >= _LONG_LINE] or pieces
    return min(piece.span.left for piece in long), max(piece.span.right for piece in long)


def _without_strays(pieces: Sequence[Piece]) -> list[Piece]:
    """Without the scraps outside the margins: characters of a seal across the page's edge."""
    if not pieces or all(width_units(piece.text) < _LONG_LINE for piece in pieces):
        return list(pieces)
    left, right = _margins(pieces)
    return [p for p in pieces if width_units(p.text) > _SCRAP or (p.span.left < right and p.span.right > left)]


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    return [rows[number] for number in sorted(rows)]


def _is_table_row(row: Sequence[Piece]) -> bool:
    gaps = [b.span.left - a.span.right for a, b in pairwise(row)]
    return any(gap > _CELL_GAP * row[0].span.height for gap in gaps)


def _is_heading(text: str, row: Sequence[Piece], left: float, right: float, *, begins: bool) -> bool:
    plain = compact(text)
    if width_units(plain) > _HEADING_LENGTH or plain.endswith(_SENTENCE_END[:6]) or "，" in plain or "," in plain:
        return False
    short = _is_short(row[-1], left, right)
    numbered = _NUMBERED.match(text) is not None
    body = _NUMBERED.sub("", text)
    has_figure = re.search(r"\d+\s*(?:万|人|名|家|件|通|次|台|套|M|G|兆|条|路|个|%|笔|元)", body) is not None
    stated = re.search(r"[:：]\s*\S{3,}", body) is not None
    if has_figure or stated:
        return False
    centred = abs((row[0].span.left - left) - (right - row[-1].span.right)) < 0.08 * (right - left)
    return short and (numbered or (begins and (centred or width_units(plain) <= 14)))  # noqa: PLR2004


def _is_short(piece: Piece, left: float, right: float) -> bool:
    return piece.span.right < left + _FULL_LINE * (right - left)


def _runs_on(open_: Sequence[Piece], row: Sequence[Piece], left: float) -> bool:
    """An unfinished sentence of an indented paragraph goes on at the margin, however short its line was."""
    indent = 1.2 * row[0].span.height
    unfinished = not open_[-1].text.rstrip().endswith(_SENTENCE_END)
    return unfinished and open_[0].span.left > left + indent > row[0].span.left


def _begins(row: Sequence[Piece], text: str, open_: Sequence[Piece], left: float) -> bool:
    """A new paragraph: numbered, or indented where the line before was not."""
    height = row[0].span.height
    indented = row[0].span.left > left + 1.2 * height
    before_indented = open_[-1].span.left > left + 1.2 * height
    apart = row[0].span.top - open_[-1].span.bottom > 1.4 * height
    return _NUMBERED.match(text) is not None or (indented and not before_indented) or apart


def _join(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        part = piece.text.strip()
        latin = bool(text) and text[-1].isascii() and text[-1].isalpha() and part[:1].isascii() and part[:1].isalpha()
        text += (" " if latin else "") + part
    return text


def plain_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The same from text alone, a line a line, for pages whose pieces are gone."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    longest = max((width_units(line) for line in lines), default=0)
    found: list[Paragraph] = []
    under, open_ = "", ""
    for line in lines:
        numbered = _NUMBERED.match(line) is not None
        short = width_units(line) < _FULL_LINE * longest
        heading = numbered and short and width_units(line) <= _HEADING_LENGTH and not line.endswith(_SENTENCE_END[:6])
        if (numbered or heading) and open_:
            found.append(Paragraph(text=open_, pieces=(), under=under))
            open_ = ""
        cells = line.split()
        if not heading and len(cells) > 1 and not _PROSE_MARKS.search(line) and all(len(c) <= _CELL for c in cells):
            found += [Paragraph(text=open_, pieces=(), under=under)] if open_ else []
            open_ = ""
            found.append(Paragraph(text=line, pieces=(), row=True, under=under))
            continue
        if heading:
            under = line
            found.append(Paragraph(text=line, pieces=(), heading=True))
            continue
        open_ += line
        if short:
            found.append(Paragraph(text=open_, pieces=(), under=under))
            open_ = ""
    if open_:
        found.append(Paragraph(text=open_, pieces=(), under=under))
    return tuple(found)
