"""Which of the seals that were found is which of those that are there."""

from __future__ import annotations

from collections.abc import Sequence

LEAST_OVERLAP = 0.3
"""Intersection over union from which two boxes are one seal; labels are true to about a hundredth of the page."""

CLOSE_OVERLAP = 0.5
"""From which the box is a good one, too."""

Sides = Sequence[float]
"""[x0, y0, x1, y1]"""


def overlap(one: Sides, other: Sides) -> float:
    """Intersection over union of two boxes, 0..1."""
    width = min(one[2], other[2]) - max(one[0], other[0])
    height = min(one[3], other[3]) - max(one[1], other[1])
    if width <= 0 or height <= 0:
        return 0.0
    both = width * height
    return both / ((one[2] - one[0]) * (one[3] - one[1]) + (other[2] - other[0]) * (other[3] - other[1]) - both)


def match(there: Sequence[Sides], found: Sequence[Sides], least: float = LEAST_OVERLAP) -> dict[int, int]:
    """Pairs (index there -> index found), one to one, the best overlaps first, none that overlap less than `least`."""
    candidates = sorted(
        ((overlap(one, other), i, j) for i, one in enumerate(there) for j, other in enumerate(found)), reverse=True
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for value, i, j in candidates:
        if value >= least and i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs
