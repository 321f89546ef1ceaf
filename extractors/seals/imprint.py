"""Ink on this very sheet, or a picture of ink."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.seals import Imprint, SealColour
from extractors.seals.ink import SealInk

_COLOUR_STEPS = 26
"""Of 255: how far channels differ in colour that is meant; compression and a scanner's cast stay below it."""
_TONER = 0.11
"""The tint that compression and a scanner's cast give to black print at most."""
_COLOUR_SHARE = 2e-4
"""A small seal covers more of its page."""


def is_colourless(pixels: NDArray[np.uint8]) -> bool:
    """The whole page was scanned in grey or black and white (a cast over all of it is no colour)."""
    scale = min(1.0, 900 / max(pixels.shape[:2]))
    small = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.int16)
    blue_red, green_red = small[..., 0] - small[..., 2], small[..., 1] - small[..., 2]
    spread = np.maximum(np.abs(blue_red - np.median(blue_red)), np.abs(green_red - np.median(green_red)))
    return float((spread > _COLOUR_STEPS).mean()) < _COLOUR_SHARE


def imprint_of(ink: SealInk, *, grey_page: bool) -> Imprint:
    """Coloured ink was stamped; toner on a page with colour was copied; on a page without colour nobody can tell.

    Nor can anybody where the ink is too faint to name its colour and yet has more of one than toner has.
    """
    if grey_page or (ink.colour is SealColour.BLACK and ink.tint > _TONER):
        return Imprint.UNSURE
    return Imprint.REPRODUCTION if ink.colour is SealColour.BLACK else Imprint.ORIGINAL
