"""How ink behaves: uneven, speckled, worn, smeared; and how it blends with what is printed under it."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
Coverage = NDArray[np.float32]
"""0..1, how much ink lies on each pixel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wear:
    """What keeps an imprint from being the plate.

    Attributes:
        uneven: 0..1, how much the ink's strength changes over the seal.
        speckle: 0..1, how much the paper's grain breaks the ink.
        missing: 0..1, how much of the seal did not touch the paper.
        faint: 0..1, how little ink there was.
        smear: pixels by which the seal slipped.
        blur: pixels (sigma) by which the ink ran.
    """

    uneven: float = 0.25
    speckle: float = 0.25
    missing: float = 0.0
    faint: float = 0.08
    smear: float = 0.0
    blur: float = 0.6


def wear_down(plate: Coverage, wear: Wear, rng: np.random.Generator) -> Coverage:
    """The coverage that a plate leaves on paper."""
    shape = plate.shape
    ink = plate
    if wear.smear >= 1:
        ink = _slip(ink, wear.smear, rng)
    if wear.blur > 0:
        ink = cv2.GaussianBlur(ink, (0, 0), wear.blur)
    strength = 1 - wear.uneven * _clouds(shape, max(shape) / 6, rng)
    grain = _clouds(shape, 1.1, rng)
    strength *= 1 - np.clip((grain - (1 - 0.9 * wear.speckle)) * 4, 0, 1) * min(1.0, 0.4 + wear.speckle)
    if wear.missing > 0:
        patches = _clouds(shape, max(shape) / 9, rng) + 0.25 * (_clouds(shape, 2.5, rng) - 0.5)
        strength *= np.clip((patches - wear.missing) * 7 + 0.5, 0, 1)
    return np.clip(ink * strength * (1 - wear.faint), 0, 1).astype(np.float32)


def press(
    page: Pixels, seal: Pixels, centre: tuple[float, float], angle: float, rng: np.random.Generator
) -> tuple[Pixels, tuple[int, int, int, int]]:
    """Press a seal on a page; print under it stays visible, as under real ink.

    Args:
        page: height x width x 3, BGR; not changed.
        seal: RGBA as `draw_seal` gives it, at the size it shall have on the page.
        centre: where its middle comes to lie, pixels; may be outside, so that only a part reaches the page.
        angle: degrees clockwise.
        rng: how hard it was pressed.

    Returns:
        The new page, and the box (left, top, right, bottom) in pixels of the part of the seal that lies on it; an empty
        box where nothing does.
    """
    page_height, page_width = page.shape[:2]
    alpha = seal[..., 3]
    tall, wide = alpha.shape
    reach = int(np.hypot(tall, wide) / 2) + 2
    side = 2 * reach + 1
    left, top = int(np.floor(centre[0])) - reach, int(np.floor(centre[1])) - reach
    matrix = cv2.getRotationMatrix2D((wide / 2, tall / 2), -angle, 1.0)
    matrix[:, 2] += (centre[0] - left - wide / 2, centre[1] - top - tall / 2)
    turned = cv2.warpAffine(alpha.astype(np.float32), matrix, (side, side), flags=cv2.INTER_LINEAR)
    x0, y0 = max(left, 0), max(top, 0)
    x1, y1 = min(left + side, page_width), min(top + side, page_height)
    if x0 >= x1 or y0 >= y1:
        return page.copy(), (0, 0, 0, 0)
    window = turned[y0 - top : y1 - top, x0 - left : x1 - left]
    rows, columns = np.nonzero(window > 0.4)
    if not rows.size:
        return page.copy(), (0, 0, 0, 0)
    colour = seal[tall // 2, wide // 2, :3][::-1].astype(np.float32)
    under = page[y0:y1, x0:x1].astype(np.float32)
    cover = (window / 255)[..., None] * rng.uniform(0.95, 1.0)
    # ink is a filter over the paper (multiply), and a little of it is opaque: red stays red over black print
    filtered = under * (1 - cover * (1 - colour / 255))
    laid = under * (1 - cover) + colour * cover
    mixed = 0.86 * filtered + 0.14 * laid
    pressed = page.copy()
    pressed[y0:y1, x0:x1] = np.clip(np.round(mixed), 0, 255).astype(np.uint8)
    box = (x0 + int(columns.min()), y0 + int(rows.min()), x0 + int(columns.max()) + 1, y0 + int(rows.max()) + 1)
    return pressed, box


def _slip(ink: Coverage, pixels: float, rng: np.random.Generator) -> Coverage:
    turn = rng.uniform(0, 2 * np.pi)
    moved = np.zeros_like(ink)
    for part in np.linspace(0, 1, 4):
        shift = np.array([[1, 0, part * pixels * np.cos(turn)], [0, 1, part * pixels * np.sin(turn)]])
        moved = np.maximum(moved, cv2.warpAffine(ink, shift, ink.shape[::-1]) * np.float32(1 - 0.6 * part))
    return moved


def _clouds(shape: tuple[int, ...], grain: float, rng: np.random.Generator) -> Coverage:
    """Smooth noise between 0 and 1 (about evenly spread), with features of about `grain` pixels."""
    small = (max(2, round(shape[0] / grain) + 2), max(2, round(shape[1] / grain) + 2))
    noise = rng.random(small, dtype=np.float32)
    return np.clip(cv2.resize(noise, shape[::-1], interpolation=cv2.INTER_CUBIC), 0, 1)
