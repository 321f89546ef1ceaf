"""Which print belongs to which label: to its right, in its row, and the lines that run on below."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.fields.labels import Label
from extractors.glyphs import width_units
from extractors.lines import Line, Span
from extractors.pieces import Piece

_SAME_ROW = 0.3
"""A value printed so far beside its label's line (share of the lower one's height) still belongs to it."""
_LINE_GAP = 0.9
"""Lines of one value are at most so many of their heights apart."""
_INDENT = 1.6
"""Lines of one value begin within so many character heights of each other."""

_SCRAP = 2.0
"""So few characters where a line would begin are more likely a seal's."""
_LARGER = 1.9
"""Print so much higher than what stands before it is not the same value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A label and what is printed for it, in reading order.

    Attributes:
        label: None where the value stands without one.
    """

    label: Label | None
    parts: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The parts joined as they stand."""
        return " ".join(part.text for part in self.parts)

    def between(self, start: int, end: int) -> Cell:
        """The characters start..end of the compact text, as a cell of their own."""
        found = []
        place = 0
        for part in self.parts:
            inner = []
            for index, character in enumerate(part.text):
                if not character.isspace():
                    inner += [index] if start <= place < end else []
                    place += 1
            if inner:
                found.append(part.part(inner[0], inner[-1] + 1))
        return replace(self, parts=tuple(found)) if found else self

    def opening(self, most: float = 2.5) -> Cell:
        """The parts up to the first gap wider than `most` line heights, or up to the next row."""
        parts = self.parts[:1]
        for before, part in pairwise(self.parts):
            gap = part.span.left - before.span.right
            if before.span.in_row_with(part.span) <= _SAME_ROW or gap > most * before.span.height:
                break
            parts = (*parts, part)
        return replace(self, parts=parts)

    @property
    def span(self) -> Span:
        """Round all parts."""
        span = self.parts[0].span
        for part in self.parts[1:]:
            span = span.union(part.span)
        return span

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that the parts come from, each once."""
        return tuple({id(part.line): part.line for part in self.parts}.values())


def fill_cells(
    labels: Sequence[Label], pieces: Sequence[Piece], running: Collection[str], below: Collection[str] = ()
) -> tuple[Cell, ...]:
    """Give every label its value.

    Args:
        labels: in reading order.
        pieces: the page's pieces.
        running: names of the labels whose values may run over several lines.
        below: names of others whose value, of one line, may stand below where nothing stands beside.

    Returns:
        One cell a label, in the labels' order; without parts where nothing stands there.
    """
    parts: list[list[Piece]] = [[] for _ in labels]
    used: set[int] = set()
    for number, label in enumerate(labels):
        used.update(label.pieces)
        rest = _rest(label, labels, pieces)
        if rest is not None:
            parts[number].append(rest)
    free = [(index, _without_label(piece, labels, pieces)) for index, piece in enumerate(pieces) if index not in used]
    for index, piece in free:
        beside = _beside(piece, labels)
        if beside is None or not _fits(piece, parts[beside]) or (parts[beside] and _of_column(piece)):
            continue
        onward = _goes_on(piece, labels, parts, running, right_of=labels[beside])
        parts[beside if onward is None else onward].append(piece)
        used.add(index)
    left = sorted((piece for index, piece in free if index not in used), key=lambda p: p.span.top)
    left = _run_on(left, labels, parts, running, below)
    _run_before(left, labels, parts, running)
    return tuple(Cell(label=label, parts=tuple(_in_order(found))) for label, found in zip(labels, parts, strict=True))


def _without_label(piece: Piece, labels: Sequence[Label], pieces: Sequence[Piece]) -> Piece:
    """A value whose box reaches over its label and repeats the label's last characters gives them up."""
    for label in labels:
        over = label.span.left < piece.span.left < label.span.right < piece.span.right
        if not over or label.span.in_row_with(piece.span) <= 0.5:  # noqa: PLR2004  more than half beside each other
            continue
        word = "".join(pieces[index].text for index in label.pieces)
        tail = next((n for n in range(len(word) - 1, 0, -1) if piece.text.startswith(word[-n:])), 0)
        if 0 < tail < len(piece.text):
            rest = piece.part(tail)
            left = max(rest.span.left, label.span.right)
            return replace(rest, span=replace(rest.span, left=min(left, rest.span.right - 1)))
    return piece


def _rest(label: Label, labels: Sequence[Label], pieces: Sequence[Piece]) -> Piece | None:
    """What follows the label in its own piece, up to the next label there."""
    last = label.pieces[-1]
    piece = pieces[last]
    end = len(piece.text)
    for other in labels:
        if other.inside and other.pieces[0] == last and other.span.left > label.span.left:
            begin = round((other.span.left - piece.span.left) / max(piece.span.width, 1) * len(piece.text))
            end = min(end, _start_of(piece, other, begin))
    rest = piece.part(label.value_at, end)
    return rest if rest.text.strip() else None


def _start_of(piece: Piece, label: Label, near: int) -> int:
    """The character at which a label inside a piece starts, given roughly where."""
    starts = range(len(piece.text))
    return min(starts, key=lambda i: (abs(piece.part(i, i + 1).span.left - label.span.left), abs(i - near)))


def _beside(piece: Piece, labels: Sequence[Label]) -> int | None:
    best: tuple[float, float] | None = None
    chosen = None
    for number, label in enumerate(labels):
        slack = 0.6 * min(piece.span.height, label.span.height)
        if label.span.right > piece.span.left + slack:
            continue
        shared = label.span.in_row_with(piece.span)
        if shared < _SAME_ROW:
            continue
        key = (round(label.span.right / (4 * label.span.height)), shared)
        if best is None or key > best:
            best, chosen = key, number
    return chosen


def _run_on(
    free: Sequence[Piece],
    labels: Sequence[Label],
    parts: list[list[Piece]],
    running: Collection[str],
    below: Collection[str],
) -> list[Piece]:
    """Append lines that stand right below a value, begin where it begins and belong to no other label."""
    left = []
    for piece in free:
        number = _goes_on(piece, labels, parts, running)
        if number is None:
            number = next(
                (
                    n
                    for n, label in enumerate(labels)
                    if (label.name in running or label.name in below) and not parts[n] and _under(label, piece)
                ),
                None,
            )
        if number is None:
            left.append(piece)
        else:
            parts[number].append(piece)
    return left


def _goes_on(
    piece: Piece,
    labels: Sequence[Label],
    parts: Sequence[Sequence[Piece]],
    running: Collection[str],
    right_of: Label | None = None,
) -> int | None:
    """The label whose value runs on with this piece; with `right_of`, only one of a column further right."""
    for number, label in enumerate(labels):
        if right_of is not None and label.span.left < right_of.span.right:
            continue
        if label.name in running and parts[number]:
            column = right_of is not None and width_units(piece.text) > _SCRAP
            begins = label.span.left if column else None  # a label within a column: its lines begin with it
            if _follows(_lowest(parts[number]), piece, parts[number], begins):
                return number
    return None


def _of_column(piece: Piece) -> bool:
    """One of several characters that were read from above to below: beside a value they are a seal's."""
    line = piece.line
    return len(piece.text) == 1 and len(line.text.strip()) > 1 and line.span.height > line.span.width


def _fits(piece: Piece, parts: Sequence[Piece]) -> bool:
    """Print of one value is of one size; what is much larger beside it belongs to a seal or a heading."""
    return not parts or piece.span.height <= _LARGER * min(p.span.height for p in parts)


def _run_before(
    free: Sequence[Piece], labels: Sequence[Label], parts: list[list[Piece]], running: Collection[str]
) -> None:
    """Put lines before a value whose label stands in the middle of its height."""
    for piece in reversed(free):
        for number, label in enumerate(labels):
            found = parts[number]
            if label.name in running and found and len(found) > 1:
                top = min(found, key=lambda p: p.span.top)
                if top.span.top < label.span.top and _follows(piece, top, [piece]):
                    found.append(piece)
                    break


def _follows(above: Piece, piece: Piece, parts: Sequence[Piece], begins: float | None = None) -> bool:
    height = min(above.span.height, piece.span.height)
    gap = piece.span.top - above.span.bottom
    if not -0.6 * height <= gap <= _LINE_GAP * height:
        return False
    left = min(p.span.left for p in parts if p.span.top <= above.span.bottom)
    starts = (left, above.span.left, *(() if begins is None else (begins,)))
    return any(abs(piece.span.left - start) <= _INDENT * _character(above, piece) for start in starts)


def _under(label: Label, piece: Piece) -> bool:
    """A value may begin in the line below its label, where nothing stands beside it."""
    height = min(label.span.height, piece.span.height)
    gap = piece.span.top - label.span.bottom
    return -0.3 * height <= gap <= _LINE_GAP * height and abs(piece.span.left - label.span.left) <= 3 * _INDENT * height


def _character(above: Piece, piece: Piece) -> float:
    return min(above.span.height, piece.span.height)


def _lowest(parts: Sequence[Piece]) -> Piece:
    return max(parts, key=lambda p: p.span.bottom)


def _in_order(parts: Sequence[Piece]) -> list[Piece]:
    rows: list[list[Piece]] = []
    for part in sorted(parts, key=lambda p: p.span.top + p.span.bottom):
        if rows and rows[-1][0].span.in_row_with(part.span) > 0.5:  # noqa: PLR2004  more than half beside each other
            rows[-1].append(part)
        else:
            rows.append([part])
    return [part for row in rows for part in sorted(row, key=lambda p: p.span.left)]
