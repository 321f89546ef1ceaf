"""Marks and ornaments that are drawn with more care than `marks`: banks' rings, crests, round pictures, bent frames."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from training.seal_detector import chance
from training.seal_detector.emblem import emblem_plate
from training.seal_detector.ornaments import lay

Pixels = NDArray[np.uint8]
Rng = np.random.Generator

_SIDE = 260
_HALF = _SIDE // 2


def bank_mark(page: Pixels, rng: Rng) -> None:
    """A ring or a disc of one flat ink with strokes at right angles in it, the same when turned by half a circle."""
    size, at = _place(page, rng, 24, 300)
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    thick = int(rng.integers(8, 44))
    filled = rng.random() < 0.35
    cv2.circle(
        plate, (_HALF, _HALF), _HALF - 4 - (0 if filled else thick // 2), 255, -1 if filled else thick, cv2.LINE_AA
    )
    level = 0 if filled else 255
    width = int(rng.integers(8, 30))
    inside = (_HALF - thick - 10) * rng.uniform(0.5, 0.8)
    for _ in range(int(rng.integers(1, 4))):
        points = rng.uniform(-1, 1, (int(rng.integers(3, 7)), 2)) * inside
        for number in range(1, len(points)):
            points[number, number % 2] = points[number - 1, number % 2]
        for turned in (points, -points):
            line = (turned + _HALF).astype(np.int32)
            cv2.polylines(plate, [line], isClosed=False, color=level, thickness=width)
    if rng.random() < 0.4:
        half = int(width * rng.uniform(0.4, 1))
        cv2.rectangle(plate, (_HALF - half, 30), (_HALF + half, _SIDE - 30), level, -1)
    ink = chance.red(rng)[::-1] if rng.random() < 0.55 else chance.any_colour(rng)
    lay(page, at, cv2.resize(plate, (size, size), interpolation=cv2.INTER_AREA), ink, 1.0)


def crest(page: Pixels, rng: Rng) -> None:
    """A shield or a rayed disc with an emblem in it, often on a ground of its own, as police and courts bear it."""
    size, at = _place(page, rng, 40, 320)
    if rng.random() < 0.6:
        ground = tuple(int(c) for c in chance.any_colour(rng))
        reach = int(size * rng.uniform(0.05, 0.6))
        cv2.rectangle(page, (at[0] - reach, at[1] - reach), (at[0] + size + reach, at[1] + size + reach), ground, -1)
    gold = (int(rng.integers(20, 120)), int(rng.integers(130, 215)), int(rng.integers(180, 255)))
    outer = gold if rng.random() < 0.6 else chance.any_colour(rng)
    shape = np.zeros((_SIDE, _SIDE), np.uint8)
    if rng.random() < 0.5:
        outline = np.array([[0.08, 0.12], [0.5, 0.02], [0.92, 0.12], [0.9, 0.6], [0.5, 0.98], [0.1, 0.6]]) * _SIDE
        cv2.fillPoly(shape, [outline.astype(np.int32)], 255, cv2.LINE_AA)
    else:
        turns = np.linspace(0, 2 * np.pi, 240)
        reach_of = (_HALF - 4) * (0.86 + 0.12 * np.sign(np.sin(turns * int(rng.integers(8, 30)))))
        points = np.stack([_HALF + reach_of * np.cos(turns), _HALF + reach_of * np.sin(turns)], axis=1)
        cv2.fillPoly(shape, [points.astype(np.int32)], 255, cv2.LINE_AA)
    lay(page, at, cv2.resize(shape, (size, size), interpolation=cv2.INTER_AREA), outer, 1.0)
    plate = emblem_plate((outer[0], outer[1], outer[2]), rng)
    inner = int(size * rng.uniform(0.5, 0.8))
    small = cv2.resize(plate, (inner, inner), interpolation=cv2.INTER_AREA)
    corner = (at[0] + (size - inner) // 2, at[1] + (size - inner) // 2)
    _paste(page, corner, small)


def vignette(page: Pixels, rng: Rng) -> None:
    """A photograph or a drawing cut out in a circle or an ellipse, with or without a rim."""
    size, at = _place(page, rng, 24, 260)
    tall = max(16, int(size * rng.uniform(0.6, 1.0)))
    grain = int(rng.integers(3, 14))
    patch = cv2.resize(rng.random((grain, grain, 3), dtype=np.float32), (size, tall), interpolation=cv2.INTER_CUBIC)
    patch = np.clip(patch * rng.uniform(120, 330) - rng.uniform(0, 70), 0, 255)
    if rng.random() < 0.5:  # few flat colours, as printed on packages
        patch = np.round(patch / 90) * 90
    mask = np.zeros((tall, size), np.uint8)
    cv2.ellipse(mask, (size // 2, tall // 2), (size // 2 - 1, tall // 2 - 1), 0, 0, 360, 255, -1, cv2.LINE_AA)
    _paste(page, at, np.dstack([patch.clip(0, 255).astype(np.uint8), mask]))
    if rng.random() < 0.4:
        middle = (at[0] + size // 2, at[1] + tall // 2)
        axes = (size // 2, tall // 2)
        cv2.ellipse(page, middle, axes, 0, 0, 360, chance.any_colour(rng), int(rng.integers(1, 6)), cv2.LINE_AA)


def bent_frame(page: Pixels, rng: Rng) -> None:
    """Parallel lines along a frame that turn round in loops and scrolls at the corner."""
    height, width = page.shape[:2]
    size = int(np.clip(np.exp(rng.normal(np.log(90), 0.45)), 26, 260))
    ink = (int(rng.integers(30, 130)), int(rng.integers(90, 180)), int(rng.integers(130, 220)))
    if rng.random() < 0.4:
        ink = chance.red(rng)[::-1] if rng.random() < 0.6 else chance.any_colour(rng)
    thick = max(1, int(size * rng.uniform(0.02, 0.12)))
    corner = rng.uniform(0, 60, 2) if rng.random() < 0.6 else rng.uniform(0, 1, 2) * (width - size, height - size)
    flip = rng.choice([-1, 1], 2)
    origin = np.where(flip > 0, corner, np.array([width, height]) - corner)

    def point(x: float, y: float) -> tuple[int, int]:
        return int(origin[0] + flip[0] * x), int(origin[1] + flip[1] * y)

    for step in range(int(rng.integers(1, 4))):
        inset = step * thick * 2.2
        loop = size * rng.uniform(0.3, 0.6) - inset
        if loop < 4:
            break
        middle = (inset + loop, inset + loop)
        start = rng.uniform(0, 360)
        sweep = rng.uniform(180, 360)
        cv2.ellipse(page, point(*middle), (int(loop), int(loop)), 0, start, start + sweep, ink, thick, cv2.LINE_AA)
        cv2.line(page, point(inset + loop, inset), point(max(width, height), inset), ink, thick, cv2.LINE_AA)
        cv2.line(page, point(inset, inset + loop), point(inset, max(width, height)), ink, thick, cv2.LINE_AA)


def _place(page: Pixels, rng: Rng, low: int, high: int) -> tuple[int, tuple[int, int]]:
    """A size and where its top left corner is, now and then beyond the page's edge."""
    size = int(np.clip(np.exp(rng.normal(np.log(80), 0.5)), low, high))
    x, y = rng.uniform(-0.3 * size, page.shape[1] - 0.5 * size), rng.uniform(-0.3 * size, page.shape[0] - 0.5 * size)
    return size, (int(x), int(y))


def _paste(page: Pixels, at: tuple[int, int], picture: NDArray[np.uint8]) -> None:
    """Lay BGRA on a page; changes the page."""
    height, width = page.shape[:2]
    tall, wide = picture.shape[:2]
    left, top, right, bottom = max(at[0], 0), max(at[1], 0), min(at[0] + wide, width), min(at[1] + tall, height)
    if left >= right or top >= bottom:
        return
    part = picture[top - at[1] : bottom - at[1], left - at[0] : right - at[0]]
    cover = part[..., 3:] / 255
    page[top:bottom, left:right] = (page[top:bottom, left:right] * (1 - cover) + part[..., :3] * cover).astype(np.uint8)
