"""Where something stands on a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle in fractions of the page: (0, 0) is top left, (1, 1) bottom right.

    The page is the one a person sees when opening the file: EXIF or PDF rotation applied,
    before any turning upright or deskew that the program does for itself.

    Raises:
        ValueError: a side lies outside 0..1, or the sides are crossed.
    """

    left: float
    top: float
    right: float
    bottom: float

    def __post_init__(self) -> None:
        """Refuse nonsense at the door, so that nobody has to ask later."""
        if not (0 <= self.left <= self.right <= 1 and 0 <= self.top <= self.bottom <= 1):
            message = f"not a box on a page: {self.as_list()}"
            raise ValueError(message)

    @classmethod
    def clipped(cls, left: float, top: float, right: float, bottom: float) -> Self:
        """Make a box of four numbers that may reach past the page's edge."""
        xs = sorted((min(max(left, 0.0), 1.0), min(max(right, 0.0), 1.0)))
        ys = sorted((min(max(top, 0.0), 1.0), min(max(bottom, 0.0), 1.0)))
        return cls(left=xs[0], top=ys[0], right=xs[1], bottom=ys[1])

    @property
    def area(self) -> float:
        """The share of the page that the box covers, 0..1."""
        return (self.right - self.left) * (self.bottom - self.top)

    def overlap(self, other: Box) -> float:
        """The area that both boxes cover, in shares of the page."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)

    def union(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            left=min(self.left, other.left),
            top=min(self.top, other.top),
            right=max(self.right, other.right),
            bottom=max(self.bottom, other.bottom),
        )

    def as_list(self) -> list[float]:
        """[x0, y0, x1, y1], rounded to four digits, as the contract prints a box."""
        return [round(side, 4) for side in (self.left, self.top, self.right, self.bottom)]
