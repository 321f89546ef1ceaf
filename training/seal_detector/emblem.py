"""The national emblem as licences bear it: no seal, though it is red, round, and has a star in it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from training.seal_detector import chance

Pixels = NDArray[np.uint8]
Rng = np.random.Generator
Colour = tuple[int, int, int]

_SIDE = 320
_MIDDLE = _SIDE // 2
_REACH = 138
"""Pixels of the plate's half, of the wreath's half axis."""


def emblem(page: Pixels, rng: Rng) -> None:
    """Draw it, most often in the middle of the page's head, in two colours, in one, or faint."""
    height, width = page.shape[:2]
    size = int(np.clip(np.exp(rng.normal(np.log(105), 0.42)), 26, 300))
    if rng.random() < 0.6:
        x, y = width / 2 + rng.normal(0, 0.1 * width), rng.uniform(0.02, 0.3) * height
    else:
        x, y = rng.uniform(0, width), rng.uniform(0, height)
    ground = page[int(np.clip(y, 0, height - 1)), int(np.clip(x, 0, width - 1))]
    plate = emblem_plate((int(ground[0]), int(ground[1]), int(ground[2])), rng)
    turn = rng.normal(0, 3) if rng.random() < 0.9 else rng.choice([90, 180, 270])
    matrix = cv2.getRotationMatrix2D((_MIDDLE, _MIDDLE), float(turn), size / _SIDE)
    matrix[:, 2] += size / 2 - _MIDDLE
    small = cv2.GaussianBlur(plate, (0, 0), max(0.3, 0.35 * _SIDE / size))
    laid = cv2.warpAffine(small, matrix, (size, size), flags=cv2.INTER_LINEAR)
    x0, y0 = int(x - size / 2), int(y - size / 2)
    left, top, right, bottom = max(x0, 0), max(y0, 0), min(x0 + size, width), min(y0 + size, height)
    if left >= right or top >= bottom:
        return
    part = laid[top - y0 : bottom - y0, left - x0 : right - x0]
    cover = part[..., 3:] / 255 * (rng.uniform(0.2, 0.8) if rng.random() < 0.2 else rng.uniform(0.85, 1.0))
    page[top:bottom, left:right] = (page[top:bottom, left:right] * (1 - cover) + part[..., :3] * cover).astype(np.uint8)


def emblem_plate(ground: Colour, rng: Rng) -> NDArray[np.uint8]:
    """The emblem by itself, 320 x 320 x 4, BGRA, in inks that fit a ground."""
    return _plate(*_inks(ground, rng), rng)


def _inks(paper: Colour, rng: Rng) -> tuple[Colour, Colour, Colour, Colour]:
    """BGR of the field, of what stands in it, of the wreath's ground and of its ears."""
    red = chance.red(rng)[::-1]
    kind = rng.random()
    if kind < 0.45:  # one ink on paper
        return red, paper, paper, red
    if kind < 0.75:  # red and gold
        gold = (int(rng.integers(20, 120)), int(rng.integers(140, 215)), int(rng.integers(190, 255)))
        brown = (int(gold[0] * 0.5), int(gold[1] * 0.6), int(gold[2] * 0.75))
        return red, gold, gold, (red if rng.random() < 0.4 else brown)
    if kind < 0.95:  # a copy without colour
        level, light = int(rng.integers(15, 130)), int(rng.integers(170, 250))
        return (level,) * 3, (light,) * 3, (light,) * 3, (level,) * 3
    ink = chance.any_colour(rng)
    return ink, paper, paper, ink


def _plate(field: Colour, inside: Colour, ground: Colour, ear: Colour, rng: Rng) -> NDArray[np.uint8]:
    """320 x 320 x 4, BGRA."""
    plate = np.zeros((_SIDE, _SIDE, 4), np.uint8)

    def ink(colour: Colour) -> tuple[int, ...]:
        return (*colour, 255)

    wide = rng.uniform(0.92, 1.0)
    cv2.ellipse(plate, _spot(0, 0), (round(_REACH * wide), _REACH), 0, 0, 360, ink(ground), -1, cv2.LINE_AA)
    step = rng.uniform(5, 9)
    for row, reach in enumerate(np.linspace(0.74, 0.95, int(rng.integers(3, 5)))):
        for turn in np.arange(-158 + row * step / 2, 159, step):
            angle = np.radians(turn)
            grain = (max(2, round(0.062 * _REACH)), max(1, round(0.028 * _REACH)))
            lean = turn + np.sign(turn) * (-90 + (28 if row % 2 else -28))
            where = _spot(wide * reach * np.sin(angle), -reach * np.cos(angle))
            cv2.ellipse(plate, where, grain, lean, 0, 360, ink(ear), -1 if rng.random() < 0.85 else 1, cv2.LINE_AA)
    cv2.circle(plate, _spot(0, 0), round(0.69 * _REACH), ink(inside), -1, cv2.LINE_AA)
    cv2.circle(plate, _spot(0, 0), round(rng.uniform(0.64, 0.68) * _REACH), ink(field), -1, cv2.LINE_AA)
    _star(plate, _spot(0, -0.37), rng.uniform(0.14, 0.18) * _REACH, ink(inside))
    for u, v in ((-0.34, -0.24), (-0.15, -0.1), (0.15, -0.1), (0.34, -0.24)):
        _star(plate, _spot(u, v), 0.065 * _REACH, ink(inside))
    _gate(plate, ink(inside), ink(field))
    _drapes(plate, ink(field if rng.random() < 0.8 else ear), ink(inside))
    cog = _spot(0, 0.78)
    for turn in np.arange(0, 360, 30):
        tip = (cog[0] + 0.21 * _REACH * np.cos(np.radians(turn)), cog[1] + 0.21 * _REACH * np.sin(np.radians(turn)))
        cv2.line(plate, cog, (round(tip[0]), round(tip[1])), ink(inside), 7, cv2.LINE_AA)
    cv2.circle(plate, cog, round(0.17 * _REACH), ink(inside), -1, cv2.LINE_AA)
    cv2.circle(plate, cog, round(0.1 * _REACH), ink(field), -1 if rng.random() < 0.5 else 3, cv2.LINE_AA)
    return plate


def _gate(plate: Pixels, light: tuple[int, ...], dark: tuple[int, ...]) -> None:
    def block(u: float, top: float, bottom: float, ink: tuple[int, ...]) -> None:
        cv2.rectangle(plate, _spot(-u, top), _spot(u, bottom), ink, -1)

    for top, low, high in ((0.08, 0.13, 0.22), (0.19, 0.2, 0.3)):
        roof = np.array(
            [_spot(-low, top), _spot(low, top), _spot(high, top + 0.07), _spot(-high, top + 0.07)], np.int32
        )
        cv2.fillPoly(plate, [roof], light, cv2.LINE_AA)
    block(0.24, 0.28, 0.34, light)
    for pillar in np.linspace(-0.2, 0.2, 6):
        cv2.line(plate, _spot(pillar, 0.28), _spot(pillar, 0.34), dark, 2)
    block(0.42, 0.36, 0.47, light)
    for arch in (-0.24, -0.12, 0.0, 0.12, 0.24):
        cv2.rectangle(plate, _spot(arch - 0.025, 0.41), _spot(arch + 0.025, 0.47), dark, -1)
    block(0.5, 0.49, 0.53, light)


def _spot(u: float, v: float) -> tuple[int, int]:
    return round(_MIDDLE + u * _REACH), round(_MIDDLE + v * _REACH)


def _drapes(plate: Pixels, cloth: tuple[int, ...], fold: tuple[int, ...]) -> None:
    for side in (-1, 1):
        sash = [(0.12, 0.68), (0.5, 0.6), (0.72, 0.42), (0.84, 0.55), (0.62, 0.8), (0.2, 0.88)]
        tail = [(0.52, 0.72), (0.86, 0.52), (0.92, 0.7), (0.8, 0.84), (0.84, 1.0), (0.58, 1.04), (0.46, 0.9)]
        for shape in (sash, tail):
            points = np.array([_spot(side * u, v) for u, v in shape], np.int32)
            cv2.fillPoly(plate, [points], cloth, cv2.LINE_AA)
            cv2.polylines(plate, [points], isClosed=True, color=fold, thickness=2, lineType=cv2.LINE_AA)
        for start, end in (((0.6, 0.76), (0.66, 1.0)), ((0.7, 0.7), (0.76, 0.98)), ((0.3, 0.68), (0.56, 0.66))):
            cv2.line(plate, _spot(side * start[0], start[1]), _spot(side * end[0], end[1]), fold, 2, cv2.LINE_AA)


def _star(plate: Pixels, centre: tuple[int, int], radius: float, ink: tuple[int, ...]) -> None:
    turns = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
    points = np.stack([centre[0] + reach * np.cos(turns), centre[1] + reach * np.sin(turns)], axis=1)
    cv2.fillPoly(plate, [np.round(points).astype(np.int32)], ink, cv2.LINE_AA)
