"""Red ink: where it is, and the page without it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_REDDER = 28
"""By so many of 255 steps red stands out in red ink, faint ink included."""


def red_ink(pixels: Pixels) -> NDArray[np.bool_]:
    """Where the page is red: the red channel stands clearly above green and blue."""
    blue, green, red = (pixels[:, :, c].astype(np.int16) for c in range(3))
    return np.asarray(red - np.maximum(green, blue) > _REDDER, np.bool_)


def without_red_ink(pixels: Pixels) -> Pixels:
    """The picture as red-blind eyes see it: black print stays, red ink becomes paper.

    Red ink is nearly as bright as paper in the red channel, print is dark there. What lies at the brightness
    of the ink itself is lifted to white, so that the rest of a seal's stroke does not cross the print.
    """
    red = pixels[:, :, 2]
    ink = red_ink(pixels)
    if not ink.any():
        return pixels
    black = float(np.percentile(red, 1))
    white = max(float(np.percentile(red[ink], 20)), black + 30)
    lifted = np.clip((red.astype(np.float32) - black) * (255.0 / (white - black)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(lifted, cv2.COLOR_GRAY2BGR), np.uint8)
