"""How far a reading is to be believed before anything has confirmed it."""

from __future__ import annotations

from collections.abc import Iterable

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.fields.cells import Cell
from extractors.fields.reading import Reading
from extractors.lines import Line

SURE = 0.97
"""A plain label, print of good size, a reader without doubt."""
CHECKED = 0.99
"""A check digit holds."""
SHAKY = 0.85
"""Without a label, under a bent label, or cut short."""
_STEPS = ((0.995, 0.97), (0.985, 0.95), (0.97, 0.92), (0.95, 0.88), (0.9, 0.8))
"""The reader's own confidence, and what a value read so is worth. Measured on scans of forms: below 0.97 one value in
ten is wrong, below 0.9 one in three."""
_SMALL, _TINY = 20.0, 14.0
"""Boxes of so few pixels' height: strokes of dense characters run together."""


def worth(lines: Iterable[Line]) -> float:
    """The confidence that readings of these lines deserve, 0..1, by the least sure and the smallest of them."""
    lines = tuple(lines)
    least = min(line.confidence for line in lines)
    value = next((worth_ for reader, worth_ in _STEPS if least >= reader), 0.75 * least)
    height = min(min(line.span.height, line.span.width) for line in lines)
    if height < _TINY:
        return min(value, 0.8)
    return min(value, 0.9) if height < _SMALL else value


def reading(
    name: FieldName, value: str, cell: Cell, *, at_most: float = SURE, extra: tuple[Witness, ...] = ()
) -> Reading:
    """A reading of a cell, worth what its lines are worth, at most `at_most`, less under a bent label."""
    cap = min(at_most, SHAKY) if cell.label is not None and cell.label.bent else at_most
    readers = tuple(dict.fromkeys(line.reader for line in cell.lines))
    return Reading(
        name=name,
        value=value,
        span=cell.span,
        confidence=min(worth(cell.lines), cap),
        witnesses=(*readers, *extra),
        lines=cell.lines,
    )


def checked(name: FieldName, value: str, cell: Cell, confidence: float, extra: tuple[Witness, ...]) -> Reading:
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
