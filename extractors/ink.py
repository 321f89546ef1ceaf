"""Red ink: where it is, and the page without it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]

_REDDER = 28
"""By so many of 255 steps red stands out in red ink, faint ink included."""
_LEAST_PIXELS = 100
_APART = 30
"""Grey levels between paper, seal and print; nearer than that they cannot be told apart."""
_NEARER_PRINT = 0.5


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


def without_grey_ink(pixels: Pixels) -> Pixels:
    """The picture without a grey seal that lies over darker print; the picture itself where there is no such seal.

    On a page without colour a seal can only be told from print by being lighter. The grey levels of paper, seal and
    print are found as the three centres of all levels (k-means); what is as light as the seal becomes paper.
    """
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    levels = grey.reshape(-1, 1).astype(np.float32)
    if len(levels) < _LEAST_PIXELS:
        return pixels
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 12, 1.0)
    start = np.digitize(levels, np.linspace(float(levels.min()), float(levels.max()) + 1, 4)[1:-1]).astype(np.int32)
    _, _, centres = cv2.kmeans(levels, 3, start, stop, 1, cv2.KMEANS_USE_INITIAL_LABELS)
    black, seal, paper = np.sort(centres.ravel())
    if min(seal - black, paper - seal) < _APART:
        return pixels
    white = seal - _NEARER_PRINT * (seal - black)
    lifted = np.clip((grey.astype(np.float32) - black) * (255.0 / (white - black)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.cvtColor(lifted, cv2.COLOR_GRAY2BGR), np.uint8)
