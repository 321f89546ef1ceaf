"""Training pictures: seals pressed on pages, then what scanners, cameras and compression do to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_docs.draw.seal_art import SealSpec, Wear, draw_seal, press
from training.seal_detector import chance

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
SHAPES = ("round", "oval", "square", "rectangle")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A picture and what is on it.

    Attributes:
        boxes: n x 4, pixels: left, top, right, bottom of each seal's part on the picture.
        shapes: n indices into SHAPES.
    """

    pixels: Pixels
    boxes: NDArray[np.float32]
    shapes: NDArray[np.int64]


def make_scene(backgrounds: Sequence[Pixels], side: tuple[int, int], rng: Rng) -> Scene:
    """A picture of `side` (height, width) pixels with none to five seals on a part of one of the backgrounds."""
    page = _window(backgrounds[int(rng.integers(len(backgrounds)))], side, rng)
    height, width = side
    boxes: list[tuple[int, int, int, int]] = []
    shapes: list[int] = []
    same = float(np.clip(np.exp(rng.normal(np.log(76), 0.42)), 20, 260))
    for _ in range(int(rng.choice([0, 1, 2, 3, 5], p=[0.3, 0.3, 0.2, 0.12, 0.08]))):
        size = max(20, round(same * rng.uniform(0.8, 1.25)))
        spec, shape = random_seal(size, rng)
        centre = (rng.uniform(0, width), rng.uniform(0, height))
        if rng.random() < 0.28:
            beyond = size * (rng.uniform(-0.48, 0.45) if rng.random() < 0.5 else rng.uniform(0.2, 0.47))
            centre = [
                (-beyond, centre[1]), (width + beyond, centre[1]), (centre[0], -beyond), (centre[0], height + beyond),
            ][int(rng.choice([0, 1, 2, 3], p=[0.25, 0.55, 0.1, 0.1]))]  # fmt: skip
        angle = rng.normal(0, 14) if rng.random() < 0.85 else rng.uniform(-180, 180)
        pressed, box = press(page, draw_seal(spec, rng), centre, angle, rng)
        wide, tall = box[2] - box[0], box[3] - box[1]
        crowded = any(_overlap(box, other) > 0.35 for other in boxes)
        if min(wide, tall) < 5 or max(wide, tall) < 14 or crowded:
            continue
        page = pressed
        boxes.append(box)
        shapes.append(shape)
    return Scene(
        pixels=_capture(page, rng),
        boxes=np.array(boxes, np.float32).reshape(-1, 4),
        shapes=np.array(shapes, np.int64),
    )


def turned(scene: Scene, rng: Rng) -> Scene:
    """The same scene mirrored or transposed by chance: eight pictures for the price of one."""
    pixels, boxes = scene.pixels, scene.boxes
    height, width = pixels.shape[:2]
    if rng.random() < 0.5:
        pixels, boxes = (
            pixels[:, ::-1],
            np.stack([width - boxes[:, 2], boxes[:, 1], width - boxes[:, 0], boxes[:, 3]], 1),
        )
    if rng.random() < 0.5:
        pixels, boxes = (
            pixels[::-1],
            np.stack([boxes[:, 0], height - boxes[:, 3], boxes[:, 2], height - boxes[:, 1]], 1),
        )
    if height == width and rng.random() < 0.5:
        pixels, boxes = pixels.transpose(1, 0, 2), boxes[:, [1, 0, 3, 2]]
    return Scene(pixels=np.ascontiguousarray(pixels), boxes=np.ascontiguousarray(boxes), shapes=scene.shapes)


def random_seal(size: int, rng: Rng) -> tuple[SealSpec, int]:
    """A seal of any kind, and its shape's index."""
    shape = int(rng.choice(4, p=[0.66, 0.14, 0.1, 0.1]))
    path, index = chance.face(rng)
    worn = rng.random()
    wear = Wear(
        uneven=rng.uniform(0.05, 0.7), speckle=rng.uniform(0, 0.6), blur=rng.uniform(0, 0.012) * size,
        missing=rng.uniform(0.1, 0.42) if worn < 0.22 else 0.0,
        faint=rng.uniform(0.3, 0.72) if 0.15 < worn < 0.4 else rng.uniform(0, 0.3),
        smear=rng.uniform(1, 0.05 * size + 1) if worn > 0.93 else 0.0,
    )  # fmt: skip
    common = {"colour": chance.ink(rng), "size": size, "font": path, "font_index": index, "wear": wear}
    digits = "".join(map(str, rng.integers(0, 10, 13)))
    if SHAPES[shape] in ("round", "oval"):
        spec = SealSpec(
            shape=SHAPES[shape], ring=chance.hanzi(rng, int(rng.integers(5, 22))),
            centre=rng.choice(["star", "emblem", "none"], p=[0.7, 0.12, 0.18] if shape == 0 else [0.3, 0.05, 0.65]),
            inner=_inner(shape, digits, rng), code=digits if rng.random() < 0.4 else "",
            aspect=rng.uniform(0.93, 1.07) if shape == 0 else rng.uniform(0.58, 0.8),
            rim=rng.uniform(0.012, 0.045), inner_rim=rng.uniform(0.004, 0.012) if rng.random() < 0.2 else 0.0,
            glyph_height=rng.uniform(0.1, 0.2), glyph_width=rng.uniform(0.5, 1.0), star=rng.uniform(0.1, 0.2),
            weight=int(rng.integers(0, 5)), **common,
        )  # fmt: skip
    elif SHAPES[shape] == "square":
        spec = SealSpec(
            shape="square", ring=chance.hanzi(rng, int(rng.choice([2, 3, 4, 4, 4, 6, 9]))), centre="none",
            aspect=rng.uniform(0.85, 1.15), rim=rng.uniform(0.01, 0.06), negative=rng.random() < 0.2,
            weight=int(rng.integers(0, 5)), **common,
        )  # fmt: skip
    else:
        lines = tuple(chance.hanzi(rng, int(rng.integers(3, 12))) for _ in range(int(rng.integers(1, 4))))
        spec = SealSpec(
            shape="rectangle", inner=lines, centre="none", aspect=rng.uniform(0.18, 0.22) + 0.14 * len(lines),
            rim=rng.uniform(0.01, 0.035), weight=int(rng.integers(0, 4)), **common,
        )  # fmt: skip
    return spec, shape


def _inner(shape: int, digits: str, rng: Rng) -> tuple[str, ...]:
    if rng.random() < (0.6 if shape == 0 else 0.25):
        return ()
    words = chance.hanzi(rng, int(rng.integers(3, 8)))
    return (digits, words) if shape == 1 and rng.random() < 0.6 else (words,)


def _window(page: Pixels, side: tuple[int, int], rng: Rng) -> Pixels:
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


def _capture(page: Pixels, rng: Rng) -> Pixels:
    """Light, focus, noise, resolution, compression."""
    height, width = page.shape[:2]
    picture = page.astype(np.float32)
    if rng.random() < 0.4:
        light = cv2.resize(
            rng.uniform(0.55, 1.1, (3, 3)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC
        )
        picture *= light[..., None]
    if rng.random() < 0.4:
        picture *= rng.uniform(0.82, 1.08, 3).astype(np.float32)
    if rng.random() < 0.4:
        low = rng.uniform(0, 60)
        picture = low + picture * (255 - low - rng.uniform(0, 40)) / 255
    if rng.random() < 0.4:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.4, 1.6))
    if rng.random() < 0.3:
        down = rng.uniform(0.3, 0.9)
        small = cv2.resize(picture, None, fx=down, fy=down, interpolation=cv2.INTER_AREA)
        picture = cv2.resize(small, (width, height), interpolation=cv2.INTER_LINEAR)
    if rng.random() < 0.5:
        picture += _grain(picture.shape, rng) * np.float32(rng.uniform(1, 9))
    if rng.random() < 0.09:
        picture[:] = picture.mean(axis=2, keepdims=True)
    picture = np.clip(picture, 0, 255).astype(np.uint8)
    if rng.random() < 0.7:
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


def _overlap(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> float:
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    return wide * tall / min((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
