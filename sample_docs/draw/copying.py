"""The photocopier: colour becomes toner, and every seal that was on the sheet becomes a picture of one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import cv2
import numpy as np

from sample_docs.draw.paper import clouds, specked
from sample_docs.draw.sheet import Sheet


def photocopy(sheet: Sheet, rng: Random) -> None:
    """Turn what is on the sheet into a black-and-white copy of it, in place."""
    noise = np.random.default_rng(rng.getrandbits(63))
    grey = cv2.cvtColor(sheet.pixels, cv2.COLOR_BGR2GRAY).astype(np.float32)
    shape = (grey.shape[0], grey.shape[1])
    steep = rng.uniform(1.15, 1.5)
    grey = 255 - (255 - grey) * steep
    grey = cv2.GaussianBlur(grey, (0, 0), rng.uniform(0.5, 0.8))
    grey += clouds(shape, 2.0, noise) * 9 * (grey < 200) + clouds(shape, max(shape) / 3, noise) * 2.5
    page = np.clip(grey, rng.uniform(18, 45), rng.uniform(244, 252)).astype(np.uint8)
    toned = specked(cv2.cvtColor(page, cv2.COLOR_GRAY2BGR), noise, rng.randrange(20, 120))
    if rng.random() < 0.4:
        x = rng.randrange(0, shape[1])
        cv2.line(toned, (x, 0), (x + rng.randrange(-3, 4), shape[0]), (170, 170, 170), 1)
    sheet.replace(toned)
    sheet.seals[:] = [replace(seal, colour="black", imprint="reproduction") for seal in sheet.seals]
