"""The straight lines in the middle of a seal: 发票专用章, a tax number, the words under the star; and the code's arc."""

from __future__ import annotations

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.seals.outline import Rim
from extractors.seals.ring import Band, ReadLine, as_picture, unroll
from extractors.seals.wording import tidy

_SIDE = 150
"""Half axis, in pixels, of the straightened seal."""
_SURE = 0.6
_LINES = 3
_CODE = re.compile(r"\d{8,18}")


def read_inner(density: NDArray[np.float32], rim: Rim, band: Band, down: float, read_line: ReadLine) -> tuple[str, ...]:
    """The lines inside the ring, top to bottom; empty where there are none to be read."""
    upright = _straighten(density, rim, down)
    middle = (upright.shape[1] / 2, upright.shape[0] / 2)
    rows, columns = np.mgrid[0 : upright.shape[0], 0 : upright.shape[1]]
    reach = np.hypot((columns - middle[0]) / middle[0], (rows - middle[1]) / middle[1])
    disc = np.where(reach < min(band.inner + 0.04, 0.8), upright, 0).astype(np.float32)
    disc = _without_centre(disc)
    lines: list[str] = []
    for top, bottom in _runs(disc):
        across = np.flatnonzero(disc[top:bottom].max(axis=0) > 0.35)
        if across.size < 0.5 * _SIDE:
            continue
        pad = max(3, (bottom - top) // 6)
        left, right = max(int(across[0]) - 2 * pad, 0), int(across[-1]) + 2 * pad
        strip = disc[max(top - pad, 0) : bottom + pad, left:right]
        text, confidence = read_line(as_picture(strip))
        text = re.sub(r"\s+", "", text)
        if confidence >= _SURE and len(text) >= 3:
            lines.append(text)
    return tuple(lines)


def read_code(density: NDArray[np.float32], rim: Rim, band: Band, down: float, read_line: ReadLine) -> str:
    """The digits along the lower rim, heads inwards; "" where fewer than eight were read."""
    outer = max(band.outer + 0.05, 0.93)
    strip = unroll(density, rim, Band(inner=outer - 0.13, outer=outer), down - np.radians(48), turns=96 / 360)
    text, confidence = read_line(np.ascontiguousarray(strip[::-1, ::-1]))
    found = _CODE.search(tidy(text))
    return found.group() if found and confidence >= _SURE else ""


def has_emblem(density: NDArray[np.float32], rim: Rim) -> bool:
    """The national emblem fills the middle evenly; a star leaves most of it free, and its ink falls off with the radius."""
    shares = []
    for low, high in ((0.0, 0.2), (0.2, 0.36), (0.36, 0.5)):
        reaches = np.linspace(low + 0.02, high, 8)
        grid = rim.points(np.linspace(0, 2 * np.pi, 90, endpoint=False)[None, :], reaches[:, None])
        values = cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR)
        shares.append(float(values.mean()))
    return shares[1] > 0.38 and shares[2] > 0.38


def _straighten(density: NDArray[np.float32], rim: Rim, down: float) -> NDArray[np.float32]:
    """The seal with its gap at the bottom; an oval's long axis lies flat already."""
    flat = min(rim.across, rim.down) / max(rim.across, rim.down)
    oval = flat < 0.87
    turn = (0.0 if np.cos(down) < 0 else np.pi) if oval else down - np.pi
    height, width = 2 * round(_SIDE * (rim.down / rim.across if oval else 1)), 2 * _SIDE
    v, u = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    angles = np.arctan2(u, -v) + turn
    grid = rim.points(angles, np.hypot(u, v))
    return np.asarray(cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR), np.float32)


def _without_centre(disc: NDArray[np.float32]) -> NDArray[np.float32]:
    """The star is one blob round the middle; take it out."""
    mask = (disc > 0.4).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(mask)
    height, width = disc.shape
    free = disc.copy()
    for blob in range(1, count):
        near = np.hypot(centres[blob][0] - width / 2, centres[blob][1] - height / 2) < 0.2 * height
        wide, tall = stats[blob][cv2.CC_STAT_WIDTH], stats[blob][cv2.CC_STAT_HEIGHT]
        if near and min(wide, tall) > 0.16 * height and max(wide, tall) < 1.6 * min(wide, tall):
            grown = cv2.dilate((labels == blob).astype(np.uint8), np.ones((5, 5), np.uint8))
            free[grown > 0] = 0
    return free


def _runs(disc: NDArray[np.float32]) -> list[tuple[int, int]]:
    """Stretches of rows that may be a line of text: 0.1 to 0.42 of the half axis tall."""
    height, width = disc.shape
    profile = (disc[:, width // 5 : -width // 5] > 0.35).mean(axis=1)
    smooth = cv2.GaussianBlur(profile.astype(np.float32)[:, None], (1, 5), 0)[:, 0]
    inked = smooth > max(0.05, 0.3 * float(smooth.max()))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(int)))
    runs = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in runs if 0.1 * _SIDE <= b - a <= 0.42 * _SIDE][:_LINES]
