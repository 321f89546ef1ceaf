"""What makes a page unreadable: out of focus, a lamp's reflection, darkness, too few pixels."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from sample_docs.draw.capture import Captured

CAUSES = ("blur", "low-resolution", "dark", "glare")


def spoil_picture(captured: Captured, cause: str, spot: tuple[float, float] = (0.5, 0.45)) -> Captured:
    """The picture so spoilt that its form's title can still be told and its values cannot be read.

    Args:
        captured: a good picture.
        cause: one of CAUSES.
        spot: where a reflection lies, in fractions of the picture; it covers about a third of the height.
    """
    pixels = captured.pixels
    height, width = pixels.shape[:2]
    long_side = max(height, width)
    if cause == "blur":
        pixels = cv2.GaussianBlur(pixels, (0, 0), long_side * 0.0038)
    elif cause == "low-resolution":
        few = 250 / long_side
        pixels = cv2.resize(pixels, (round(width * few), round(height * few)), interpolation=cv2.INTER_AREA)
    elif cause == "dark":
        night = pixels.astype(np.float32) * 0.035 + np.random.default_rng(7).standard_normal(pixels.shape) * 7
        pixels = np.clip(night, 0, 255).astype(np.uint8)
    else:
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        far = np.hypot((x - spot[0] * width) / (0.36 * width), (y - spot[1] * height) / (0.15 * height))
        shine = np.clip((1.25 - far) * 3.2, 0, 1)[..., None]
        pixels = np.clip(pixels * (1 - shine) + 255 * shine, 0, 255).astype(np.uint8)
    return replace(captured, pixels=np.ascontiguousarray(pixels))
