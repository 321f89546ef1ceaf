"""The ink of a seal apart from paper and print, and its colour.

Ink is a filter: it is measured in optical density against the paper round it. Print is as dense in every channel, so
the difference between the channels that the ink swallows and the one that it lets through leaves the seal alone.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.seals import SealColour

Density = NDArray[np.float32]
"""0..1, how much of the seal's ink lies on each pixel."""

_COLOURED = 0.10
"""Optical density by which channels differ in faint coloured ink; compression and white balance stay below it."""
_PURE = 0.35
"""Grey ink on a scan with a cast differs between channels by a quarter of its density, coloured ink by half of it."""
_LEAST_COLOURED = 0.025
"""A round seal's rim alone covers more of its box."""

_VERMILION, _GREEN_BLUE, _PINK_VIOLET = 45, 180, 290
"""Hues, degrees, between which ink is red, blue, or neither."""
_COLOUR_BLUR = 1.6
_LEAST_INK = 0.12
_PRINT, _COLOURED_INK = 0.12, 0.4
"""Of its density in two channels ink lets so much more through in the third: print next to nothing, red most of it."""
_RIM = (0.72, 0.95)
"""Where the rim of a seal lies in its crop, margin and all: as fractions of the way from the middle to the border."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SealInk:
    """What a seal left on its crop.

    Attributes:
        density: height x width, 0..1.
        with_print: the same with whatever else is dark there: where colour is blurred, taking print out takes strokes
            along.
        saturation: 0..1, how far the ink is from grey.
        tint: 0..1, by what share of its density one channel lets more through than the others, where ink lies thick: of
            toner next to nothing, of faint coloured ink more, though it may be too little to name a colour.
    """

    density: Density
    with_print: Density
    colour: SealColour
    saturation: float
    tint: float


def separate(crop: NDArray[np.uint8]) -> SealInk:
    """The ink on a crop (BGR) that holds one seal and little else."""
    density = _optical_density(crop)
    smooth = cv2.GaussianBlur(density, (0, 0), 0.8)
    spread = smooth.max(axis=2) - smooth.min(axis=2)
    coloured = (spread > _COLOURED) & (spread > _PURE * smooth.max(axis=2))
    if coloured.mean() < _LEAST_COLOURED:
        grey = _normal(density.mean(axis=2))
        return SealInk(
            density=grey,
            with_print=grey,
            colour=SealColour.BLACK,
            saturation=_mean(spread, coloured),
            tint=_tint(density),
        )
    weight = np.where(coloured, spread, 0)[..., None]
    mean = (smooth * weight).sum(axis=(0, 1)) / weight.sum()
    through = int(mean.argmin())
    others = [channel for channel in range(3) if channel != through]
    swallowed = density[..., others].mean(axis=2)
    return SealInk(
        density=_normal(swallowed * _gate(swallowed, density[..., through])),
        with_print=_normal(swallowed),
        colour=_name(mean),
        saturation=float(np.clip(1 - np.exp(-spread[coloured].mean()), 0, 1)),
        tint=_tint(density),
    )


def _tint(density: NDArray[np.float32]) -> float:
    smooth = cv2.GaussianBlur(density, (0, 0), _COLOUR_BLUR)
    most = smooth.max(axis=2)
    inked = smooth[most > max(_LEAST_INK, float(np.percentile(most, 70)))]
    if not len(inked):
        return 0.0
    through = int(inked.mean(axis=0).argmin())
    others = [channel for channel in range(3) if channel != through]
    share = (inked[:, others].mean(axis=1) - inked[:, through]) / inked.max(axis=1)
    return float(np.clip(np.percentile(share, 80), 0, 1))


def _gate(swallowed: NDArray[np.float32], through: NDArray[np.float32]) -> NDArray[np.float32]:
    """1 where ink is coloured, 0 where it is print.

    JPEG keeps colour at half the resolution of brightness: the gate is therefore smooth, and the strokes keep the sharp
    edges that they have in the channel which the ink swallows.
    """
    deep, clear = (cv2.GaussianBlur(channel, (0, 0), _COLOUR_BLUR) for channel in (swallowed, through))
    share = (deep - clear) / np.maximum(deep, 0.02)
    return np.asarray(np.clip((share - _PRINT) / (_COLOURED_INK - _PRINT), 0, 1), np.float32)


def _optical_density(crop: NDArray[np.uint8]) -> NDArray[np.float32]:
    """How much darker than its paper each pixel is: -ln(pixel / paper), by channel."""
    grain = max(3, min(crop.shape[:2]) // 12)
    paper = cv2.resize(
        crop, (max(2, crop.shape[1] // grain), max(2, crop.shape[0] // grain)), interpolation=cv2.INTER_AREA
    )
    level = np.percentile(crop.reshape(-1, 3), 80, axis=0)
    lit = cv2.GaussianBlur(np.maximum(cv2.dilate(paper, np.ones((5, 5), np.uint8)), level * 0.7), (0, 0), 2.0)
    white = cv2.resize(lit.astype(np.float32), crop.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(np.clip(np.log((white + 4) / (crop.astype(np.float32) + 4)), 0, 3), np.float32)


def _normal(density: NDArray[np.float32]) -> Density:
    """1 where ink is as dense as where it is laid on well: along the rim, which every crop has near its own edge."""
    height, width = density.shape
    rows, columns = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    reach = np.hypot(rows, columns)
    rim = density[(reach > _RIM[0]) & (reach < _RIM[1])]
    full = max(float(np.percentile(rim if rim.size else density, 88)), 0.08)
    return np.asarray(np.clip(density / full, 0, 1), np.float32)


def _mean(values: NDArray[np.float32], where: NDArray[np.bool_]) -> float:
    return float(1 - np.exp(-values[where].mean())) if where.any() else 0.0


def _name(density: NDArray[np.float32]) -> SealColour:
    """The ink's colour by the hue of light that has passed it."""
    light = np.exp(-density)[None, None].astype(np.float32)
    hue = float(cv2.cvtColor(light, cv2.COLOR_BGR2HSV)[0, 0, 0])
    if hue >= _PINK_VIOLET or hue <= _VERMILION:
        return SealColour.RED
    return SealColour.BLUE if hue >= _GREEN_BLUE else SealColour.OTHER
