"""What certificates are framed with: rosettes, scrolls and meanders in the corners, bands of guilloche, sunbursts."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from training.seal_detector import chance

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Cover = NDArray[np.uint8]

_SIDE = 240


def corners(page: Pixels, rng: Rng) -> None:
    """One ornament in two or four corners, mirrored, with or without bands between them."""
    height, width = page.shape[:2]
    size = int(np.clip(np.exp(rng.normal(np.log(85), 0.4)), 24, 240))
    margin = int(rng.integers(0, 50))
    ink = _ink(rng)
    strength = rng.uniform(0.25, 1.0)
    plate = _CORNERS[int(rng.integers(len(_CORNERS)))](rng)
    small = cv2.resize(plate, (size, size), interpolation=cv2.INTER_AREA)
    if rng.random() < 0.6:
        _bands(page, margin, round(size * rng.uniform(0.15, 0.8)), ink, strength * rng.uniform(0.3, 1), rng)
    for across in (False, True):
        for down in (False, True):
            if rng.random() < 0.15:
                continue
            part = small[:: -1 if down else 1, :: -1 if across else 1]
            x = width - margin - size if across else margin
            y = height - margin - size if down else margin
            lay(page, (x, y), part, ink, strength)


def rosette(page: Pixels, rng: Rng) -> None:
    """A round or wheel-shaped pattern of fine lines anywhere on the page."""
    size = int(np.clip(np.exp(rng.normal(np.log(95), 0.5)), 24, 300))
    at = int(rng.uniform(-0.4 * size, page.shape[1])), int(rng.uniform(-0.4 * size, page.shape[0]))
    plate = _curves(rng) if rng.random() < 0.7 else _sunburst(rng)
    wide = int(size * rng.uniform(0.6, 1.8))
    small = cv2.resize(plate, (wide, size), interpolation=cv2.INTER_AREA)
    lay(page, at, small, _ink(rng), rng.uniform(0.2, 1.0))


def lay(page: Pixels, at: tuple[int, int], plate: Cover, ink: tuple[int, ...], strength: float) -> None:
    """Lay ink (BGR) on a page where a plate (0..255) says, its top left corner at a place; changes the page."""
    height, width = page.shape[:2]
    tall, wide = plate.shape
    left, top, right, bottom = max(at[0], 0), max(at[1], 0), min(at[0] + wide, width), min(at[1] + tall, height)
    if left >= right or top >= bottom:
        return
    cover = plate[top - at[1] : bottom - at[1], left - at[0] : right - at[0], None] * np.float32(strength / 255)
    page[top:bottom, left:right] = (page[top:bottom, left:right] * (1 - cover) + np.array(ink) * cover).astype(np.uint8)


def _ink(rng: Rng) -> tuple[int, ...]:
    kind = rng.random()
    if kind < 0.45:
        return chance.red(rng)[::-1]
    if kind < 0.75:  # gold to brown
        return int(rng.integers(30, 130)), int(rng.integers(90, 180)), int(rng.integers(130, 220))
    return chance.any_colour(rng)


def _curves(rng: Rng) -> Cover:
    """A rosette: rosy curves, one within another."""
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    turns = np.linspace(0, 2 * np.pi, 420)
    lobes, depth = int(rng.integers(3, 17)), rng.uniform(0.05, 0.5)
    thick = 1 if rng.random() < 0.7 else 2
    for number, reach in enumerate(np.linspace(rng.uniform(0.05, 0.4), 0.97, int(rng.integers(6, 24)))):
        radius = (
            _SIDE / 2 * reach * (1 - depth + depth * np.abs(np.cos(lobes * turns / 2 + number * rng.choice([0, 0.2]))))
        )
        points = np.stack([_SIDE / 2 + radius * np.cos(turns), _SIDE / 2 + radius * np.sin(turns)], axis=1)
        cv2.polylines(plate, [points.astype(np.int32)], isClosed=True, color=255, thickness=thick, lineType=cv2.LINE_AA)
    if rng.random() < 0.4:
        cv2.circle(plate, (_SIDE // 2, _SIDE // 2), int(_SIDE * rng.uniform(0.08, 0.25)), 255, -1, cv2.LINE_AA)
    return plate


def _sunburst(rng: Rng) -> Cover:
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    middle, low = _SIDE // 2, rng.uniform(0.1, 0.7)
    for turn in np.linspace(0, 2 * np.pi, int(rng.integers(24, 110)), endpoint=False):
        way = np.array([np.cos(turn), np.sin(turn)]) * middle
        start, end = middle + low * way, middle + rng.uniform(0.9, 1.0) * way
        cv2.line(
            plate, tuple(start.astype(int).tolist()), tuple(end.astype(int).tolist()), 255, int(rng.integers(1, 4))
        )
    if rng.random() < 0.5:
        cv2.circle(plate, (middle, middle), int(middle * low), 255, int(rng.integers(1, 8)), cv2.LINE_AA)
    return plate


def _rosette_corner(rng: Rng) -> Cover:
    plate = _curves(rng)
    if rng.random() < 0.7:
        cv2.rectangle(plate, (2, 2), (_SIDE - 3, _SIDE - 3), 255, int(rng.integers(2, 9)))
    if rng.random() < 0.5:  # the side that looks at the page's middle is cut round
        cv2.circle(plate, (_SIDE, _SIDE), int(_SIDE * rng.uniform(0.25, 0.6)), 0, -1)
        if rng.random() < 0.6:
            cv2.circle(plate, (_SIDE, _SIDE), int(_SIDE * rng.uniform(0.25, 0.6)), 255, 4, cv2.LINE_AA)
    return plate


def _scroll_corner(rng: Rng) -> Cover:
    """Leaves and tendrils, mirrored along the diagonal."""
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    for _ in range(int(rng.integers(3, 8))):
        turns = np.linspace(0, rng.uniform(1.2, 3.2) * np.pi, 46)
        start = rng.uniform(0, 2 * np.pi)
        radius = _SIDE * rng.uniform(0.1, 0.42) * np.exp(-turns * rng.uniform(0.12, 0.4))
        middle = rng.uniform(0.1, 0.75, 2) * _SIDE
        x, y = middle[0] + radius * np.cos(start + turns), middle[1] + radius * np.sin(start + turns)
        thick = rng.uniform(3, 13)
        for number in range(len(turns) - 1):
            wide = max(1, round(thick * np.sin(np.pi * (number + 1) / len(turns))))
            ends = (int(x[number]), int(y[number])), (int(x[number + 1]), int(y[number + 1]))
            cv2.line(plate, *ends, 255, wide, cv2.LINE_AA)
    plate = np.maximum(plate, plate.T)
    if rng.random() < 0.6:
        cv2.line(plate, (4, 4), (_SIDE, 4), 255, 5)
        cv2.line(plate, (4, 4), (4, _SIDE), 255, 5)
    return plate


def _meander_corner(rng: Rng) -> Cover:
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    step = int(rng.integers(8, 26))
    thick = max(1, step // int(rng.integers(3, 6)))
    for number, low in enumerate(range(step, _SIDE // 2, step)):
        if rng.random() < 0.85:
            points = np.array([[low, _SIDE], [low, low], [_SIDE - (number * step) // 2, low]], np.int32)
            cv2.polylines(plate, [points], isClosed=False, color=255, thickness=thick)
    key = np.array([[0, 4], [0, 0], [4, 0], [4, 3], [2, 3], [2, 2], [3, 2]]) * step + step
    cv2.polylines(plate, [key.astype(np.int32)], isClosed=False, color=255, thickness=thick + 1)
    return np.maximum(plate, plate.T)


def _fan_corner(rng: Rng) -> Cover:
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    for reach in np.linspace(0.2, 1.0, int(rng.integers(3, 14))):
        cv2.circle(plate, (0, 0), int(reach * _SIDE), 255, int(rng.integers(1, 5)), cv2.LINE_AA)
    for turn in np.linspace(0, np.pi / 2, int(rng.integers(5, 26))):
        end = (int(_SIDE * np.cos(turn)), int(_SIDE * np.sin(turn)))
        cv2.line(plate, (0, 0), end, 255, int(rng.integers(1, 4)), cv2.LINE_AA)
    return plate


def _bands(page: Pixels, margin: int, thick: int, ink: tuple[int, ...], strength: float, rng: Rng) -> None:
    """A band of pattern along each side."""
    height, width = page.shape[:2]
    rows, columns = np.mgrid[0 : max(thick, 3), 0 : max(height, width)].astype(np.float32)
    period = rng.uniform(5, 40)
    wave = np.sin(columns * 2 * np.pi / period) * thick * rng.uniform(0.1, 0.5)
    lines = np.sin((rows + wave) * 2 * np.pi / rng.uniform(3, 12)) + rng.uniform(-0.6, 1.2)
    plate = (np.clip(lines, 0, 1) * 255).astype(np.uint8)
    lay(page, (0, margin), plate[:, :width], ink, strength)
    lay(page, (0, height - margin - thick), plate[:, :width], ink, strength)
    lay(page, (margin, 0), plate[:, :height].T.copy(), ink, strength)
    lay(page, (width - margin - thick, 0), plate[:, :height].T.copy(), ink, strength)


_CORNERS: tuple[Callable[[Rng], Cover], ...] = (
    _rosette_corner, _rosette_corner, _scroll_corner, _scroll_corner, _meander_corner, _fan_corner,
)  # fmt: skip
