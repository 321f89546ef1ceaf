"""A field as it was read off one page, still in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from chushen.evidence import Witness
from extractors.lines import Line, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A value with its place on the upright page.

    Attributes:
        name: a `FieldName`, or the name of an item that a checklist asks for.
        value: as the contract writes it.
        span: pixels of the upright page; round the value alone, without its label.
        confidence: 0..1; 0.95 and more only where the label is plain and the reader sure, or a check digit holds.
        witnesses: the reader, and CHECK_DIGIT, REPAIRED or DERIVED where they apply.
        lines: the lines it was read from, in reading order, for a second look.
    """

    name: str
    value: str
    span: Span
    confidence: float
    witnesses: tuple[Witness, ...]
    lines: tuple[Line, ...] = ()
