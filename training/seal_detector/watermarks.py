"""Words laid over a page aslant: once, in a row, or all over; flat, outlined, or as if embossed."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.seal_detector import chance
from training.seal_detector.ornaments import lay

Pixels = NDArray[np.uint8]
Rng = np.random.Generator


def watermark(page: Pixels, rng: Rng) -> None:
    """Lay words of one watermark over the page; changes the page."""
    height, width = page.shape[:2]
    size = int(np.clip(np.exp(rng.normal(np.log(46), 0.5)), 12, 140))
    text = chance.hanzi(rng, int(rng.integers(2, 10))) if rng.random() < 0.8 else chance.latin(rng, 9)
    plate = _plate(text, size, rng)
    turn = rng.uniform(12, 60) * rng.choice([-1, 1], p=[0.3, 0.7]) if rng.random() < 0.9 else rng.uniform(-90, 90)
    plate = np.asarray(Image.fromarray(plate).rotate(float(turn), Image.Resampling.BILINEAR, expand=True))
    grey = (int(rng.integers(60, 215)),) * 3
    ink = grey if rng.random() < 0.6 else chance.red(rng)[::-1] if rng.random() < 0.5 else chance.any_colour(rng)
    strength = rng.uniform(0.15, 1.0 if ink[2] < ink[0] + 60 else 0.6)  # red bars of words are stamps
    embossed = rng.random() < 0.3
    for x, y in _places(width, height, plate.shape, rng):
        if embossed:
            shift = max(1, size // 18)
            lay(page, (x - shift, y - shift), plate, (255, 255, 255), strength)
            lay(page, (x + shift, y + shift), cv2.GaussianBlur(plate, (0, 0), shift), (40, 40, 40), strength * 0.8)
        else:
            lay(page, (x, y), plate, ink, strength)


def _places(width: int, height: int, size: tuple[int, ...], rng: Rng) -> list[tuple[int, int]]:
    if rng.random() < 0.45:
        once = int(rng.integers(1, 4))
        low, right = height - size[0] // 2, width - size[1] // 2
        return [
            (int(rng.integers(-size[1] // 2, max(right, 1))), int(rng.integers(-size[0] // 2, max(low, 1))))
            for _ in range(once)
        ]
    down, across = int(size[0] * rng.uniform(0.6, 2.0)) + 20, int(size[1] * rng.uniform(0.7, 2.0)) + 20
    start = (int(rng.integers(-across, 1)), int(rng.integers(-down, 1)))
    return [
        (x + (across // 2 if row % 2 else 0), y)
        for row, y in enumerate(range(start[1], height, down))
        for x in range(start[0], width, across)
    ]


def _plate(text: str, size: int, rng: Rng) -> NDArray[np.uint8]:
    path, index = chance.face(rng)
    font = ImageFont.truetype(path, size, index=index)
    plate = Image.new("L", (size * len(text) + 8, int(size * 1.35)))
    outlined = rng.random() < 0.2
    ImageDraw.Draw(plate).text(
        (3, 0), text, font=font, fill=0 if outlined else 255,
        stroke_width=max(1, size // 22) if outlined or rng.random() < 0.2 else 0, stroke_fill=255,
    )  # fmt: skip
    return np.asarray(plate)
