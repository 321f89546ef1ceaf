"""How far a reading is to be believed before anything has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable

from chushen.evidence import Witness
from extractors.fields.cells import Cell
from extractors.fields.reading import Reading
from extractors.pieces import Piece

SURE = 0.97
"""A plain label, print of good size, a reader without doubt."""
CHECKED = 0.99
"""A check digit holds."""
SHAKY = 0.85
"""Without a label, under a bent label, or cut short."""
_STEPS = ((0.995, 0.97), (0.985, 0.95), (0.97, 0.92), (0.95, 0.88), (0.9, 0.8))
"""A line's mean confidence, and what a value read so is worth. Measured on scans of forms: below 0.97 one value in ten
is wrong, below 0.9 one in three."""
_LEAST_STEPS = ((0.97, 0.97), (0.9, 0.95), (0.8, 0.91), (0.65, 0.85), (0.5, 0.75))
"""The same by the least certain character, where the reader tells."""
_SMALL, _TINY = 20.0, 14.0
"""Boxes of so few pixels' height: strokes of dense characters run together."""


def worth(parts: Iterable[Piece]) -> float:
    """The confidence that readings of these pieces deserve, 0..1, by the least sure and the smallest of them."""
    return min(_worth(part) for part in parts)


def _worth(part: Piece) -> float:
    line = part.line
    if line.reader is Witness.TEXT_LAYER:
        return CHECKED
    least, steps = part.certainty, _LEAST_STEPS if line.certainties else _STEPS
    value = next((worth for reader, worth in steps if least >= reader), 0.75 * least)
    height = min(part.span.height, max(part.span.width, line.span.height / 2))
    if height < _TINY:
        return min(value, 0.8)
    return min(value, 0.88) if height < _SMALL else value


def reading(name: str, value: str, cell: Cell, *, at_most: float = SURE, extra: tuple[Witness, ...] = ()) -> Reading:
    """A reading of a cell, worth what its lines are worth, at most `at_most`, less under a bent label."""
    cap = min(at_most, SHAKY) if cell.label is not None and cell.label.bent else at_most
    readers = tuple(dict.fromkeys(line.reader for line in cell.lines))
    return Reading(
        name=name,
        value=value,
        span=cell.span,
        confidence=min(worth(cell.parts), cap),
        witnesses=(*readers, *extra),
        lines=cell.lines,
    )


def checked(name: str, value: str, cell: Cell, confidence: float, extra: tuple[Witness, ...]) -> Reading:
    """A reading whose confidence comes from a check, not from the reader."""
    readers = tuple(dict.fromkeys(line.reader for line in cell.lines))
    return Reading(
        name=name,
        value=value,
        span=cell.span,
        confidence=confidence,
        witnesses=(*readers, *extra),
        lines=cell.lines,
    )
