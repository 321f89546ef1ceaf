"""The text along the rim: the ring is unrolled into a straight strip and read as a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.seals.outline import Rim
from extractors.seals.wording import ends_well, tidy

ReadLine = Callable[[NDArray[np.uint8]], tuple[str, float]]
"""Reads the picture (BGR) of one line: the text and a confidence of 0..1."""

_TALL = 44
"""Pixels that the band of text gets; the reader's own height is 48."""
_MARGIN = 0.16
"""Paper kept above and below the band, as a fraction of its height."""
_TURN = 360
_TRIES = 3
_SURE = 0.9
_NEAR = 0.35
"""Two starts within 20 degrees read the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Where the ring's text stands: between two shrunken rims, as fractions of the rim."""

    inner: float
    outer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RingText:
    """What the ring says.

    Attributes:
        down: radians clockwise from the top: the middle of the gap between the text's end and its beginning.
    """

    text: str
    confidence: float
    down: float
    band: Band


def text_band(density: NDArray[np.float32], rim: Rim) -> Band:
    """Between the rim and the text there is a valley of ink, and another between the text and the middle."""
    reaches = np.linspace(1.04, 0.4, 97)
    polar = _polar(density, rim, np.linspace(0, 2 * np.pi, _TURN, endpoint=False), reaches)
    profile = cv2.GaussianBlur(polar.mean(axis=1)[:, None], (1, 5), 0)[:, 0]
    edge = int(np.argmax(profile[:24]))  # the rim itself: about 1.04 to 0.88
    level = float(np.percentile(profile[edge + 6 : edge + 60], 75))
    start = edge + 2
    while start < edge + 16 and profile[start] > profile[start + 1]:
        start += 1
    outer = start
    while outer < edge + 22 and profile[outer] < 0.5 * level:
        outer += 1
    inner = outer + 10
    while inner < outer + 42 and inner < len(profile) - 1 and profile[inner] > 0.42 * level:
        inner += 1
    band = Band(inner=float(reaches[inner]), outer=float(reaches[max(outer - 1, 0)]))
    if not 0.14 <= band.outer - band.inner <= 0.44:
        return Band(inner=0.6, outer=0.9)
    return band


def gap_directions(density: NDArray[np.float32], rim: Rim, band: Band) -> tuple[float, ...]:
    """The middles of the stretches of the band without text, longest first, radians clockwise from the top."""
    thick = band.outer - band.inner  # the code runs outside of these, inner lines inside
    reaches = np.linspace(band.outer - 0.25 * thick, band.outer - 0.62 * thick, 12)
    polar = _polar(density, rim, np.linspace(0, 2 * np.pi, _TURN, endpoint=False), reaches)
    ink = polar.mean(axis=0)
    smooth = cv2.GaussianBlur(np.tile(ink, 3)[None], (31, 1), 5)[0][_TURN : 2 * _TURN]
    text = smooth > 0.4 * np.percentile(smooth, 70)
    gaps: list[tuple[float, float]] = []
    doubled = np.concatenate([text, text])
    edges = np.flatnonzero(doubled[:-1] & ~doubled[1:])  # the last degree of text before each gap
    for start in edges[edges < _TURN]:
        rest = np.flatnonzero(doubled[start + 1 :])
        length = int(rest[0]) if rest.size else 0
        middle = float(np.radians((start + 1 + length / 2) % _TURN))
        gaps.append((length * (1.1 + 0.2 * float(np.cos(middle - np.pi))), middle))
    gaps.sort(reverse=True)
    longest = gaps[0][0] if gaps else 0.0
    return tuple(middle for length, middle in gaps if length > max(14.0, 0.5 * longest)) or (np.pi,)


def unroll(density: NDArray[np.float32], rim: Rim, band: Band, down: float, *, turns: float = 1.0) -> NDArray[np.uint8]:
    """The band as a straight strip, BGR, dark on white, from `down` clockwise round."""
    thick = (band.outer - band.inner) * (1 + 2 * _MARGIN)
    top, bottom = band.outer + _MARGIN * (band.outer - band.inner), band.inner - _MARGIN * (band.outer - band.inner)
    rows = round(_TALL * (1 + 2 * _MARGIN))
    ratio = 0.5 * (band.outer + band.inner) / thick
    columns = int(np.clip(round(2 * np.pi * turns * ratio * rows * 1.1), 96, 2600))
    angles = down + np.linspace(0, 2 * np.pi * turns, columns, endpoint=False)
    strip = _polar(density, rim, angles, np.linspace(min(top, 0.97), max(bottom, 0.05), rows))
    return as_picture(strip)


def as_picture(strip: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Ink density as dark on white, BGR."""
    full = max(float(np.percentile(strip, 95)), 0.2)
    grey = np.clip(255 - 225 * np.clip(strip / full, 0, 1), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def read_ring(density: NDArray[np.float32], rim: Rim, read_line: ReadLine) -> RingText:
    """Unroll the ring at its longest gap and read it; where that reads badly, try the next gaps and straight down."""
    band = text_band(density, rim)
    best = RingText(text="", confidence=0.0, down=np.pi, band=band)
    tried: list[float] = []
    for down in (*gap_directions(density, rim, band), np.pi):
        if len(tried) == _TRIES or any(abs((down - other + np.pi) % (2 * np.pi) - np.pi) < _NEAR for other in tried):
            continue
        tried.append(down)
        raw, confidence = read_line(unroll(density, rim, band, down))
        read = RingText(text=tidy(raw), confidence=confidence, down=down, band=band)
        if _worth(read) > _worth(best):
            best = read
        if best.confidence > _SURE and ends_well(best.text):
            break
    return best


def _worth(read: RingText) -> float:
    return read.confidence * len(read.text) + (2.0 if ends_well(read.text) else 0.0)


def _polar(
    density: NDArray[np.float32], rim: Rim, angles: NDArray[np.float64], reaches: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Rows: reaches, columns: angles."""
    grid = rim.points(angles[None, :], reaches[:, None])
    return np.asarray(
        cv2.remap(density, grid[..., 0].copy(), grid[..., 1].copy(), cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT),
        np.float32,
    )
