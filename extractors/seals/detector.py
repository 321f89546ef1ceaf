"""The trained detector: a small network that knows what a seal looks like. Trained by `training/seal_detector`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.seals import SealShape
from extractors.network import Network
from extractors.seals.edge import find_slices

_STRIDE = 8
_SHAPES = (SealShape.ROUND, SealShape.OVAL, SealShape.SQUARE, SealShape.OTHER)
_LONG_SIDE = 1088
"""Pixels to which a page is brought: a 40 mm seal on A4 is then 147 wide."""
_COARSE = 256
_LARGE = 0.3
"""Of the page's longer side: a seal that is larger is looked for on the coarse picture."""
_SURE_LARGE = 0.6
_SMALLEST = 0.03
"""Of the page's longer side, 9 mm on A4: the smallest seals are 18 mm, and a sheet may fill half of the picture."""
_SLICE = 0.6
"""What a slice at the edge scores: it is told by its place and its ink alone."""
_APART = 0.2
"""A slice that overlaps so much with a seal belongs to it."""
_SAME = 0.45
"""Two boxes that overlap so much are one seal."""
_MULTIPLE = 64
"""The network halves a picture six times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Detection:
    """One seal as the detector sees it.

    Attributes:
        box: left, top, right, bottom, pixels of the picture that was handed in.
        score: 0..1.
        shape_score: 0..1, how sure it is of the shape.
    """

    box: tuple[float, float, float, float]
    score: float
    shape: SealShape
    shape_score: float


def detect(pixels: NDArray[np.uint8], *, at_least: float = 0.5) -> tuple[Detection, ...]:
    """The seals on a page, surest first.

    The page is looked at twice: whole seals of the usual size are found at one scale, seals that fill the picture (a
    crop, a sample) at a coarser one. Slices of a 骑缝章 are told by their ink (`edge.find_slices`).

    Args:
        pixels: height x width x 3, BGR.
        at_least: the lowest score that is returned.
    """
    least = _SMALLEST * max(pixels.shape[:2])
    found = [one for one in _detect_at(pixels, _LONG_SIDE, at_least) if _length(one.box) >= least]
    fills = _LARGE * max(pixels.shape[:2])
    for large in _detect_at(pixels, _COARSE, max(at_least, _SURE_LARGE)):
        if _length(large.box) > fills and not any(_holds(large.box, other.box) for other in found):
            found.append(large)
    if at_least <= _SLICE:
        found += [
            Detection(box=box, score=_SLICE, shape=SealShape.ROUND, shape_score=1.0)
            for box in find_slices(pixels)
            if not any(_meet(box, one.box) for one in found)
        ]
    return tuple(sorted(found, key=lambda one: -one.score))


def _length(box: tuple[float, float, float, float]) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return overlap(one, other) > _APART or _holds(other, one) or _holds(one, other)


def _detect_at(pixels: NDArray[np.uint8], long_side: int, at_least: float) -> tuple[Detection, ...]:
    height, width = pixels.shape[:2]
    scale = long_side / max(height, width)
    size = tuple(max(_MULTIPLE, round(side * scale / _MULTIPLE) * _MULTIPLE) for side in (width, height))
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = cv2.resize(pixels, (size[0], size[1]), interpolation=method)
    (answer,) = _network().ask([small.transpose(2, 0, 1)[None].astype(np.float32)], np.copy)
    return decode(answer[0], (width / size[0], height / size[1]), (width, height), at_least)


def _holds(outer: tuple[float, float, float, float], inner: tuple[float, float, float, float]) -> bool:
    x, y = (inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2
    return outer[0] < x < outer[2] and outer[1] < y < outer[3]


def decode(
    answer: NDArray[np.float32], scale: tuple[float, float], size: tuple[int, int], at_least: float
) -> tuple[Detection, ...]:
    """The peaks of the network's answer as boxes.

    Args:
        answer: 9 x rows x columns: heat, four shapes (logits), logarithms of left, top, right, bottom in cells.
        scale: pixels of the page by pixels of the network's picture, across and down.
        size: width and height of the page; boxes end there.
        at_least: the lowest score that is returned.
    """
    heat = 1 / (1 + np.exp(-answer[0]))
    peak = (heat == cv2.dilate(heat, np.ones((3, 3), np.uint8))) & (heat >= at_least)
    found: list[Detection] = []
    rows, columns = np.nonzero(peak)
    for row, column in sorted(zip(rows.tolist(), columns.tolist(), strict=True), key=lambda at: -heat[at]):
        left, top, right, bottom = np.exp(np.clip(answer[5:, row, column], -4, 5))
        raw = (column + 0.5 - left, row + 0.5 - top, column + 0.5 + right, row + 0.5 + bottom)
        x0, x1 = (float(np.clip(raw[i] * _STRIDE * scale[0], 0, size[0])) for i in (0, 2))
        y0, y1 = (float(np.clip(raw[i] * _STRIDE * scale[1], 0, size[1])) for i in (1, 3))
        if any(overlap((x0, y0, x1, y1), other.box) > _SAME for other in found):
            continue
        odds = np.exp(answer[1:5, row, column] - answer[1:5, row, column].max())
        best = int(odds.argmax())
        found.append(
            Detection(
                box=(x0, y0, x1, y1),
                score=float(heat[row, column]),
                shape=_SHAPES[best],
                shape_score=float(odds[best] / odds.sum()),
            )
        )
    return tuple(found)


def overlap(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> float:
    """Intersection over union."""
    wide, tall = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if wide <= 0 or tall <= 0:
        return 0.0
    both = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - wide * tall
    return wide * tall / both


@lru_cache(maxsize=1)
def _network() -> Network:
    return Network(Path(str(files("extractors.seals").joinpath("models", "seal_detector.onnx"))), side_by_side=False)
