"""Square and rectangular seals: straightened by their frame, read by cells or by lines."""

from __future__ import annotations

import re

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.seals.ring import ReadLine, as_picture

_CELL = 64
_INK, _MOSTLY_INK = 0.35, 0.5
_QUARTER, _TILT = 90, 30
_TOO_SMALL = 8
_SQUARE = 1.35
"""A frame longer than this by its height is read in lines only."""


def read_block(density: NDArray[np.float32], read_line: ReadLine) -> tuple[str, float]:
    """The text of a seal without a ring, and a confidence of 0..1.

    Name seals are read in columns, right one first, as they are cut; stamps in lines. The surer reading counts.
    """
    flat = _straighten(density)
    height, width = flat.shape
    readings = [_lines(flat, read_line)]
    if width < _SQUARE * height and height < _SQUARE * width:
        field = flat if flat.mean() < _MOSTLY_INK else 1 - flat  # 白文: characters cut out of the ink
        inside = cv2.resize(field, (2 * _CELL, 2 * _CELL), interpolation=cv2.INTER_AREA)
        cells = [inside[row : row + _CELL, column : column + _CELL] for column in (_CELL, 0) for row in (0, _CELL)]
        text, confidence = read_line(as_picture(np.hstack([np.pad(cell, ((0, 0), (3, 3))) for cell in cells])))
        text = re.sub(r"\s+", "", text)
        if sorted(text) == sorted(readings[0][0]):  # the same characters: columns are how seals are cut
            return text, max(confidence, readings[0][1])
        readings.append((text, confidence))
    return max(readings, key=lambda reading: reading[1] * min(len(reading[0]), 4))


def _straighten(density: NDArray[np.float32]) -> NDArray[np.float32]:
    """What lies inside the frame, upright."""
    mask = cv2.morphologyEx((density > _INK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask)
    if count == 1:
        return density
    frame = max(range(1, count), key=lambda blob: stats[blob, cv2.CC_STAT_WIDTH] * stats[blob, cv2.CC_STAT_HEIGHT])
    points = np.argwhere(labels == frame)[:, ::-1].astype(np.int32)
    (x, y), (wide, tall), angle = cv2.minAreaRect(points)
    if abs(angle) > _QUARTER / 2:
        angle, wide, tall = angle - np.sign(angle) * _QUARTER, tall, wide
    if min(wide, tall) < 0.3 * min(density.shape) or abs(angle) > _TILT:
        return density
    matrix = cv2.getRotationMatrix2D((x, y), angle, 1.0)
    turned = cv2.warpAffine(density, matrix, density.shape[::-1])
    trim = 0.06 * min(wide, tall)
    left, right = round(x - wide / 2 + trim), round(x + wide / 2 - trim)
    top, bottom = round(y - tall / 2 + trim), round(y + tall / 2 - trim)
    inside = turned[max(top, 0) : bottom, max(left, 0) : right]
    return inside if min(inside.shape) >= _TOO_SMALL else density


def _lines(flat: NDArray[np.float32], read_line: ReadLine) -> tuple[str, float]:
    profile = (flat > _INK).mean(axis=1)
    inked = profile > max(0.04, 0.25 * float(profile.max()))
    edges = np.flatnonzero(np.diff(np.concatenate([[False], inked, [False]]).astype(int)))
    runs = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if b - a >= 0.12 * flat.shape[0]][:4]
    texts, scores = [], []
    for top, bottom in runs:
        pad = max(2, (bottom - top) // 6)
        text, confidence = read_line(as_picture(flat[max(top - pad, 0) : bottom + pad]))
        if text:
            texts.append(re.sub(r"\s+", "", text))
            scores.append(confidence)
    return "".join(texts), float(np.mean(scores)) if scores else 0.0
