"""What makes a page unreadable: out of focus, a lamp's reflection, darkness, too few pixels, a hand, a cut.

And what is nearly so: a picture a little soft, taken at dusk, with few pixels, with a light beside the print.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from sample_docs.draw.capture import Captured
from sample_docs.draw.sheet import Pixels

CAUSES = ("blur", "low-resolution", "dark", "glare", "obscured", "cut-off")
MILD = ("soft", "dusk", "few-pixels", "thumb")


def spoil_picture(captured: Captured, cause: str, spot: tuple[float, float] = (0.5, 0.45)) -> Captured:
    """The picture so spoilt that its form's title can still be told and its values cannot be read; or nearly so.

    Args:
        captured: a good picture.
        cause: one of CAUSES, or of MILD for a page that can still be read.
        spot: where a reflection lies, in fractions of the picture; it covers about a third of the height.
    """
    pixels = captured.pixels
    height, width = pixels.shape[:2]
    long_side = max(height, width)
    if cause in MILD:
        pixels = _mildly(pixels, cause)
    elif cause == "blur":
        pixels = cv2.GaussianBlur(pixels, (0, 0), long_side * 0.0038)
    elif cause == "low-resolution":
        few = 250 / long_side
        pixels = cv2.resize(pixels, (round(width * few), round(height * few)), interpolation=cv2.INTER_AREA)
    elif cause == "dark":
        night = pixels.astype(np.float32) * 0.035 + np.random.default_rng(7).standard_normal(pixels.shape) * 7
        pixels = np.clip(night, 0, 255).astype(np.uint8)
    elif cause == "obscured":
        pixels = _under_a_hand(pixels)
    elif cause == "cut-off":
        pixels = pixels[: round(0.42 * height)] if height >= width else pixels[:, : round(0.38 * width)]
    else:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        far = np.hypot((x - spot[0] * width) / (0.36 * width), (y - spot[1] * height) / (0.15 * height))
        shine = np.clip((1.25 - far) * 3.2, 0, 1)[..., None]
        pixels = np.clip(pixels * (1 - shine) + 255 * shine, 0, 255).astype(np.uint8)
    return replace(captured, pixels=np.ascontiguousarray(pixels))


def _mildly(pixels: Pixels, cause: str) -> Pixels:
    height, width = pixels.shape[:2]
    if cause == "soft":
        return cv2.GaussianBlur(pixels, (0, 0), max(height, width) * 0.0006).astype(np.uint8)
    if cause == "dusk":
        return np.clip(pixels.astype(np.float32) * 0.42 + 6, 0, 255).astype(np.uint8)
    if cause == "few-pixels":
        few = 1240 / max(height, width)
        return cv2.resize(pixels, None, fx=few, fy=few, interpolation=cv2.INTER_AREA).astype(np.uint8)
    held = pixels.copy()
    cv2.ellipse(
        held,
        (width, round(0.97 * height)),
        (round(0.1 * width), round(0.05 * height)),
        -20,
        0,
        360,
        (150, 176, 218),
        -1,
    )
    return held


def _under_a_hand(pixels: Pixels) -> Pixels:
    """Four fingers from the right edge, over where the values of a form stand."""
    height, width = pixels.shape[:2]
    held = pixels.copy()
    for finger in range(4):
        middle = (round(0.86 * width), round((0.36 + 0.115 * finger) * height))
        size = (round(0.62 * width), round(0.062 * height))
        cv2.ellipse(held, middle, size, -3, 0, 360, (150, 176, 218), -1)
    soft = cv2.GaussianBlur(held, (0, 0), max(height, width) * 0.0012)
    changed = (held != pixels).any(axis=2)[..., None]
    return np.where(changed, soft, pixels).astype(np.uint8)
