"""A sheet becomes a picture in a file: laid on a scanner, or photographed on a desk."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.geometry import Box
from sample_docs.draw.paper import clouds, desk, grained, noisy, specked
from sample_docs.draw.sheet import Pixels, PressedSeal, Sheet

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Captured:
    """A page as a person sees it in the file.

    Attributes:
        pixels: height x width x 3, BGR, uint8.
        dpi: what a scanner would write into the header; None for a photograph.
        seals: each with its place, in fractions of the picture.
        rotation: degrees clockwise by which the content is turned.
    """

    pixels: Pixels
    dpi: int | None
    seals: tuple[tuple[Box, PressedSeal], ...]
    rotation: int = 0


def scan(
    sheet: Sheet, rng: Random, *, dpi: int, grey: bool = False, skew: float | None = None, rough: float = 1.0
) -> Captured:
    """A flatbed or feeder scan: slightly turned, a little soft, with the scanner's own idea of white."""
    noise = np.random.default_rng(rng.getrandbits(63))
    page = grained(sheet.pixels, noise, rng.uniform(0.8, 2.2))
    scale = dpi / sheet.dpi
    height, width = round(page.shape[0] * scale), round(page.shape[1] * scale)
    angle = rng.gauss(0, 0.55) if skew is None else skew
    matrix = np.vstack([cv2.getRotationMatrix2D((page.shape[1] / 2, page.shape[0] / 2), angle, scale), [0, 0, 1]])
    matrix[0, 2] += (width - page.shape[1]) / 2 + rng.uniform(-0.006, 0.006) * width
    matrix[1, 2] += (height - page.shape[0]) / 2 + rng.uniform(-0.006, 0.006) * height
    lid = rng.choice(((255, 255, 255), (243, 243, 243), (226, 228, 228)))
    if scale < 1:
        page = cv2.GaussianBlur(page, (0, 0), 0.35 / scale)
    turned = cv2.warpPerspective(page, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=lid)
    turned = cv2.GaussianBlur(turned, (0, 0), rng.uniform(0.4, 0.7))
    white = np.array([rng.uniform(0.965, 1.01) for _ in range(3)], np.float32)
    toned = turned.astype(np.float32) * white + rng.uniform(0, 8) * (1 - turned.astype(np.float32) / 255)
    picture = noisy(np.clip(toned, 0, 255).astype(np.uint8), noise, rng.uniform(1.0, 2.6) * rough)
    if rng.random() < 0.5:
        picture = np.clip(picture * np.float32(rng.uniform(1.02, 1.06)), 0, 255).astype(np.uint8)
    picture = specked(picture, noise, rng.randrange(0, 14), 90)
    if grey:
        picture = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    return Captured(pixels=picture, dpi=dpi, seals=_carried(sheet, matrix, picture))


def photograph(sheet: Sheet, rng: Random, *, long_side: int = 2200, rough: float = 1.0, lean: float = 1.0) -> Captured:
    """A phone's picture of the sheet on a desk: perspective (`lean` times the usual), a shadow, uneven light."""
    noise = np.random.default_rng(rng.getrandbits(63))
    upright = sheet.height >= sheet.width
    height, width = (long_side, round(long_side * 0.75)) if upright else (round(long_side * 0.75), long_side)
    page = grained(sheet.pixels, noise, 2.0)
    fit = min(width / page.shape[1], height / page.shape[0]) * rng.uniform(0.87, 0.93) * (1 - 0.05 * (lean - 1))
    half = (page.shape[1] * fit / 2, page.shape[0] * fit / 2)
    tilt = np.radians(rng.gauss(0, 1.6))
    corners = []
    for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
        px, py = x * half[0] * (1 + y * rng.uniform(0.0, 0.035) * lean), y * half[1]
        turned = (px * np.cos(tilt) - py * np.sin(tilt), px * np.sin(tilt) + py * np.cos(tilt))
        jitter = (rng.uniform(-0.012, 0.012) * lean * width, rng.uniform(-0.012, 0.012) * lean * height)
        corners.append((width / 2 + turned[0] + jitter[0], height / 2 + turned[1] + jitter[1]))
    edge = ((0, 0), (page.shape[1], 0), (page.shape[1], page.shape[0]), (0, page.shape[0]))
    matrix = cv2.getPerspectiveTransform(np.array(edge, np.float32), np.array(corners, np.float32)).astype(np.float64)
    picture = _laid_on_desk(page, matrix, (height, width), noise)
    lit = picture.astype(np.float32) * _light((height, width), rng, noise)[..., None]
    lit *= np.array([0.93, 0.985, 1.0], np.float32)
    soft = cv2.GaussianBlur(np.clip(lit, 0, 255).astype(np.uint8), (0, 0), rng.uniform(0.6, 1.0))
    picture = noisy(soft, noise, rng.uniform(1.5, 3.0) * rough)
    return Captured(pixels=picture, dpi=None, seals=_carried(sheet, matrix, picture))


def turned_by(captured: Captured, degrees: int) -> Captured:
    """The same picture with its content turned clockwise by 90, 180 or 270 degrees."""
    pixels, seals = captured.pixels, captured.seals
    for _ in range(degrees // 90):
        pixels = np.ascontiguousarray(np.rot90(pixels, -1))
        seals = tuple((Box.clipped(1 - box.bottom, box.left, 1 - box.top, box.right), seal) for box, seal in seals)
    return Captured(pixels=pixels, dpi=captured.dpi, seals=seals, rotation=(captured.rotation + degrees) % 360)


def _laid_on_desk(page: Pixels, matrix: Matrix, shape: tuple[int, int], noise: np.random.Generator) -> Pixels:
    height, width = shape
    table = desk(shape, noise)
    flat = np.full(page.shape[:2], 255, np.uint8)
    mask = cv2.warpPerspective(flat, matrix, (width, height), flags=cv2.INTER_AREA)
    cast = cv2.GaussianBlur(np.roll(mask, (14, 10), (0, 1)), (0, 0), 12).astype(np.float32) / 255
    table = (table * (1 - 0.55 * cast[..., None])).astype(np.uint8)
    scale = float(np.sqrt(abs(np.linalg.det(matrix[:2, :2]))))
    fine = cv2.GaussianBlur(page, (0, 0), 0.4 / scale) if scale < 0.95 else page
    laid = cv2.warpPerspective(fine, matrix, (width, height), flags=cv2.INTER_CUBIC)
    cover = (mask.astype(np.float32) / 255)[..., None]
    mixed: Pixels = np.clip(laid * cover + table * (1 - cover), 0, 255).astype(np.uint8)
    return mixed


def _light(shape: tuple[int, int], rng: Random, noise: np.random.Generator) -> NDArray[np.float32]:
    """How much light falls where: a lamp to one side, and often the shadow of an arm."""
    height, width = shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    lamp = (rng.uniform(-0.2, 1.2) * width, rng.uniform(-0.2, 0.8) * height)
    far = np.hypot(x - lamp[0], y - lamp[1]) / np.hypot(width, height)
    light = 0.99 - 0.24 * far + clouds(shape, max(shape) / 2, noise) * 0.01
    if rng.random() < 0.7:
        side = rng.choice((-1, 1))
        edge = (x - width * (0.5 + side * rng.uniform(0.15, 0.4))) * side + (y - height / 2) * rng.uniform(-0.6, 0.6)
        shadow = 1 / (1 + np.exp(np.minimum(-edge / (width * rng.uniform(0.01, 0.04)), 80)))
        light *= 1 - rng.uniform(0.12, 0.28) * shadow
    return np.asarray(light, np.float32)


def _carried(sheet: Sheet, matrix: Matrix, picture: Pixels) -> tuple[tuple[Box, PressedSeal], ...]:
    height, width = picture.shape[:2]
    places = []
    for seal in sheet.seals:
        left, top, right, bottom = seal.box
        turns = np.linspace(0, 2 * np.pi, 48)
        if seal.shape in ("round", "oval"):
            x = (left + right) / 2 + (right - left) / 2 * np.cos(turns)
            y = (top + bottom) / 2 + (bottom - top) / 2 * np.sin(turns)
        else:
            x, y = np.array([left, right, right, left]), np.array([top, top, bottom, bottom])
        points = np.stack([x, y], axis=1)[None]
        moved = cv2.perspectiveTransform(points, matrix)[0]
        box = Box.clipped(
            moved[:, 0].min() / width, moved[:, 1].min() / height, moved[:, 0].max() / width, moved[:, 1].max() / height
        )
        places.append((box, seal))
    return tuple(places)
