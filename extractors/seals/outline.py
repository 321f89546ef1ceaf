"""The ellipse of a seal's rim, found again to a pixel inside the detector's box."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

_ANGLES = np.linspace(0, 2 * np.pi, 120, endpoint=False)
_STEPS = (0.03, 0.015, 0.007)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """An ellipse in pixels of the crop.

    Attributes:
        tilt: radians clockwise by which the half axis `across` leans from the horizontal.
        covered: 0..1, how much of it lies on ink, where the crop shows it.
    """

    x: float
    y: float
    across: float
    down: float
    tilt: float = 0.0
    covered: float = 0.0

    def points(self, angles: NDArray[np.float64], reach: NDArray[np.float64] | float = 1.0) -> NDArray[np.float32]:
        """... x 2: where the ray at `angles` (clockwise from the top) meets the ellipse shrunk to `reach`."""
        u, v = self.across * reach * np.sin(angles), -self.down * reach * np.cos(angles)
        x = self.x + u * np.cos(self.tilt) - v * np.sin(self.tilt)
        y = self.y + u * np.sin(self.tilt) + v * np.cos(self.tilt)
        return np.stack([x, y], axis=-1).astype(np.float32)


def fit_rim(density: NDArray[np.float32], first: Rim, *, oval: bool) -> Rim:
    """Move, stretch and (for ovals) tilt the first guess until most ink lies on it."""
    size = max(first.across, first.down)
    blurred = cv2.GaussianBlur(np.minimum(density, 0.8), (0, 0), max(0.6, size * 0.012))
    best = _scored(blurred, first)
    if oval:
        for tilt in np.radians(np.arange(-40, 41, 8)):
            for ratio in (0.66, 0.75):
                best = max(best, _scored(blurred, _tilted(first, float(tilt), ratio)), key=_covered)
    for step in _STEPS:
        for _ in range(3):
            before = best
            for name in ("x", "y", "across", "down") + (("tilt",) if oval else ()):
                unit = step * size if name != "tilt" else step * 2
                for move in (-2, -1, 1, 2):
                    tried = replace(best, **{name: getattr(best, name) + move * unit})
                    best = max(best, _scored(blurred, tried), key=_covered)
            if best == before:
                break
    return best


def _covered(rim: Rim) -> float:
    return rim.covered


def _scored(blurred: NDArray[np.float32], rim: Rim) -> Rim:
    points = rim.points(_ANGLES)
    height, width = blurred.shape
    inside = (points[:, 0] >= 0) & (points[:, 0] < width - 1) & (points[:, 1] >= 0) & (points[:, 1] < height - 1)
    if inside.mean() < 0.2:
        return replace(rim, covered=0.0)
    values = blurred[
        points[inside, 1].round().astype(int).clip(0, height - 1),
        points[inside, 0].round().astype(int).clip(0, width - 1),
    ]
    return replace(rim, covered=float(values.mean()))


def _tilted(box: Rim, tilt: float, ratio: float) -> Rim:
    """The ellipse of that tilt and ratio that has the same bounding width."""
    across = box.across / np.sqrt(np.cos(tilt) ** 2 + (ratio * np.sin(tilt)) ** 2)
    return Rim(x=box.x, y=box.y, across=float(across), down=float(across * ratio), tilt=tilt)
