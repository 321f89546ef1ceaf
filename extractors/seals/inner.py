"""The straight lines inside the ring (发票专用章, a tax number, the words under the star), and the code's arc."""

from __future__ import annotations

import re
import unicodedata

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.seals.outline import Rim, is_oval
from extractors.seals.ring import Band, ReadLine, RingText, as_picture, polar, unroll
from extractors.seals.wording import is_begin_of_purpose, is_inner_line, tidy

_SIDE = 150
"""Half axis, in pixels, of the straightened seal."""
_SURE = 0.6
_LINES = 3
_UPRIGHT = 0.3
_INK = 0.35
_GAP = np.radians(58)
"""So far to both sides of the bottom there is no ring text: inner lines may reach further out there."""
_CODE_FROM = 0.86
_MIDDLE = 0.2
_FILLED = 0.38
_CODE = re.compile(r"\d{8,18}")
_STRAY = re.compile(r"^[^\u4e00-\u9fff0-9A-Z(]+|^[一二丨卜](?=[\u4e00-\u9fff]{3})|[^\u4e00-\u9fff0-9A-Z)]+$")
"""A rule of the form's that runs along a line of the seal's reads as a stroke before it."""


def read_inner(density: NDArray[np.float32], rim: Rim, band: Band, down: float, read_line: ReadLine) -> tuple[str, ...]:
    """The lines inside the ring, top to bottom; empty where there are none to be read."""
    ways = _ways_down(density, rim, down)
    discs = [_disc(density, rim, band, way) for way in ways]
    upright = [1 - _UPRIGHT * np.cos(way) for way in ways]  # most seals are pressed upright
    disc = discs[int(np.argmax([_lined(disc) * likely for disc, likely in zip(discs, upright, strict=True)]))]
    lines: list[str] = []
    for top, bottom in reversed(_runs(disc)):
        across = np.flatnonzero(disc[top:bottom].max(axis=0) > _INK)
        if across.size < 0.5 * _SIDE:
            continue
        pad = max(3, (bottom - top) // 6)
        left, right = max(int(across[0]) - 2 * pad, 0), int(across[-1]) + 2 * pad
        text, confidence = read_line(as_picture(disc[max(top - pad, 0) : bottom + pad, left:right]))
        text = _STRAY.sub("", re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)))
        goes_on = bool(lines) and lines[0].endswith("章") and is_begin_of_purpose(text)
        if confidence >= _SURE and (is_inner_line(text) or goes_on):
            lines.insert(0, text)
    return tuple(lines)


def _ways_down(density: NDArray[np.float32], rim: Rim, gap: float) -> tuple[float, ...]:
    """Where the seal's foot may be: straight down, at the ring's gap, and where the star's point says so."""
    if is_oval(rim):
        return (float(np.pi) if np.cos(gap) < 0 else 0.0,)
    angles = np.linspace(0, 2 * np.pi, 360, endpoint=False)
    ring = polar(density, rim, angles, np.linspace(0.2, 0.32, 7)).mean(axis=0)
    points = float(np.angle((ring * np.exp(5j * angles)).sum()) / 5)  # five points: the fifth harmonic
    star = [points + np.pi + turn * 2 * np.pi / 5 for turn in range(5)]
    return (float(np.pi), gap, *(way for way in star if abs((way - gap + np.pi) % (2 * np.pi) - np.pi) < np.pi / 2))


def _disc(density: NDArray[np.float32], rim: Rim, band: Band, down: float) -> NDArray[np.float32]:
    """What lies inside the ring and in its gap, foot down, without the star."""
    upright = _straighten(density, rim, down)
    middle = (upright.shape[1] / 2, upright.shape[0] / 2)
    rows, columns = np.mgrid[0 : upright.shape[0], 0 : upright.shape[1]]
    reach = np.hypot((columns - middle[0]) / middle[0], (rows - middle[1]) / middle[1])
    below = np.abs(np.arctan2(columns - middle[0], rows - middle[1])) < _GAP
    free = (reach < min(band.inner + 0.04, 0.8)) | (below & (reach < _CODE_FROM))
    if is_oval(rim):  # the tax number takes the whole width
        free |= (np.abs(rows / middle[1] - 1) < _MIDDLE) & (reach < _CODE_FROM)
    disc = np.where(free, upright, 0).astype(np.float32)
    full = max(float(np.percentile(disc[free], 93)), 0.15)
    return _without_centre(np.clip(disc / full, 0, 1).astype(np.float32))


def _lined(disc: NDArray[np.float32]) -> float:
    """How clearly the rows of the lower half are lines and the paper between them: highest when text lies flat."""
    height, width = disc.shape
    part = disc[height // 2 :, width // 4 : -width // 4]
    return float(part.mean(axis=1).std() / (part.mean() + 0.05))


def read_code(density: NDArray[np.float32], rim: Rim, ring: RingText, read_line: ReadLine) -> str:
    """The digits along the lower rim, heads inwards; "" where fewer than eight were read."""
    outer = max(ring.band.outer + 0.05, 0.93)
    half = float(np.clip(ring.gap.width / 2, 0.6, 1.0))
    strip = unroll(density, rim, Band(inner=outer - 0.13, outer=outer), ring.gap.middle - half, ring.gap.middle + half)
    text, confidence = read_line(np.ascontiguousarray(strip[::-1, ::-1]))
    found = _CODE.search(tidy(text))
    return found.group() if found and confidence >= _SURE else ""


def has_emblem(density: NDArray[np.float32], rim: Rim) -> bool:
    """The national emblem fills the middle evenly; a star leaves most of it free, the more the farther out."""
    shares: list[float] = []
    for low, high in ((0.2, 0.36), (0.36, 0.5)):
        reaches = np.linspace(low + 0.02, high, 8)
        grid = rim.points(np.linspace(0, 2 * np.pi, 90, endpoint=False)[None, :], reaches[:, None])
        values = cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR)
        shares.append(float(values.mean()))
    return min(shares) > _FILLED


def _straighten(density: NDArray[np.float32], rim: Rim, down: float) -> NDArray[np.float32]:
    """The seal with its gap at the bottom; an oval's long axis lies flat already."""
    oval = is_oval(rim)
    turn = (0.0 if np.cos(down) < 0 else np.pi) if oval else down - np.pi
    height, width = 2 * round(_SIDE * (rim.down / rim.across if oval else 1)), 2 * _SIDE
    v, u = np.meshgrid(np.linspace(-1, 1, height), np.linspace(-1, 1, width), indexing="ij")
    angles = np.arctan2(u, -v) + turn
    grid = rim.points(angles, np.hypot(u, v))
    return np.asarray(cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR), np.float32)


def _without_centre(disc: NDArray[np.float32]) -> NDArray[np.float32]:
    """The star is one blob round the middle; take it out."""
    mask = (disc > _INK).astype(np.uint8)
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
    """Stretches of rows that may be a line of text: 0.08 to 0.42 of the half axis tall."""
    width = disc.shape[1]
    profile = (disc[:, width // 5 : -width // 5] > _INK).mean(axis=1)
    smooth = cv2.GaussianBlur(profile.astype(np.float32)[:, None], (1, 5), 0)[:, 0]
    inked = smooth > max(0.05, 0.3 * float(smooth.max()))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(int)))
    runs = [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [(a, b) for a, b in runs if 0.075 * _SIDE <= b - a <= 0.42 * _SIDE][:_LINES]
