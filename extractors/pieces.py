"""The lines of a page as pieces in reading order: upright columns of characters split, watermarks left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.glyphs import is_cjk, narrow, width_units
from extractors.lines import Line, Span

_SHORT = 6.0
_REPEATS = 4
_FAINT = 0.8
_ROW_OFFSET = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of one line that stands by itself.

    Attributes:
        text: as read, stripped.
        start: which character of the line it begins with.
        row: counted from the top of the page; pieces of one row stand beside each other.
    """

    text: str
    span: Span
    line: Line
    start: int = 0
    row: int = 0

    def part(self, start: int, end: int | None = None) -> Piece:
        """The characters start..end as a piece of their own."""
        end = len(self.text) if end is None else end
        return replace(self, text=self.text[start:end], start=self.start + start, span=self._span_of(start, end))

    @property
    def certainty(self) -> float:
        """The reader's confidence in the least certain of the piece's characters, 0..1."""
        return self.line.certainty_of(self.start, self.start + len(self.text))

    @property
    def certainties(self) -> tuple[float, ...]:
        """The reader's confidence in each character; empty where the reader does not say."""
        if len(self.line.certainties) != len(self.line.text):
            return ()
        return self.line.certainties[self.start : self.start + len(self.text)]

    def _span_of(self, start: int, end: int) -> Span:
        if len(self.line.centres) == len(self.line.text) and start < end:
            return self.line.span_of(self.start + start, self.start + end)
        step = self.span.width / max(width_units(self.text), 1.0)
        return replace(
            self.span,
            left=self.span.left + width_units(self.text[:start]) * step,
            right=self.span.left + width_units(self.text[:end]) * step,
        )


def lay_out(lines: Sequence[Line]) -> tuple[Piece, ...]:
    """Pieces in reading order: row by row from the top, each row from the left."""
    seen = [line for line in lines if line.text.strip() and min(line.span.width, line.span.height) >= 1]
    kept = [piece for line in _without_watermarks(seen) for piece in _split_column(line)]
    return tuple(_in_rows(kept))


def _without_watermarks(lines: Sequence[Line]) -> list[Line]:
    """Drop the short words that a publisher has strewn over the page: the same one many times, here and there."""
    short = [line for line in lines if width_units(line.text.strip()) <= _SHORT]
    seen: Counter[str] = Counter()
    for line in short:
        seen.update(set(_pairs(line.text)))
    strewn = {pair for pair, count in seen.items() if count >= _REPEATS}
    strewn &= {p for p in strewn if _is_strewn([line for line in short if p in _pairs(line.text)])}
    dropped = {id(line) for line in short if strewn.intersection(_pairs(line.text)) or _is_ornament(line, lines)}
    return [line for line in lines if id(line) not in dropped]


def _is_ornament(line: Line, lines: Sequence[Line]) -> bool:
    """A single letter or mark that stands here and there: a knot of the page's border."""
    text = line.text.strip()
    lone = len(text) == 1 and not is_cjk(text) and not text.isdigit()
    return lone and (line.confidence < _FAINT or sum(other.text.strip() == text for other in lines) >= _REPEATS - 1)


def _pairs(text: str) -> list[str]:
    text = narrow(text).replace(" ", "")
    return [a + b for a, b in pairwise(text) if is_cjk(a) and is_cjk(b)]


def _is_strewn(lines: Sequence[Line]) -> bool:
    """A table's column repeats words too, but in line with one another."""
    size = max(line.span.height for line in lines)
    columns = {round(line.span.left / size) for line in lines}
    rows = {round(line.span.top / size) for line in lines}
    return min(len(columns), len(rows)) >= _REPEATS - 1


def _split_column(line: Line) -> Iterable[Piece]:
    """A box higher than wide with several characters holds a column of them: the labels' first halves, often."""
    text = line.text.strip()
    begin = line.text.find(text)
    count, span = len(text), line.span
    tall = count > 1 and span.height > 1.25 * span.width and 0.5 <= span.height / (count * span.width) <= 3  # noqa: PLR2004
    if count > 2 and len(set(text)) == 1 and not text.isdigit():  # noqa: PLR2004  the scrolls of a border
        return
    if not tall or not all(is_cjk(c) for c in text):
        yield Piece(text=text, span=span, line=line, start=begin)
        return
    step = span.height / count
    for index, character in enumerate(text):
        top = span.top + index * step
        yield Piece(
            text=character,
            span=Span(left=span.left, top=top, right=span.right, bottom=top + step),
            line=line,
            start=begin + index,
        )


def _in_rows(pieces: Sequence[Piece]) -> list[Piece]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.span.top + p.span.bottom) / 2):
        near = min(rows[-6:], key=lambda row: abs(_middle(row) - _middle([piece])), default=None)
        if near is not None and _beside(near, piece):
            near.append(piece)
        else:
            rows.append([piece])
    rows.sort(key=_middle)
    return [
        replace(piece, row=number)
        for number, row in enumerate(rows)
        for piece in sorted(row, key=lambda p: p.span.left)
    ]


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    least = min(p.span.height for p in [*row, piece])
    free = all(
        min(p.span.right, piece.span.right) - max(p.span.left, piece.span.left) < _ROW_OFFSET * least for p in row
    )
    return free and abs(_middle(row) - _middle([piece])) <= _ROW_OFFSET * least


def _middle(row: Sequence[Piece]) -> float:
    return sum((p.span.top + p.span.bottom) / 2 for p in row) / len(row)
