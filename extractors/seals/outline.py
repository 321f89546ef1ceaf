"""The ellipse of a seal's rim, found again to a pixel inside the detector's box."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

_ANGLES = np.linspace(0, 2 * np.pi, 120, endpoint=False)
_STEPS = (0.04, 0.02, 0.01)
"""Of the half axis: how far the rim is moved at a time, and how much the ink is blurred meanwhile."""
_FLAT = 0.85
"""Oval seals are cut 3 to 4 (invoices) or 2 to 3 (foreign companies)."""
_FLATTEST = 0.45
"""No seal is flatter; a rim that shrank to a stroke would lie on ink all along."""
_STRAY = 0.05
"""Of its half axes: how far the detector's box is off."""
_SEEN = 0.2
"""Of an ellipse: with less of it on the crop nothing can be said."""
_ROUND = 0.12
"""A photographed circle is flattened by no more."""


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


def is_oval(rim: Rim) -> bool:
    """Is it flatter than a circle that was photographed askew?"""
    return min(rim.across, rim.down) < _FLAT * max(rim.across, rim.down)


def fit_rim(density: NDArray[np.float32], first: Rim, *, oval: bool) -> Rim:
    """Move, stretch and (for ovals) tilt the first guess until most ink lies on it, from coarse to fine."""
    size = max(first.across, first.down)
    capped = np.minimum(density, 0.8)
    best = first
    for step in _STEPS:
        blurred = cv2.GaussianBlur(capped, (0, 0), max(0.6, size * step))
        best = _scored(blurred, best)
        if step == _STEPS[0]:
            best = max((_scored(blurred, start) for start in _starts(first)), key=_covered)
        if step == _STEPS[0] and oval:
            for tilt in np.radians(np.arange(-40, 41, 8)):
                for ratio in (0.66, 0.75):
                    best = max(best, _scored(blurred, _tilted(first, float(tilt), ratio)), key=_covered)
        for _ in range(4):
            before = best
            for moved in _moves(best, step * size, oval=oval):
                best = max(best, _scored(blurred, moved), key=_covered)
            if best == before:
                break
    return best


def _starts(first: Rim) -> Iterator[Rim]:
    """The first guess and its neighbours: single moves from one to the next do not always lead uphill."""
    offsets = (-_STRAY, 0.0, _STRAY)
    for right, down, wider, taller in product(offsets, repeat=4):
        yield replace(
            first,
            x=first.x + right * first.across,
            y=first.y + down * first.down,
            across=first.across * (1 + wider),
            down=first.down * (1 + taller),
        )


def _moves(rim: Rim, unit: float, *, oval: bool) -> Iterator[Rim]:
    for way in (-2, -1, 1, 2):
        yield replace(rim, x=rim.x + way * unit)
        yield replace(rim, y=rim.y + way * unit)
        yield replace(rim, across=rim.across + way * unit, down=rim.down + way * unit * rim.down / rim.across)
        if oval or abs(rim.across + way * unit - rim.down) < _ROUND * rim.down:
            yield replace(rim, across=rim.across + way * unit)
        if oval or abs(rim.down + way * unit - rim.across) < _ROUND * rim.across:
            yield replace(rim, down=rim.down + way * unit)
        if oval:
            yield replace(rim, tilt=rim.tilt + 2 * way * unit / max(rim.across, rim.down))


def _covered(rim: Rim) -> float:
    return rim.covered


def _scored(blurred: NDArray[np.float32], rim: Rim) -> Rim:
    if min(rim.across, rim.down) < _FLATTEST * max(rim.across, rim.down):
        return replace(rim, covered=0.0)
    points = rim.points(_ANGLES)
    height, width = blurred.shape
    inside = (points[:, 0] >= 0) & (points[:, 0] < width - 1) & (points[:, 1] >= 0) & (points[:, 1] < height - 1)
    if inside.mean() < _SEEN:
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
