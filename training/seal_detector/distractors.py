"""What a careless eye takes for a seal: emblems, logos, thumb prints, pen rings, codes, red boxes."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.seal_detector import chance
from training.seal_detector.crests import bank_mark, bent_frame, crest, vignette
from training.seal_detector.emblem import emblem
from training.seal_detector.marks import badge, medal, seal_place
from training.seal_detector.ornaments import corners, rosette
from training.seal_detector.watermarks import watermark

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Point = tuple[int, int]


def _spot(page: Pixels, rng: Rng, low: int, high: int) -> tuple[Point, int]:
    """A centre anywhere on the page (a little beyond its edge too) and a radius."""
    height, width = page.shape[:2]
    return (int(rng.integers(-5, width + 5)), int(rng.integers(-5, height + 5))), int(rng.integers(low, high))


def portrait(page: Pixels, rng: Rng) -> None:
    """Head and shoulders, as on an identity card: nobody's."""
    (x, y), radius = _spot(page, rng, 14, 60)
    dark = tuple(int(c) for c in rng.integers(10, 90, 3))
    skin = (int(rng.integers(120, 180)), int(rng.integers(150, 205)), int(rng.integers(200, 250)))
    cv2.ellipse(page, (x, y + int(1.5 * radius)), (int(1.3 * radius), radius), 0, 180, 360, dark, -1, cv2.LINE_AA)
    cv2.ellipse(page, (x, y - radius // 6), (int(0.75 * radius), int(0.95 * radius)), 0, 0, 360, dark, -1, cv2.LINE_AA)
    cv2.ellipse(page, (x, y), (int(0.66 * radius), int(0.85 * radius)), 0, 0, 360, skin, -1, cv2.LINE_AA)
    tie = np.array([[-0.12, 0.85], [0.12, 0.85], [0.18, 1.5], [-0.18, 1.5]]) * radius + (x, y)
    cv2.fillPoly(page, [tie.astype(np.int32)], chance.red(rng)[::-1], cv2.LINE_AA)


def thumbprint(page: Pixels, rng: Rng) -> None:
    """Red ridges in an ellipse."""
    (x, y), radius = _spot(page, rng, 8, 32)
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1].astype(np.float32)
    turn = rng.uniform(0, np.pi)
    u = columns * np.cos(turn) + rows * np.sin(turn)
    v = (rows * np.cos(turn) - columns * np.sin(turn)) / 0.72
    reach = np.hypot(u, v)
    ridges = 0.55 + 0.45 * np.sin(np.hypot(u + 0.4 * radius, v * 1.3) * 2 * np.pi / max(2.5, radius / 7))
    cover = ridges * np.clip((radius - reach) / 3, 0, 1) * rng.uniform(0.4, 0.9)
    _blend(page, (x - radius, y - radius), cover, chance.red(rng)[::-1])


def stain(page: Pixels, rng: Rng) -> None:
    """A soft red or brown blotch."""
    (x, y), radius = _spot(page, rng, 8, 60)
    noise = cv2.resize(rng.random((5, 5), dtype=np.float32), (2 * radius + 1,) * 2, interpolation=cv2.INTER_CUBIC)
    rows, columns = np.mgrid[-radius : radius + 1, -radius : radius + 1]
    cover = np.clip((radius - np.hypot(rows, columns)) / radius * 3, 0, 1) * np.clip(noise * 2 - 0.6, 0, 1)
    _blend(page, (x - radius, y - radius), cover * rng.uniform(0.2, 0.9), chance.red(rng)[::-1])


def pen_ring(page: Pixels, rng: Rng) -> None:
    """A ring or a loop drawn by hand round something, or the circle of a diagram: a rim and nothing else."""
    (x, y), radius = _spot(page, rng, 8, 70)
    colour = chance.red(rng)[::-1] if rng.random() < 0.6 else chance.any_colour(rng)
    axes = (radius, max(4, int(radius * rng.uniform(0.4, 1.0))))
    start = rng.uniform(0, 360)
    cv2.ellipse(
        page,
        (x, y),
        axes,
        rng.uniform(0, 180),
        start,
        start + rng.uniform(250, 380),
        colour,
        int(rng.integers(1, 4)),
        cv2.LINE_AA,
    )


def square_code(page: Pixels, rng: Rng) -> None:
    """A QR code, on its own white ground or on the paper."""
    (x, y), radius = _spot(page, rng, 12, 60)
    count = int(rng.choice([21, 25, 29, 33, 41, 57]))
    modules = rng.random((count, count)) < rng.uniform(0.42, 0.58)
    last = count - 7
    for row, column in ((0, 0), (0, last), (last, 0)):
        modules[row : row + 7, column : column + 7] = True
        modules[row + 1 : row + 6, column + 1 : column + 6] = False
        modules[row + 2 : row + 5, column + 2 : column + 5] = True
    cover = cv2.resize(modules.astype(np.float32), (2 * radius, 2 * radius), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.5:
        ground = radius + radius // 8 + 1
        cv2.rectangle(page, (x - ground, y - ground), (x + ground, y + ground), (250, 250, 250), -1)
    level = int(rng.integers(10, 120))
    _blend(page, (x - radius, y - radius), cover, (level,) * 3 if rng.random() < 0.9 else chance.red(rng)[::-1])


def red_box(page: Pixels, rng: Rng) -> None:
    """A printed button, banner or framed remark."""
    (x, y), radius = _spot(page, rng, 15, 90)
    colour = chance.red(rng)[::-1] if rng.random() < 0.7 else chance.any_colour(rng)
    low = (x + radius, y + max(6, int(radius * rng.uniform(0.15, 0.6))))
    filled = rng.random() < 0.5
    cv2.rectangle(page, (x - radius, y), low, colour, -1 if filled else 1)
    if rng.random() < 0.6:
        _write(
            page,
            (x - radius + 3, y + 1),
            chance.words(rng, int(rng.integers(2, 8))),
            max(7, (low[1] - y) - 4),
            chance.paper(rng) if filled else (30, 30, 30),
            rng,
        )


def red_words(page: Pixels, rng: Rng) -> None:
    """Printed words in red: a heading, a number, an arc-free remark."""
    (x, y), size = _spot(page, rng, 10, 60)
    _write(page, (x, y), chance.words(rng, int(rng.integers(1, 12))), size, chance.red(rng)[::-1], rng)


def signature(page: Pixels, rng: Rng) -> None:
    """A scribble."""
    (x, y), radius = _spot(page, rng, 15, 60)
    steps = np.cumsum(rng.normal(0, 0.35 * radius, (int(rng.integers(5, 14)), 2)), axis=0) * (1, 0.6)
    smooth = cv2.resize(steps.astype(np.float32), (2, 60), interpolation=cv2.INTER_CUBIC)
    colour = (30, 30, 30) if rng.random() < 0.7 else (160, 60, 30)
    cv2.polylines(
        page,
        [np.add(smooth, (x, y)).astype(np.int32)],
        rng.random() < 0.1,
        colour,
        int(rng.integers(1, 4)),
        cv2.LINE_AA,
    )


def picture(page: Pixels, rng: Rng) -> None:
    """A photograph set in the page."""
    (x, y), radius = _spot(page, rng, 20, 120)
    side = 2 * radius
    patch = cv2.resize(rng.random((7, 6, 3), dtype=np.float32), (side, side), interpolation=cv2.INTER_CUBIC)
    patch = patch * 200 + rng.normal(0, 12, patch.shape)
    height, width = page.shape[:2]
    x0, y0, x1, y1 = max(x - radius, 0), max(y - radius, 0), min(x + radius, width), min(y + radius, height)
    if x0 < x1 and y0 < y1:
        page[y0:y1, x0:x1] = np.clip(patch[: y1 - y0, : x1 - x0], 0, 255).astype(np.uint8)


def _write(page: Pixels, at: Point, text: str, size: int, colour: tuple[int, ...], rng: Rng) -> None:
    path, index = chance.face(rng)
    font = ImageFont.truetype(path, size, index=index)
    tile = Image.new("L", (size * len(text) + 4, int(size * 1.3)))
    ImageDraw.Draw(tile).text((0, 0), text, font=font, fill=255)
    _blend(page, at, np.asarray(tile, np.float32) / 255, colour)


def _blend(page: Pixels, at: Point, cover: NDArray[np.float32], colour: tuple[int, ...]) -> None:
    height, width = page.shape[:2]
    tall, wide = cover.shape
    x0, y0, x1, y1 = max(at[0], 0), max(at[1], 0), min(at[0] + wide, width), min(at[1] + tall, height)
    if x0 >= x1 or y0 >= y1:
        return
    part = np.clip(cover[y0 - at[1] : y1 - at[1], x0 - at[0] : x1 - at[0], None], 0, 1)
    page[y0:y1, x0:x1] = (page[y0:y1, x0:x1] * (1 - part) + np.array(colour) * part).astype(np.uint8)


def heading(page: Pixels, rng: Rng) -> None:
    """A title in large type, gold, red or black, some with a shade of gold across."""
    height, width = page.shape[:2]
    size, text = int(rng.integers(30, 110)), chance.hanzi(rng, int(rng.integers(1, 7)))
    at = (int(rng.uniform(-size, width - size)), int(rng.uniform(-size / 2, height - size / 2)))
    gold = (int(rng.integers(20, 110)), int(rng.integers(80, 170)), int(rng.integers(130, 215)))
    _write(page, at, text, size, gold if rng.random() < 0.5 else (25, 25, 25), rng)


def edge_stripe(page: Pixels, rng: Rng) -> None:
    """Along an edge: the shadow of the lid, a binder's strip, the next sheet, a line."""
    height, width = page.shape[:2]
    thick = int(rng.integers(2, 36))
    colour = (int(rng.integers(20, 230)),) * 3 if rng.random() < 0.6 else chance.red(rng)[::-1]
    stripe = np.ones((height, thick), np.float32) * np.float32(rng.uniform(0.2, 1))
    if rng.random() < 0.5:
        stripe *= np.linspace(0, 1, thick, dtype=np.float32)
    _blend(page, (width - thick if rng.random() < 0.6 else 0, 0), stripe, colour)


DISTRACTORS: tuple[Callable[[Pixels, Rng], None], ...] = (
    emblem, emblem, emblem, emblem, emblem, badge, badge, badge, badge, badge, corners, corners, corners, corners,
    watermark, watermark, watermark, watermark, rosette, rosette, seal_place, medal, portrait, thumbprint, stain,
    bank_mark, bank_mark, crest, crest, vignette, bent_frame, bent_frame,
    pen_ring, pen_ring, square_code, square_code, red_box, red_words, signature, heading, heading, picture, edge_stripe,
)  # fmt: skip
"""Drawn with equal chance; what stands twice comes twice as often."""
OVER_SEALS: tuple[Callable[[Pixels, Rng], None], ...] = (watermark, watermark, signature, pen_ring, stain)
"""What may lie over a seal as well and leaves it one."""
