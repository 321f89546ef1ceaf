"""What scanners, cameras, copiers and compression do to a page."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Rng = np.random.Generator


def window(page: Pixels, side: tuple[int, int], rng: Rng) -> Pixels:
    """A part of the page, somewhat enlarged or reduced and turned."""
    height, width = side
    scale = rng.uniform(0.7, 1.35) * max(height / page.shape[0], width / page.shape[1], 0.8)
    turn = rng.normal(0, 1.5) if rng.random() < 0.9 else rng.choice([90, 180, 270])
    matrix = cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), float(turn), scale)
    free = np.array([page.shape[1] * scale - width, page.shape[0] * scale - height])
    at = np.array([width, height]) / 2 + np.abs(free) / 2 * rng.uniform(-1, 1, 2)
    matrix[:, 2] += at - (page.shape[1] / 2, page.shape[0] / 2)
    ground = [int(c) for c in rng.integers(20, 255, 3)] if rng.random() < 0.3 else [245, 245, 245]
    return cv2.warpAffine(page, matrix, (width, height), flags=cv2.INTER_AREA, borderValue=ground)


def capture(page: Pixels, rng: Rng) -> Pixels:
    """Light, focus, noise, resolution, copying, compression."""
    height, width = page.shape[:2]
    picture = page.astype(np.float32)
    if rng.random() < 0.35:
        light = cv2.resize(
            rng.uniform(0.55, 1.1, (3, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
        )
        picture *= light[..., None]
    if rng.random() < 0.35:
        picture *= rng.uniform(0.82, 1.08, 3).astype(np.float32)
    if rng.random() < 0.4:
        low = rng.uniform(0, 60)
        picture = low + picture * (255 - low - rng.uniform(0, 40)) / 255
    if rng.random() < 0.35:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 2.0))
    if rng.random() < 0.35:
        down = rng.uniform(0.25, 0.9)
        small = cv2.resize(picture, None, fx=down, fy=down, interpolation=cv2.INTER_AREA)
        picture = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.4:
        picture += _grain(picture.shape, rng) * np.float32(rng.uniform(1, 9))
    if rng.random() < 0.13:
        picture[:] = picture.mean(axis=2, keepdims=True)
        if rng.random() < 0.5:  # a copier's hard contrast
            middle, steep = rng.uniform(110, 200), rng.uniform(1.5, 6)
            picture = (picture - middle) * steep + middle
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.65:
        coded = cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(25, 95))])[1]
        picture = cv2.imdecode(coded, cv2.IMREAD_COLOR)
    return picture


@lru_cache(maxsize=1)
def _noise() -> NDArray[np.float32]:
    return np.random.default_rng(0).standard_normal((1400, 1400, 3), dtype=np.float32)


def _grain(shape: tuple[int, ...], rng: Rng) -> NDArray[np.float32]:
    """A random part of one large field of noise: drawing it anew each time would take a third of the whole time."""
    field = _noise()
    top, left = (int(rng.integers(field.shape[i] - shape[i])) for i in (0, 1))
    return field[top : top + shape[0], left : left + shape[1]]
