"""Round marks that are no seals: badges with words round them, globes, line figures, medals, places for a seal."""

from __future__ import annotations

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_docs.draw.seal_glyphs import fit_line, lay_along_arc
from training.seal_detector import chance
from training.seal_detector.ornaments import lay

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Plate = NDArray[np.uint8]

_SIDE = 260
_HALF = _SIDE // 2


def badge(page: Pixels, rng: Rng) -> None:
    """A body's or a certifier's mark: filled or thick-rimmed, words or a figure within, in one or two colours."""
    size = int(np.clip(np.exp(rng.normal(np.log(75), 0.5)), 22, 280))
    at = (
        int(rng.uniform(-0.4 * size, page.shape[1] - 0.4 * size)),
        int(rng.uniform(-0.4 * size, page.shape[0] - 0.4 * size)),
    )
    flat = 1.0 if rng.random() < 0.6 else rng.uniform(0.5, 0.85)
    wide = (size, max(12, int(size * flat)))
    kind = rng.random()
    ink = (
        chance.any_colour(rng)
        if kind < 0.6
        else chance.red(rng)[::-1]
        if kind < 0.82
        else (int(rng.integers(20, 150)),) * 3
    )
    disc, figure = np.zeros((_SIDE, _SIDE), np.uint8), np.zeros((_SIDE, _SIDE), np.uint8)
    filled = rng.random() < 0.5
    if filled:
        _round(disc, 0.97, -1, rng)
        second: tuple[int, ...] = chance.paper(rng) if rng.random() < 0.8 else chance.any_colour(rng)
        if rng.random() < 0.7:
            _round(figure, rng.uniform(0.8, 0.93), int(rng.integers(2, 8)), rng)
    else:
        _round(disc, 0.95, int(rng.integers(14, 60)) if rng.random() < 0.6 else int(rng.integers(3, 14)), rng)
        second = ink if rng.random() < 0.6 else chance.any_colour(rng)
    if filled and rng.random() < 0.6:
        path, index = chance.face(rng)
        text = chance.words(rng, int(rng.integers(6, 26))) if rng.random() < 0.6 else chance.latin(rng, 18)
        reach = _HALF * rng.uniform(0.72, 0.84)
        lay_along_arc(figure, text, (reach, reach), rng.uniform(140, 320), (22, 30), (path, index, 2))
        _round(figure, rng.uniform(0.5, 0.62), int(rng.integers(2, 6)), rng)
    _FIGURES[int(rng.integers(len(_FIGURES)))](figure, rng)
    strength = rng.uniform(0.35, 1.0) if rng.random() < 0.4 else 1.0
    for plate, colour in ((disc, ink), (figure, second)):
        lay(page, at, cv2.resize(plate, wide, interpolation=cv2.INTER_AREA), colour, strength)


def seal_place(page: Pixels, rng: Rng) -> None:
    """A printed circle that says where to press the seal, or a number in a ring: straight words, none round them."""
    size = int(rng.integers(16, 130))
    at = int(rng.uniform(0, page.shape[1] - size)), int(rng.uniform(0, page.shape[0] - size))
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    gaps = int(rng.choice([0, 0, 6, 12]))
    for start in range(0, 360, 2 * gaps or 360):
        thick = int(rng.integers(2, 9))
        cv2.ellipse(plate, (_HALF, _HALF), (_HALF - 8,) * 2, 0, start, start + (gaps or 360), 255, thick, cv2.LINE_AA)
    _words(plate, rng)
    ink = (int(rng.integers(20, 170)),) * 3 if rng.random() < 0.75 else chance.red(rng)[::-1]
    lay(page, at, cv2.resize(plate, (size, size), interpolation=cv2.INTER_AREA), ink, rng.uniform(0.4, 1))


def medal(page: Pixels, rng: Rng) -> None:
    """A scalloped golden or dark disc, or a star alone: plaques and certificates bear them."""
    size = int(rng.integers(20, 140))
    at = int(rng.uniform(0, page.shape[1] - size)), int(rng.uniform(0, page.shape[0] - size))
    plate = np.zeros((_SIDE, _SIDE), np.uint8)
    turns = np.linspace(0, 2 * np.pi, 240)
    reach = (_HALF - 8) * (1 + 0.05 * np.sin(turns * int(rng.integers(5, 40))))
    points = np.stack([_HALF + reach * np.cos(turns), _HALF + reach * np.sin(turns)], axis=1)
    if rng.random() < 0.4:
        points = np.array([points[i] if i % 2 else (points[i] + _HALF * 1.6) / 2.6 for i in range(0, 240, 24)])
    cv2.fillPoly(plate, [points.astype(np.int32)], 255, cv2.LINE_AA)
    colour = (40, 160, 210) if rng.random() < 0.5 else chance.any_colour(rng)
    lay(page, at, cv2.resize(plate, (size, size), interpolation=cv2.INTER_AREA), colour, rng.uniform(0.5, 1))


def _round(plate: Plate, reach: float, thick: int, rng: Rng) -> None:
    """A circle, now and then a cogwheel or a ring with a gap."""
    radius = int(_HALF * reach) - max(thick, 0) // 2
    kind = rng.random()
    if kind < 0.12:
        turns = np.linspace(0, 2 * np.pi, 240)
        teeth = radius * (1 - 0.07 * (np.sin(turns * int(rng.integers(8, 30))) > 0))
        points = np.stack([_HALF + teeth * np.cos(turns), _HALF + teeth * np.sin(turns)], axis=1).astype(np.int32)
        if thick < 0:
            cv2.fillPoly(plate, [points], 255, cv2.LINE_AA)
        else:
            cv2.polylines(plate, [points], isClosed=True, color=255, thickness=thick, lineType=cv2.LINE_AA)
        return
    start = rng.uniform(0, 360)
    sweep = 360 if kind < 0.85 or thick < 0 else rng.uniform(200, 330)
    cv2.ellipse(plate, (_HALF, _HALF), (radius, radius), start, 0, sweep, 255, thick, cv2.LINE_AA)


def _words(plate: Plate, rng: Rng) -> None:
    path, index = chance.face(rng)
    lines = int(rng.integers(1, 4))
    tall = _SIDE * rng.uniform(0.14, 0.5) / lines**0.5
    for number in range(lines):
        text = chance.words(rng, int(rng.integers(1, 6)))
        row = _HALF + (number - (lines - 1) / 2) * tall * 1.2
        fit_line(plate, text, (_HALF, row), (min(0.8 * _SIDE, tall * len(text)), tall), (path, index, 3))


def _globe(plate: Plate, rng: Rng) -> None:
    radius, thick = int(_HALF * rng.uniform(0.45, 0.9)), int(rng.integers(2, 7))
    cv2.circle(plate, (_HALF, _HALF), radius, 255, thick, cv2.LINE_AA)
    for share in (0.35, 0.7):
        cv2.ellipse(plate, (_HALF, _HALF), (int(radius * share), radius), 0, 0, 360, 255, thick, cv2.LINE_AA)
    for share in (-0.5, 0.0, 0.5):
        half = int(radius * np.sqrt(1 - share**2))
        row = int(_HALF + share * radius)
        cv2.line(plate, (_HALF - half, row), (_HALF + half, row), 255, thick, cv2.LINE_AA)


def _blob(plate: Plate, rng: Rng) -> None:
    """A smooth figure: a bird, a flame, a leaf, nobody's in particular."""
    for _ in range(int(rng.integers(1, 4))):
        knots = np.concatenate([rng.uniform(0.05, 0.75, (int(rng.integers(4, 9)),))] * 2)
        reach = cv2.resize(knots[None].astype(np.float32), (240, 1), interpolation=cv2.INTER_CUBIC)[0, 60:180]
        turns = np.linspace(0, 2 * np.pi, 120)
        shift = rng.normal(0, 0.12 * _HALF, 2)
        points = np.stack(
            [_HALF + shift[0] + _HALF * reach * np.cos(turns), _HALF + shift[1] + _HALF * reach * np.sin(turns)], 1
        )
        cv2.fillPoly(plate, [points.astype(np.int32)], 255 if rng.random() < 0.8 else 0, cv2.LINE_AA)


def _strokes(plate: Plate, rng: Rng) -> None:
    """Thick straight strokes at right angles, as in a bank's or a designer's mark, or freely."""
    thick, count = int(rng.integers(6, 26)), int(rng.integers(3, 10))
    points = rng.uniform(0.2, 0.8, (count, 2)) * _SIDE
    if rng.random() < 0.7:
        for number in range(1, count):
            points[number, number % 2] = points[number - 1, number % 2]
    mirrored = np.stack([_SIDE - points[:, 0], points[:, 1]], axis=1)
    for line in (points, mirrored) if rng.random() < 0.6 else (points,):
        cv2.polylines(plate, [line.astype(np.int32)], isClosed=False, color=255, thickness=thick)


def _bars(plate: Plate, rng: Rng) -> None:
    for number in range(int(rng.integers(2, 7))):
        row = int(_SIDE * (0.2 + 0.1 * number))
        half = int(_HALF * rng.uniform(0.2, 0.7))
        cv2.rectangle(plate, (_HALF - half, row), (_HALF + half, row + int(rng.integers(6, 18))), 255, -1)


def _rings(plate: Plate, rng: Rng) -> None:
    for reach in np.sort(rng.uniform(0.1, 0.85, int(rng.integers(1, 5)))):
        cv2.circle(plate, (_HALF, _HALF), int(_HALF * reach), 255, int(rng.integers(2, 22)), cv2.LINE_AA)


_FIGURES: tuple[Callable[[Plate, Rng], None], ...] = (
    _words,
    _words,
    _globe,
    _blob,
    _blob,
    _strokes,
    _strokes,
    _bars,
    _rings,
)
