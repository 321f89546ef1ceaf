"""A line of text as a reader gave it, in pixels of the upright page."""

from __future__ import annotations

from dataclasses import dataclass

from chushen.evidence import Witness


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A rectangle in pixels of the upright page: (0, 0) is top left."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    def union(self, other: Span) -> Span:
        """The smallest rectangle that holds both."""
        return Span(
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text, left to right.

    Attributes:
        confidence: 0..1, the reader's own, not calibrated.
    """

    text: str
    span: Span
    confidence: float
    reader: Witness

    def span_of(self, start: int, end: int) -> Span:
        """The rectangle of the characters start..end, supposing that all are equally wide."""
        step = self.span.width / max(len(self.text), 1)
        return Span(
            left=self.span.left + start * step,
            top=self.span.top,
            right=self.span.left + end * step,
            bottom=self.span.bottom,
        )
