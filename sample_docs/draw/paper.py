"""Paper, toner and desks: the textures that lie under and round a document."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_docs.draw.sheet import Pixels

Field = NDArray[np.float32]


def clouds(shape: tuple[int, int], grain: float, noise: np.random.Generator) -> Field:
    """Smooth noise about 0 with a spread of about 1; features of about `grain` pixels."""
    small = (max(2, round(shape[0] / grain) + 2), max(2, round(shape[1] / grain) + 2))
    seed = noise.standard_normal(small).astype(np.float32)
    return np.asarray(cv2.resize(seed, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), np.float32)


def grained(pixels: Pixels, noise: np.random.Generator, strength: float) -> Pixels:
    """Uneven paper under what is printed: broad shades and fine fibres, in grey levels of 255."""
    shape = (pixels.shape[0], pixels.shape[1])
    shade = clouds(shape, max(shape) / 4, noise) * strength + clouds(shape, 3.0, noise) * strength * 0.6
    return _add(pixels, shade)


def noisy(pixels: Pixels, noise: np.random.Generator, spread: float) -> Pixels:
    """What a sensor adds: noise in each channel, somewhat alike in all three."""
    shape = (pixels.shape[0], pixels.shape[1])
    common = noise.standard_normal(shape, dtype=np.float32) * spread
    own = noise.standard_normal((*shape, 3), dtype=np.float32) * (spread * 0.4)
    sensed: Pixels = np.clip(pixels.astype(np.float32) + common[..., None] + own, 0, 255).astype(np.uint8)
    return sensed


def specked(pixels: Pixels, noise: np.random.Generator, count: int, darkest: int = 40) -> Pixels:
    """Dust and toner specks."""
    page = pixels.copy()
    height, width = page.shape[:2]
    for _ in range(count):
        spot = (int(noise.integers(0, width)), int(noise.integers(0, height)))
        tone = int(noise.integers(darkest, 190))
        cv2.circle(page, spot, int(noise.integers(0, 2)), (tone, tone, tone), -1)
    return page


def desk(shape: tuple[int, int], noise: np.random.Generator) -> Pixels:
    """A table top, wood or plain: height x width x 3."""
    colours = ((70, 98, 136), (52, 70, 96), (104, 132, 164), (84, 84, 88), (60, 66, 60), (150, 158, 166))
    base = np.array(colours[int(noise.integers(0, len(colours)))], np.float32)
    height, width = shape
    rows = noise.standard_normal((max(2, height // 5), 8)).astype(np.float32)
    streaks = np.asarray(cv2.resize(rows, (width, height), interpolation=cv2.INTER_LINEAR), np.float32)
    wood = streaks * 9 + clouds(shape, max(shape) / 5, noise) * 9
    table: Pixels = np.clip(base + wood[..., None], 0, 255).astype(np.uint8)
    return table


def _add(pixels: Pixels, shade: Field) -> Pixels:
    shaded: Pixels = np.clip(pixels.astype(np.float32) + shade[..., None], 0, 255).astype(np.uint8)
    return shaded
