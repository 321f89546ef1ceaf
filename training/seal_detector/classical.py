"""The way without learning, to compare with: ink of its own colour, circles voted for by gradients, rims verified."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.seals.detector import overlap
from extractors.seals.outline import Rim, fit_rim

Box = tuple[float, float, float, float]

_LONG_SIDE = 800
_RADII = (10, 110)
_RIM = 0.42
"""So much of the rim must lie on ink."""
_RING = (0.08, 0.6)
"""Between these shares of ink lies a ring of text: less is an empty circle, more a disc."""


def find_round(pixels: NDArray[np.uint8]) -> list[tuple[Box, float]]:
    """Round seals in coloured ink: boxes in pixels with the share of their rim that is inked, best first."""
    scale = _LONG_SIDE / max(pixels.shape[:2])
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=method)
    ink = _coloured_ink(small)
    votes = cv2.HoughCircles(
        (cv2.GaussianBlur(ink, (0, 0), 1.2) * 255).astype(np.uint8),
        cv2.HOUGH_GRADIENT_ALT,
        dp=1.5,
        minDist=12,
        param1=120,
        param2=0.55,
        minRadius=_RADII[0],
        maxRadius=_RADII[1],
    )
    found: list[tuple[Box, float]] = []
    for x, y, radius in () if votes is None else votes[0]:
        reach = int(radius * 1.3) + 3
        left, top = max(int(x) - reach, 0), max(int(y) - reach, 0)
        part = ink[top : int(y) + reach, left : int(x) + reach]
        rim = fit_rim(part, Rim(x=x - left, y=y - top, across=radius, down=radius), oval=False)
        if rim.covered >= _RIM and _RING[0] < _ring_share(part, rim) < _RING[1]:
            middle, half = (rim.x + left, rim.y + top), (rim.across, rim.down)
            box = tuple(
                float(v) / scale
                for v in (middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
            )
            found.append(((box[0], box[1], box[2], box[3]), rim.covered))
    kept: list[tuple[Box, float]] = []
    for box, share in sorted(found, key=lambda pair: -pair[1]):
        if all(overlap(box, other) < 0.2 for other, _ in kept):
            kept.append((box, share))
    return kept


def _coloured_ink(page: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Density in green and blue beyond that in red, against the lighting of the page."""
    paper = cv2.GaussianBlur(cv2.dilate(page, np.ones((25, 25), np.uint8)), (0, 0), 12).astype(np.float32)
    density = np.log((paper + 6) / (page.astype(np.float32) + 6)).clip(0, 2)
    ink = (density[..., 0] + density[..., 1]) / 2 - density[..., 2]
    return np.asarray((ink / 0.5).clip(0, 1), np.float32)


def _ring_share(part: NDArray[np.float32], rim: Rim) -> float:
    points = rim.points(np.linspace(0, 2 * np.pi, 90)[None], np.linspace(0.6, 0.85, 8)[:, None])
    values = cv2.remap(part, points[..., 0].copy(), points[..., 1].copy(), cv2.INTER_LINEAR)
    return float((values > 0.3).mean())
