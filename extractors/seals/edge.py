"""Slices of a 骑缝章: of a seal over the fanned edges of many sheets each bears a strip a few millimetres wide.

Too little is left of it for a network that looks for rings and stars. What tells it is where it stands: patches of one
coloured ink along a seal's height, at the very edge, and none above or below.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in pixels of the page."""

_LONG_SIDE = 900
_STRIP = 0.04
"""Of the longer side: so far in from an edge ink is looked at; on A4 12 mm."""
_NEAR = 0.008
"""A slice comes so near to the edge: a scan shows a little of what lies beyond the sheet."""
_SHORTEST, _LONGEST = 0.075, 0.185
"""Of the longer side: on A4 a seal of 22 to 55 mm."""
_NARROWEST, _WIDEST = 0.003, 0.034
"""Of the longer side; of a wider piece the detector sees enough."""
_INK = 0.1
"""Optical density by which coloured ink differs between channels; compression and a scanner's fringes stay below it."""
_PATCHY = (0.1, 0.75)
"""How much of its box a slice inks: less is a stroke, more a stripe."""
_FREE = 0.35
"""Of its height: above and below it the edge must be free of coloured ink so far."""
_ONE_INK = 0.9
"""How much alike the directions of the ink's colours are (1: one hue)."""
_JOIN = 0.075
"""Of the longer side: between the ring and what stands in its middle there is no more paper."""
_SPECK = 4
"""Rows of dust."""
_MOST = 0.3
"""Of an edge's length: where more of it is coloured it is a frame, a cover, or a desk."""


def find_slices(pixels: NDArray[np.uint8]) -> tuple[Box, ...]:
    """The slices at the left and the right edge of a page (height x width x 3, BGR)."""
    height, width = pixels.shape[:2]
    scale = min(1.0, _LONG_SIDE / max(height, width))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else pixels
    unit = max(small.shape[:2])
    reach = round(_STRIP * unit)
    if reach < 8 or 4 * reach > small.shape[1]:  # noqa: PLR2004  too few pixels to tell strokes apart
        return ()
    found: list[Box] = []
    for left in (True, False):
        strip = small[:, :reach] if left else small[:, : -reach - 1 : -1]
        for top, bottom, deep in _slices(strip, unit):
            across = (0.0, deep / scale) if left else (width - deep / scale, float(width))
            found.append((across[0], top / scale, across[1], bottom / scale))
    return tuple(found)


def _slices(strip: NDArray[np.uint8], unit: int) -> list[tuple[int, int, int]]:
    """Top, bottom and depth of each slice on a strip whose first column is the page's edge."""
    density = _density(strip)
    coloured = density.max(axis=2) - density.min(axis=2) > _INK
    rows = coloured.sum(axis=1) >= 2  # noqa: PLR2004  one pixel is noise
    if rows.mean() > _MOST:
        return []
    runs = _groups(rows, unit)
    found = []
    for number, (top, bottom) in enumerate(runs):
        tall = bottom - top
        above = top - runs[number - 1][1] if number else tall
        below = runs[number + 1][0] - bottom if number + 1 < len(runs) else tall
        if not _SHORTEST * unit <= tall <= _LONGEST * unit or min(above, below) < _FREE * tall:
            continue
        columns = np.flatnonzero(coloured[top:bottom].sum(axis=0) >= 0.04 * tall)
        if not columns.size or columns[0] > _NEAR * unit:
            continue
        deep = int(columns[-1]) + 1
        share = float(coloured[top:bottom, :deep].mean())
        if not _NARROWEST * unit <= deep <= _WIDEST * unit or not _PATCHY[0] < share < _PATCHY[1]:
            continue
        if _agreement(density[top:bottom, :deep][coloured[top:bottom, :deep]]) >= _ONE_INK:
            found.append((top, bottom, deep))
    return found


def _groups(rows: NDArray[np.bool_], unit: int) -> list[tuple[int, int]]:
    """Stretches of inked rows, joined as long as they can belong to one seal."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], rows.astype(np.int8), [0]])))
    groups: list[tuple[int, int]] = []
    for top, bottom in zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True):
        if bottom - top < _SPECK:
            continue
        if groups and top - groups[-1][1] <= _JOIN * unit and bottom - groups[-1][0] <= _LONGEST * unit:
            groups[-1] = (groups[-1][0], bottom)
        else:
            groups.append((top, bottom))
    return groups


def _density(strip: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Optical density against the paper of each stretch of the edge, by channel."""
    paper = cv2.blur(np.percentile(strip, 80, axis=1).astype(np.float32)[:, None, :], (1, 81))
    density = np.log((paper + 6) / (strip.astype(np.float32) + 6)).clip(0, 2)
    return np.asarray(cv2.GaussianBlur(density, (0, 0), 0.6), np.float32)


def _agreement(inked: NDArray[np.float32]) -> float:
    """1 where all the ink lets the same colour through."""
    colours = inked - inked.mean(axis=1, keepdims=True)
    lengths = np.linalg.norm(colours, axis=1, keepdims=True)
    return float(np.linalg.norm((colours / np.maximum(lengths, 1e-6)).mean(axis=0)))
