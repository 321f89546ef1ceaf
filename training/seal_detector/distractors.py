"""What a careless eye takes for a seal: emblems, logos, thumb prints, pen rings, codes, red boxes."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from training.seal_detector import chance

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Point = tuple[int, int]


def _spot(page: Pixels, rng: Rng, low: int, high: int) -> tuple[Point, int]:
    """A centre anywhere on the page (a little beyond its edge too) and a radius."""
    height, width = page.shape[:2]
    return (int(rng.integers(-5, width + 5)), int(rng.integers(-5, height + 5))), int(rng.integers(low, high))


def _star(page: Pixels, centre: Point, radius: float, colour: tuple[int, ...]) -> None:
    turns = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
    points = np.stack([centre[0] + reach * np.cos(turns), centre[1] + reach * np.sin(turns)], axis=1)
    cv2.fillPoly(page, [np.round(points).astype(np.int32)], colour, cv2.LINE_AA)


def emblem(page: Pixels, rng: Rng) -> None:
    """The national emblem in colour, as it heads a licence: a red disc with stars and gate in a golden wreath."""
    (x, y), radius = _spot(page, rng, 10, 70)
    if rng.random() < 0.75:
        y = int(rng.uniform(0.02, 0.22) * page.shape[0])
        x = int(page.shape[1] / 2 + rng.normal(0, 0.08 * page.shape[1]))
        radius = int(rng.integers(22, 72))
    gold: tuple[int, ...] = (int(rng.integers(10, 120)), int(rng.integers(130, 215)), int(rng.integers(190, 255)))
    crimson: tuple[int, ...] = (int(rng.integers(0, 60)), int(rng.integers(0, 60)), int(rng.integers(150, 240)))
    if rng.random() < 0.15:
        level, light = int(rng.integers(20, 120)), int(rng.integers(150, 230))
        gold, crimson = (light,) * 3, (level,) * 3
    elif rng.random() < 0.35:  # one colour on the paper, as on copies and plain prints
        gold = tuple(int(c) for c in page[min(max(y, 0), page.shape[0] - 1), min(max(x, 0), page.shape[1] - 1)])
    wreath = rng.uniform(0.68, 0.86)
    cv2.ellipse(page, (x, y), (int(radius * 0.95), radius), 0, 0, 360, gold, -1, cv2.LINE_AA)
    for turn in np.arange(-155, 156, rng.uniform(9, 16)) * np.pi / 180:
        ear = (round(x + radius * 0.96 * np.sin(turn)), round(y - radius * np.cos(turn)))
        cv2.circle(page, ear, max(1, int(radius * 0.1)), gold if rng.random() < 0.8 else crimson, -1, cv2.LINE_AA)
    cv2.ellipse(page, (x, y), (int(radius * wreath), int(radius * wreath)), 0, 0, 360, crimson, -1, cv2.LINE_AA)
    _star(page, (x, y - int(radius * 0.42)), radius * rng.uniform(0.18, 0.28), gold)
    for side in (-0.45, -0.2, 0.2, 0.45):
        _star(page, (x + int(radius * side), y - int(radius * (0.22 if abs(side) > 0.3 else 0.08))), radius * 0.1, gold)
    for top, half in ((0.1, 0.3), (0.22, 0.45), (0.36, 0.52)):
        upper = (int(x - radius * half), int(y + radius * top))
        cv2.rectangle(page, upper, (int(x + radius * half), upper[1] + max(1, int(radius * 0.08))), gold, -1)
    for side in (-1, 1):
        ribbon = np.array([[0.1, 0.72], [0.6, 0.55], [0.98, 0.35], [1.0, 0.6], [0.75, 0.85], [0.8, 1.1], [0.4, 0.95]])
        points = ribbon * (side * radius, radius) + (x, y)
        cv2.fillPoly(page, [points.astype(np.int32)], crimson, cv2.LINE_AA)
    cog = (x, y + int(radius * 0.74))
    cv2.circle(page, cog, max(2, int(radius * 0.24)), gold, max(1, radius // 9), cv2.LINE_AA)


def corner_ornament(page: Pixels, rng: Rng) -> None:
    """The scrollwork of a certificate's frame, in its corners."""
    height, width = page.shape[:2]
    radius = int(rng.integers(14, 70))
    margin = int(rng.integers(0, 30))
    ink = (
        (40, 130, 190)
        if rng.random() < 0.4
        else chance.red(rng)[::-1]
        if rng.random() < 0.5
        else chance.any_colour(rng)
    )
    curls = rng.uniform(-1, 1, (int(rng.integers(3, 9)), 5))
    for x, along in ((margin, 1), (width - margin, -1)):
        for y, down in ((margin, 1), (height - margin, -1)):
            for curl in curls:
                centre = (
                    int(x + along * radius * (0.6 + 0.5 * curl[0])),
                    int(y + down * radius * (0.6 + 0.5 * curl[1])),
                )
                axes = (max(2, int(radius * abs(curl[2]) * 0.6)), max(2, int(radius * abs(curl[3]) * 0.6)))
                start = 180 * curl[4]
                cv2.ellipse(
                    page,
                    centre,
                    axes,
                    along * down * 90 * curl[3],
                    start,
                    start + 240,
                    ink,
                    max(1, radius // 14),
                    cv2.LINE_AA,
                )


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


def logo(page: Pixels, rng: Rng) -> None:
    """A company's mark: a disc, a thick ring or a block with a shape or a letter in it."""
    (x, y), radius = _spot(page, rng, 8, 60)
    colour = chance.red(rng)[::-1] if rng.random() < 0.6 else chance.any_colour(rng)
    kind = rng.random()
    if kind < 0.35:
        cv2.circle(page, (x, y), radius, colour, -1, cv2.LINE_AA)
        inside = chance.paper(rng)
    elif kind < 0.7:
        cv2.circle(page, (x, y), radius, colour, max(2, int(radius * rng.uniform(0.1, 0.4))), cv2.LINE_AA)
        inside = colour
    else:
        cv2.rectangle(page, (x - radius, y - radius // 2), (x + radius, y + radius // 2), colour, -1)
        inside = chance.paper(rng)
    inner = rng.random()
    if inner < 0.4:
        points = np.add(rng.normal(0, 0.35 * radius, (int(rng.integers(3, 7)), 2)), (x, y))
        cv2.fillPoly(page, [points.astype(np.int32)], inside, cv2.LINE_AA)
    elif inner < 0.7:
        cv2.putText(
            page,
            chance.words(rng, 1).encode("ascii", "replace").decode(),
            (x - radius // 3, y + radius // 3),
            0,
            radius / 25,
            inside,
            max(1, radius // 9),
        )
    elif inner < 0.85:
        cv2.circle(page, (x, y), radius // 2, inside, max(1, radius // 8), cv2.LINE_AA)


def oval_logo(page: Pixels, rng: Rng) -> None:
    """Letters in an oval or a ring, filled or not: certification marks, clubs, hospitals."""
    (x, y), radius = _spot(page, rng, 10, 50)
    colour = chance.any_colour(rng) if rng.random() < 0.7 else chance.red(rng)[::-1]
    axes = (radius, max(5, int(radius * rng.uniform(0.5, 1.0))))
    cv2.ellipse(page, (x, y), axes, 0, 0, 360, colour, -1 if rng.random() < 0.5 else max(1, radius // 6), cv2.LINE_AA)
    light = chance.paper(rng)
    inner = (int(axes[0] * 0.8), int(axes[1] * 0.8))
    cv2.ellipse(page, (x, y), inner, 0, 0, 360, light, int(rng.integers(1, 4)), cv2.LINE_AA)
    text = chance.words(rng, int(rng.integers(1, 5)))
    size = max(7, int(1.2 * radius / len(text)))
    _write(page, (x - size * len(text) // 2, y - size // 2), text, size, light if rng.random() < 0.6 else colour, rng)


def tilted_words(page: Pixels, rng: Rng) -> None:
    """One piece of a watermark, strong enough to stand alone."""
    (x, y), size = _spot(page, rng, 10, 40)
    path, index = chance.face(rng)
    text = chance.hanzi(rng, int(rng.integers(2, 8)))
    tile = Image.new("L", (size * len(text) + 4, size + 8))
    ImageDraw.Draw(tile).text((0, 0), text, font=ImageFont.truetype(path, size, index=index), fill=255)
    turned = tile.rotate(float(rng.uniform(-70, 70)), expand=True)
    colour = chance.any_colour(rng) if rng.random() < 0.5 else (int(rng.integers(60, 200)),) * 3
    _blend(page, (x, y), np.asarray(turned, np.float32) / 255 * np.float32(rng.uniform(0.3, 1)), colour)


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


def medal(page: Pixels, rng: Rng) -> None:
    """A scalloped golden or dark disc, or a star alone: certificates and plaques bear them."""
    (x, y), radius = _spot(page, rng, 8, 50)
    colour = (40, 160, 210) if rng.random() < 0.5 else chance.any_colour(rng)
    if rng.random() < 0.4:
        _star(page, (x, y), radius, chance.red(rng)[::-1] if rng.random() < 0.6 else colour)
        return
    turns = np.linspace(0, 2 * np.pi, 120)
    reach = radius * (1 + 0.06 * np.sin(turns * 20))
    cv2.fillPoly(
        page,
        [np.stack([x + reach * np.cos(turns), y + reach * np.sin(turns)], axis=1).astype(np.int32)],
        colour,
        cv2.LINE_AA,
    )
    cv2.circle(page, (x, y), int(radius * 0.75), tuple(int(c * 0.6) for c in colour), 2, cv2.LINE_AA)


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


DISTRACTORS: tuple[Callable[[Pixels, Rng], None], ...] = (
    emblem, emblem, emblem, logo, logo, oval_logo, oval_logo, corner_ornament, corner_ornament, corner_ornament,
    portrait, thumbprint, stain, pen_ring, square_code, square_code, square_code, red_box, red_words, tilted_words,
    tilted_words, signature, medal, picture,
)  # fmt: skip
"""Drawn with equal chance; what stands twice comes twice as often."""
