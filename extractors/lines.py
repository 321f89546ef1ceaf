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

    def covered_by(self, other: Span) -> float:
        """The share of this rectangle, 0..1, that the other covers."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0) / max(self.width * self.height, 1e-9)

    def in_row_with(self, other: Span) -> float:
        """The height that both share, as a part of the lower one's; below 0 where one stands under the other."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared / max(min(self.height, other.height), 1.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text, left to right.

    Attributes:
        confidence: 0..1, the reader's own for the whole line, not calibrated.
        certainties: 0..1 for each character; empty where the reader does not say.
        centres: the middle of each character in pixels from the page's left; empty where the reader does not say.
    """

    text: str
    span: Span
    confidence: float
    reader: Witness
    certainties: tuple[float, ...] = ()
    centres: tuple[float, ...] = ()

    def span_of(self, start: int, end: int) -> Span:
        """The rectangle of the characters start..end; where centres are unknown, all are taken as equally wide."""
        start, end = max(start, 0), min(max(end, start + 1), max(len(self.text), 1))
        if len(self.centres) == len(self.text) and self.text:
            before = self.centres[start - 1] if start else 2 * self.span.left - self.centres[0]
            after = self.centres[end] if end < len(self.text) else 2 * self.span.right - self.centres[-1]
            left, right = (before + self.centres[start]) / 2, (self.centres[end - 1] + after) / 2
        else:
            step = self.span.width / max(len(self.text), 1)
            left, right = self.span.left + start * step, self.span.left + end * step
        return Span(left=left, top=self.span.top, right=max(right, left), bottom=self.span.bottom)

    def certainty_of(self, start: int, end: int) -> float:
        """The least certain character of start..end; the line's confidence where characters have none of their own."""
        if len(self.certainties) == len(self.text) and start < end:
            return min(self.certainties[start:end], default=self.confidence)
        return self.confidence
