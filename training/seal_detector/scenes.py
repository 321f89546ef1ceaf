"""Training pictures: hard negatives and seals on a part of a page, whole or cut by the sheet's edge, then captured."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_docs.draw.seal_art import draw_seal, press
from training.seal_detector import chance
from training.seal_detector.capture import capture, window
from training.seal_detector.distractors import DISTRACTORS, OVER_SEALS
from training.seal_detector.imprints import random_seal

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Box = tuple[int, int, int, int]
SIDE = 512
"""Pixels: at the scale of a page of 896 a seal of 40 mm on A4 is 120 wide."""
_LEAST_SHORT, _LEAST_LONG = 5, 14
_CROWDED = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture and what is on it.

    Attributes:
        boxes: n x 4, pixels: left, top, right, bottom of each seal's part on the picture.
        shapes: n indices into imprints.SHAPES.
    """

    pixels: Pixels
    boxes: NDArray[np.float32]
    shapes: NDArray[np.int64]


def make_scene(backgrounds: Sequence[Pixels], rng: Rng) -> Scene:
    """A picture of SIDE x SIDE pixels with none to six seals on a part of one of the backgrounds."""
    page = window(backgrounds[int(rng.integers(len(backgrounds)))], (SIDE, SIDE), rng)
    for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.25, 0.4, 0.25, 0.1]))):
        DISTRACTORS[int(rng.integers(len(DISTRACTORS)))](page, rng)
    seamed = rng.random() < 0.28
    side = int(rng.choice(4, p=[0.22, 0.58, 0.1, 0.1]))
    strip = int(rng.integers(2, 45)) if rng.random() < (0.35 if seamed else 0.08) else 0
    sheet = [0, 0, SIDE, SIDE]
    sheet[(0, 2, 1, 3)[side]] += strip if side in (0, 2) else -strip
    boxes: list[Box] = []
    shapes: list[int] = []
    for centre, size in _places(sheet, side, rng, seamed=seamed):
        spec, shape = random_seal(size, rng)
        angle = rng.normal(0, 14) if rng.random() < 0.8 else rng.uniform(-180, 180)
        if spec.shape == "rectangle" and not spec.rim:
            angle = rng.uniform(18, 72) * rng.choice([-1, 1]) if len(spec.inner) == 1 else rng.normal(0, 8)
        pressed, raw = press(page, draw_seal(spec, rng), centre, angle, rng)
        box = (max(raw[0], sheet[0]), max(raw[1], sheet[1]), min(raw[2], sheet[2]), min(raw[3], sheet[3]))
        wide, tall = box[2] - box[0], box[3] - box[1]
        crowded = any(_overlap(box, other) > _CROWDED for other in boxes)
        if min(wide, tall) < _LEAST_SHORT or max(wide, tall) < _LEAST_LONG or crowded:
            continue
        page = pressed
        boxes.append(box)
        shapes.append(shape)
    if rng.random() < 0.18:
        OVER_SEALS[int(rng.integers(len(OVER_SEALS)))](page, rng)
    if strip:
        _beyond_the_sheet(page, sheet, rng)
    return Scene(
        pixels=capture(page, rng),
        boxes=np.array(boxes, np.float32).reshape(-1, 4),
        shapes=np.array(shapes, np.int64),
    )


def _places(sheet: list[int], side: int, rng: Rng, *, seamed: bool) -> list[tuple[tuple[float, float], int]]:
    """Centres and sizes; of a 骑缝章 an eighth to a half lies on the sheet."""
    same = float(np.clip(np.exp(rng.normal(np.log(104), 0.45)), 22, 330))
    if rng.random() < 0.12:
        same = rng.uniform(22, 45)
    if rng.random() < 0.025:
        size = int(rng.uniform(280, 500))
        return [((SIDE / 2 + rng.normal(0, 30), SIDE / 2 + rng.normal(0, 30)), size)]
    count = int(rng.choice([0, 1, 2, 3, 5], p=[0.3, 0.32, 0.2, 0.11, 0.07]))
    placed: list[tuple[tuple[float, float], int]] = []
    for number in range(max(count, int(seamed))):
        size = max(20, round(same * rng.uniform(0.8, 1.25)))
        x, y = rng.uniform(-0.2 * size, SIDE + 0.2 * size), rng.uniform(-0.2 * size, SIDE + 0.2 * size)
        if seamed and (number == 0 or rng.random() < 0.4):
            beyond = size * (0.5 - (rng.uniform(0.07, 0.2) if rng.random() < 0.5 else rng.uniform(0.07, 0.6)))
            x, y = [
                (sheet[0] - beyond, y), (sheet[2] + beyond, y), (x, sheet[1] - beyond), (x, sheet[3] + beyond),
            ][side]  # fmt: skip
        placed.append(((x, y), size))
    return placed


def _beyond_the_sheet(page: Pixels, sheet: list[int], rng: Rng) -> None:
    """Where the sheet ends lies the scanner's lid, a desk, or another sheet as white as this."""
    level = int(rng.choice([rng.integers(5, 90), rng.integers(90, 245), rng.integers(245, 256)]))
    outside = np.ones((SIDE, SIDE), bool)
    outside[sheet[1] : sheet[3], sheet[0] : sheet[2]] = False
    page[outside] = level if rng.random() < 0.7 else np.array(chance.any_colour(rng), np.uint8)
    if rng.random() < 0.4:
        cv2.rectangle(page, (sheet[0], sheet[1]), (sheet[2] - 1, sheet[3] - 1), (int(rng.integers(40, 200)),) * 3, 1)


def _overlap(a: Box, b: Box) -> float:
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    return wide * tall / min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
