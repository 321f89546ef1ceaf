"""Pages without any seal, full of what might be taken for one."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.seal_detector import chance
from training.seal_detector.distractors import DISTRACTORS

Pixels = NDArray[np.uint8]
Rng = np.random.Generator


def draw_page(rng: Rng) -> Pixels:
    """A page of 620 to 1200 pixels, BGR: paper, frame, text, tables, and some hard negatives."""
    long, short = int(rng.integers(860, 1200)), int(rng.integers(620, 860))
    height, width = (long, short) if rng.random() < 0.6 else (short, long)
    if rng.random() < 0.04:
        return _clutter(height, width, rng)
    page = np.empty((height, width, 3), np.uint8)
    page[:] = chance.paper(rng)
    for chance_of, draw in _LAYERS:
        if rng.random() < chance_of:
            page = draw(page, rng)
    for _ in range(int(rng.integers(1, 9))):
        DISTRACTORS[int(rng.integers(len(DISTRACTORS)))](page, rng)
    return page


def _guilloche(page: Pixels, rng: Rng) -> Pixels:
    height, width = page.shape[:2]
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    period = rng.uniform(5, 16)
    wave = rng.uniform(2, 12) * np.sin(columns / rng.uniform(8, 40))
    lines = np.sin((rows + wave) * 2 * np.pi / period) + (
        np.sin((columns + wave) * 2 * np.pi / period) if rng.random() < 0.5 else 0
    )
    strength = (np.clip(lines - rng.uniform(0.2, 0.8), 0, 1) * rng.uniform(0.05, 0.3))[..., None]
    colour = np.array(chance.any_colour(rng) if rng.random() < 0.7 else chance.red(rng)[::-1], np.float32)
    return (page * (1 - strength) + colour * strength).astype(np.uint8)


def _frame(page: Pixels, rng: Rng) -> Pixels:
    height, width = page.shape[:2]
    margin, thick = int(rng.integers(6, 40)), int(rng.integers(1, 26))
    colour = rng.choice([0, 1, 2])
    ink = [chance.red(rng)[::-1], (60, 110, 150), chance.any_colour(rng)][colour]
    cv2.rectangle(page, (margin, margin), (width - margin, height - margin), ink, thick)
    if thick > 8:
        for step in range(0, 2 * (width + height), int(rng.integers(6, 14))):
            x, y = _on_frame(step, width, height, margin)
            cv2.circle(page, (x, y), thick // 3, chance.paper(rng), 1 if rng.random() < 0.7 else -1, cv2.LINE_AA)
    return page


def _on_frame(step: int, width: int, height: int, margin: int) -> tuple[int, int]:
    if step < width:
        return step, margin
    if step < width + height:
        return width - margin, step - width
    if step < 2 * width + height:
        return step - width - height, height - margin
    return margin, step - 2 * width - height


def _text(page: Pixels, rng: Rng) -> Pixels:
    height, width = page.shape[:2]
    image = Image.fromarray(page)
    pen = ImageDraw.Draw(image)
    path, index = chance.face(rng)
    size = int(rng.integers(8, 26))
    leading = size * rng.uniform(1.2, 2.6)
    left, row = rng.uniform(0.03, 0.18) * width, rng.uniform(0.03, 0.2) * height
    level = int(rng.integers(0, 110))
    title_ink = (
        chance.red(rng)[::-1] if rng.random() < 0.45 else ((20, 90, 150) if rng.random() < 0.3 else (level,) * 3)
    )
    if rng.random() < 0.75:
        big = int(rng.integers(20, 80))
        title = chance.words(rng, int(rng.integers(3, 14)))
        font = ImageFont.truetype(path, big, index=index)
        pen.text((max(left, (width - big * len(title)) / 2), row), title, font=font, fill=title_ink)
        row += big * 1.6
        if rng.random() < 0.3:
            pen.line([(left, row), (width - left, row)], fill=title_ink, width=int(rng.integers(1, 4)))
    font = ImageFont.truetype(path, size, index=index)
    fill = (level, level, level) if rng.random() < 0.9 else chance.red(rng)[::-1]
    while row < height - size:
        if rng.random() < 0.9:
            start = left + (rng.uniform(0, 0.4) * width if rng.random() < 0.3 else 0)
            count = int(rng.uniform(0.1, 1.0) * (width - left - start) / size) + 1
            pen.text((start, row), chance.words(rng, max(count, 1)), font=font, fill=fill)
        row += leading * (1 if rng.random() < 0.9 else 2.5)
    return np.asarray(image).copy()


def _table(page: Pixels, rng: Rng) -> Pixels:
    height, width = page.shape[:2]
    x0, x1 = sorted(rng.integers(10, width - 10, 2))
    y0, y1 = sorted(rng.integers(10, height - 10, 2))
    ink = chance.red(rng)[::-1] if rng.random() < 0.3 else (60, 60, 60)
    for y in np.linspace(y0, y1, int(rng.integers(2, 12))):
        cv2.line(page, (int(x0), int(y)), (int(x1), int(y)), ink, 1)
    for x in np.linspace(x0, x1, int(rng.integers(2, 7))):
        cv2.line(page, (int(x), int(y0)), (int(x), int(y1)), ink, 1)
    return page


def _clutter(height: int, width: int, rng: Rng) -> Pixels:
    """Not a page at all: blobs and edges as in a photograph of a desk or a product."""
    page = np.zeros((height, width, 3), np.float32)
    for grain in (4, 12, 40, 130):
        small = rng.random((height // grain + 2, width // grain + 2, 3), dtype=np.float32)
        page += cv2.resize(small, (width, height), interpolation=cv2.INTER_CUBIC) * grain**0.5
    page = (page / page.max() * 255).clip(0, 255).astype(np.uint8)
    for _ in range(int(rng.integers(3, 25))):
        points = rng.integers(0, max(height, width), (int(rng.integers(3, 6)), 2)).astype(np.int32)
        cv2.fillPoly(page, [points // 2 + rng.integers(0, width // 2, 2).astype(np.int32)], chance.any_colour(rng))
    return page


_LAYERS: tuple[tuple[float, Callable[[Pixels, Rng], Pixels]], ...] = (
    (0.35, _guilloche),
    (0.45, _frame),
    (0.9, _text),
    (0.2, _text),
    (0.35, _table),
)
