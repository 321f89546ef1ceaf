"""Lines as a reader would give them, set by hand: what stands where, in pixels."""

from __future__ import annotations

from collections.abc import Iterable

from chushen.evidence import Witness
from chushen.kinds import DocumentKind, FieldName
from extractors.fields import Reading, find_fields
from extractors.glyphs import width_units
from extractors.lines import Line, Span

A4 = (1240.0, 1754.0)
USCC = "91110108MA00ABCD45"
ID_NUMBER = "11010519491231002X"


def line(text: str, left: float, top: float, *, size: float = 30, confidence: float = 1.0) -> Line:
    """One line of text, `size` pixels high."""
    span = Span(left=left, top=top, right=left + size * width_units(text), bottom=top + size)
    return Line(text=text, span=span, confidence=confidence, reader=Witness.PP_OCR)


def column(text: str, left: float, top: float, *, size: float = 30, pitch: float = 50) -> Line:
    """Characters one below the other, taken for one line by the reader."""
    span = Span(left=left, top=top, right=left + size, bottom=top + pitch * len(text))
    return Line(text=text, span=span, confidence=1.0, reader=Witness.PP_OCR)


def rows(*texts: str, left: float = 160, top: float = 200, pitch: float = 50, size: float = 30) -> tuple[Line, ...]:
    """Lines one below the other."""
    return tuple(line(text, left, top + pitch * i, size=size) for i, text in enumerate(texts))


def values(kind: DocumentKind, lines: Iterable[Line]) -> dict[FieldName, str]:
    """What is read on a page of that kind."""
    return {reading.name: reading.value for reading in find_fields(kind, tuple(lines))}


def reading_of(name: FieldName, kind: DocumentKind, lines: Iterable[Line]) -> Reading:
    """The reading of one field."""
    return next(r for r in find_fields(kind, tuple(lines)) if r.name == name)
