"""Sets characters as a seal carver does: stretched to a cell, turned along an arc."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

SONG = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf"
"""Debian package fonts-arphic-gbsn00lp: Song type, all of GB 2312."""

Face = tuple[str, int, int]
"""Path of a font, the number of the face in it, and how much its strokes are fattened (hundredths of an em)."""

_EM = 100


def lay_along_arc(
    plate: NDArray[np.uint8],
    text: str,
    radii: tuple[float, float],
    spread: float,
    cell: tuple[float, float],
    face: Face,
    *,
    below: bool = False,
) -> None:
    """Set `text` round the middle of `plate`, evenly by the length of the arc.

    Args:
        plate: where ink is drawn, 0..255; changed.
        text: left to right.
        radii: half axes of the ellipse through the characters' middles, pixels.
        spread: degrees from the first character to the last.
        cell: width and height of one character, pixels; narrowed where the arc has less room.
        face: the type.
        below: along the lower rim, heads inwards, as the code stands; else along the upper one, feet inwards.
    """
    height, width = plate.shape
    dense = np.radians(np.linspace(-spread / 2, spread / 2, 721))
    x, y = radii[0] * np.sin(dense), -radii[1] * np.cos(dense)
    along = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(x), np.diff(y)))])
    room = along[-1] / max(len(text) - 1, 1)
    cell = (min(cell[0], 0.94 * room) if len(text) > 1 else cell[0], cell[1])
    for place, character in zip(np.linspace(0, along[-1], max(len(text), 2)), text, strict=False):
        turn = float(np.interp(place if len(text) > 1 else along[-1] / 2, along, dense))
        dx, dy = radii[0] * np.sin(turn), -radii[1] * np.cos(turn)
        lean = float(np.degrees(np.arctan2(dx / radii[0] ** 2, -dy / radii[1] ** 2)))
        if below:
            dy, lean = -dy, -lean
        stamp_glyph(plate, character, (width / 2 + dx, height / 2 + dy), cell, lean, face)


def fit_line(
    plate: NDArray[np.uint8], text: str, centre: tuple[float, float], size: tuple[float, float], face: Face
) -> None:
    """Set a straight line of text so that it fills `size` (width, height) about `centre`."""
    step = size[0] / max(len(text), 1)
    for number, character in enumerate(text):
        x = centre[0] - size[0] / 2 + step * (number + 0.5)
        stamp_glyph(plate, character, (x, centre[1]), (step * 0.94, size[1]), 0.0, face)


def stamp_glyph(
    plate: NDArray[np.uint8],
    character: str,
    centre: tuple[float, float],
    cell: tuple[float, float],
    lean: float,
    face: Face,
) -> None:
    """Set one character, stretched to `cell` (width, height), turned clockwise by `lean` degrees."""
    glyph = _glyph(character, face)
    if glyph is None:
        return
    tall, wide = glyph.shape
    turn = np.radians(lean)
    scale = np.diag([cell[0] / wide, cell[1] / tall])
    rotate = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    linear = rotate @ scale
    offset = np.array(centre) - linear @ np.array([wide / 2, tall / 2])
    reach = int(np.hypot(*cell) / 2) + 2
    left, top = int(centre[0]) - reach, int(centre[1]) - reach
    matrix = np.column_stack([linear, offset - (left, top)])
    side = 2 * reach + 1
    tile = cv2.warpAffine(glyph, matrix, (side, side), flags=cv2.INTER_AREA)
    height, width = plate.shape
    x0, y0, x1, y1 = max(left, 0), max(top, 0), min(left + side, width), min(top + side, height)
    if x0 < x1 and y0 < y1:
        window = plate[y0:y1, x0:x1]
        np.maximum(window, tile[y0 - top : y1 - top, x0 - left : x1 - left], out=window)


@lru_cache(maxsize=4096)
def _glyph(character: str, face: Face) -> NDArray[np.uint8] | None:
    """The character's ink, cropped to a full em for Chinese and to its own width otherwise; None for a space."""
    font = _font(face[0], face[1])
    image = Image.new("L", (2 * _EM, 2 * _EM))
    ImageDraw.Draw(image).text((_EM // 2, _EM // 2), character, font=font, fill=255, stroke_width=face[2])
    box = image.getbbox()
    if box is None:
        return None
    flat = character in "一二三——-·.（）()"
    pad = _EM // 16
    left, top, right, bottom = box
    if flat:
        left, top, right, bottom = _EM // 2, _EM // 2, _EM // 2 + _EM, _EM // 2 + _EM
    return np.asarray(image.crop((left - pad // 2, top - pad // 2, right + pad // 2, bottom + pad // 2)))


@lru_cache(maxsize=32)
def _font(path: str, index: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, _EM, index=index)
