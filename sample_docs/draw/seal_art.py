"""Draws Chinese seals as they are carved: rim, ring text, star or emblem, inner lines, code.

Rules: 国发〔1999〕25号 (round, at most 4.5 cm, star in the middle, the name round it from left to right, Song type);
税务总局公告2011年第7号 (invoice seals: oval 40 x 30 mm, tax number in the middle). By custom a company's 公章 is 40 mm
wide with a rim of 1 mm, a person's square seal 18 to 22 mm.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from numpy.typing import NDArray

from sample_docs.draw.seal_glyphs import SONG, Face, fit_line, lay_along_arc, stamp_glyph
from sample_docs.draw.seal_ink import Wear, press, wear_down

Shape = Literal["round", "oval", "square", "rectangle"]
Centre = Literal["star", "emblem", "none"]

RED = (205, 32, 38)
_OVERSAMPLE = 2
_USUAL_WEAR = Wear()

__all__ = ["RED", "SealSpec", "Wear", "draw_seal", "press"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SealSpec:
    """One seal, before it is pressed on a page.

    Attributes:
        ring: the name along the rim; on a square or rectangular seal the characters in its field ("" for none).
        inner: lines of text in the middle or below the star (发票专用章, a tax number), top to bottom.
        code: the digits along the lower rim, usually 13; "" for none.
        colour: RGB of the ink.
        size: pixels of the longer side; 40 mm at 200 dpi are 315 pixels.
        aspect: height by width; by default 1 for round and square, 0.75 for oval (40 x 30 mm), 0.45 for rectangles.
        font: path of a font with the characters; of a .ttc the face `font_index`.
        weight: how much the strokes are fattened, in hundredths of an em; real seals are cut bold.
        rim: width of the outer rim as a fraction of `size` (1 mm of 40 mm is 0.025); a block without one has 0.
        inner_rim: width of a second, thin rim inside it; 0 for none.
        glyph_height: height of the ring's characters as a fraction of `size`.
        glyph_width: width by height of a ring character; seal carvers stretch them tall.
        spread: degrees of the ring that the text takes; by default by the number of characters.
        star: radius of the star as a fraction of `size`.
        negative: a square seal whose characters are cut out of the ink (白文).
    """

    shape: Shape = "round"
    ring: str = ""
    centre: Centre = "star"
    inner: tuple[str, ...] = ()
    code: str = ""
    colour: tuple[int, int, int] = RED
    size: int = 315
    aspect: float | None = None
    font: str = SONG
    font_index: int = 0
    weight: int = 2
    rim: float = 0.026
    inner_rim: float = 0.0
    glyph_height: float = 0.14
    glyph_width: float = 0.68
    spread: float | None = None
    star: float = 0.165
    negative: bool = False
    wear: Wear = _USUAL_WEAR

    @property
    def face(self) -> Face:
        """The font with its face and weight."""
        return self.font, self.font_index, self.weight

    @property
    def canvas(self) -> tuple[int, int]:
        """Width and height in pixels."""
        usual = {"round": 1.0, "oval": 0.75, "square": 1.0, "rectangle": 0.45}[self.shape]
        aspect = self.aspect if self.aspect is not None else usual
        return self.size, max(8, round(self.size * aspect))


def draw_seal(spec: SealSpec, rng: np.random.Generator) -> NDArray[np.uint8]:
    """The imprint that the seal would leave on blank paper: height x width x 4, RGBA.

    Alpha is how much ink lies there. Where ink should lie but wear has taken it, alpha is 1, so that the seal's true
    outline is never lost.
    """
    width, height = spec.canvas
    plate = np.zeros((height * _OVERSAMPLE, width * _OVERSAMPLE), np.uint8)
    if spec.shape in ("round", "oval"):
        _carve_ring(plate, spec)
    else:
        _carve_block(plate, spec)
    plate = cv2.resize(plate, (width, height), interpolation=cv2.INTER_AREA)
    ink = wear_down(plate.astype(np.float32) / 255, spec.wear, rng)
    alpha = np.maximum(np.round(ink * 255), (plate > 8).astype(np.float32)).astype(np.uint8)
    rgba = np.empty((height, width, 4), np.uint8)
    rgba[..., :3] = spec.colour
    rgba[..., 3] = alpha
    return rgba


def _carve_ring(plate: NDArray[np.uint8], spec: SealSpec) -> None:
    height, width = plate.shape
    unit = max(width, height)
    middle = (width / 2, height / 2)
    rim = max(1.0, spec.rim * unit)
    _ellipse(plate, middle, (width / 2 - rim / 2 - 1, height / 2 - rim / 2 - 1), rim)
    inset = rim
    if spec.inner_rim:
        inset += 1.2 * rim
        _ellipse(plate, middle, (width / 2 - inset, height / 2 - inset), max(1.0, spec.inner_rim * unit))
        inset += spec.inner_rim * unit
    glyph = spec.glyph_height * unit * (1.0 if spec.shape == "round" else 0.78)
    gap = 0.022 * unit
    if spec.ring:
        radii = (width / 2 - inset - gap - glyph / 2, height / 2 - inset - gap - glyph / 2)
        widest = (262.0 if spec.code else 285.0) if spec.shape == "round" else 236.0
        spread = spec.spread if spec.spread is not None else min(widest, 22.0 * len(spec.ring) + 20)
        lay_along_arc(plate, spec.ring, radii, spread, (glyph * spec.glyph_width, glyph), spec.face)
    if spec.code:
        digit = 0.042 * unit
        radii = (width / 2 - inset - 0.012 * unit - digit / 2, height / 2 - inset - 0.012 * unit - digit / 2)
        size = (digit * 0.62, digit)
        lay_along_arc(plate, spec.code, radii, 62, size, spec.face, below=True)
    if spec.centre == "star":
        lift = 0.0 if spec.shape == "round" or not spec.inner else 0.06 * unit
        _star(plate, (middle[0], middle[1] - lift), spec.star * unit * (1.0 if spec.shape == "round" else 0.7), 255)
    elif spec.centre == "emblem":
        _emblem(plate, middle, 0.235 * unit)
    _inner_lines(plate, spec, unit)


def _inner_lines(plate: NDArray[np.uint8], spec: SealSpec, unit: int) -> None:
    height, width = plate.shape
    if not spec.inner:
        return
    tall = 0.082 * unit
    if spec.centre == "none" and len(spec.inner) > 1:
        top = height / 2 - 0.06 * unit
    elif spec.centre == "none":
        top = height / 2 + 0.02 * unit
    else:
        top = height * (0.5 if spec.shape == "round" else 0.44) + spec.star * unit + 0.015 * unit
    step = min(1.35 * tall, (height * 0.9 - top) / len(spec.inner))
    for number, line in enumerate(spec.inner):
        row = top + step * (number + 0.5)
        reach = 1 - (2 * (row - height / 2) / height) ** 2
        room = max(0.2 * width, width * (0.72 if spec.shape == "round" else 0.6) * np.sqrt(max(reach, 0.05)))
        wide = min(room, len(line) * tall * (0.95 if not line[:1].isdigit() else 0.55))
        fit_line(plate, line, (width / 2, row), (wide, min(tall, 0.95 * step)), spec.face)


def _carve_block(plate: NDArray[np.uint8], spec: SealSpec) -> None:
    height, width = plate.shape
    unit = max(width, height)
    rim = max(2, round(spec.rim * (1.4 if spec.shape == "square" else 0.7) * unit))
    if spec.rim:
        cv2.rectangle(plate, (rim // 2, rim // 2), (width - 1 - rim // 2, height - 1 - rim // 2), 255, rim)
    face = spec.face
    if spec.shape == "rectangle":
        lines = ((spec.ring,) if spec.ring else ()) + spec.inner
        tall = (height - 3 * rim) / max(len(lines), 1)
        for number, line in enumerate(lines):
            wide = min(width - 4 * rim, len(line) * tall * 0.95)
            fit_line(plate, line, (width / 2, 1.5 * rim + tall * (number + 0.5)), (wide, tall * 0.8), face)
        return
    # right column first, each from top to bottom, as seals have always been cut
    rows = max(1, int(np.ceil(np.sqrt(len(spec.ring)))))
    columns = max(1, int(np.ceil(len(spec.ring) / rows)))
    cell = ((width - 3.2 * rim) / columns, (height - 3.2 * rim) / rows)
    field = np.zeros_like(plate)
    for number, character in enumerate(spec.ring):
        column, row = columns - 1 - number // rows, number % rows
        centre = (1.6 * rim + cell[0] * (column + 0.5), 1.6 * rim + cell[1] * (row + 0.5))
        stamp_glyph(field, character, centre, (cell[0] * 0.92, cell[1] * 0.92), 0.0, face)
    if spec.negative:
        plate[:] = 255 - field
    else:
        np.maximum(plate, field, out=plate)


def _ellipse(
    plate: NDArray[np.uint8], middle: tuple[float, float], radii: tuple[float, float], thickness: float
) -> None:
    shift = 4
    scale = 1 << shift
    centre = (round((middle[0] - 0.5) * scale), round((middle[1] - 0.5) * scale))
    axes = (round(radii[0] * scale), round(radii[1] * scale))
    cv2.ellipse(plate, centre, axes, 0, 0, 360, 255, max(1, round(thickness)), cv2.LINE_AA, shift)


def _star(plate: NDArray[np.uint8], middle: tuple[float, float], radius: float, value: int) -> None:
    turns = np.arange(10) * np.pi / 5 - np.pi / 2
    reach = np.where(np.arange(10) % 2 == 0, radius, radius * 0.382)
    points = np.stack([middle[0] + reach * np.cos(turns), middle[1] + reach * np.sin(turns)], axis=1)
    cv2.fillPoly(plate, [np.round(points * 16).astype(np.int32)], value, cv2.LINE_AA, 4)


def _emblem(plate: NDArray[np.uint8], middle: tuple[float, float], radius: float) -> None:
    """The national emblem as a seal shows it at this size: wreath, five stars, gate, cogwheel."""
    x, y = middle
    _ellipse(plate, middle, (radius * 0.9, radius * 0.95), radius * 0.2)
    for turn in np.arange(-150, 151, 15) * np.pi / 180:
        ear = (x + radius * 1.02 * np.sin(turn), y - radius * 1.02 * np.cos(turn))
        cv2.circle(plate, (round(ear[0]), round(ear[1])), max(1, round(radius * 0.09)), 255, -1, cv2.LINE_AA)
    _star(plate, (x, y - radius * 0.45), radius * 0.24, 255)
    for side in (-0.45, -0.2, 0.2, 0.45):
        _star(plate, (x + radius * side, y - radius * (0.2 if abs(side) > 0.3 else 0.08)), radius * 0.1, 255)
    for top, half in ((0.1, 0.42), (0.24, 0.52), (0.4, 0.6)):
        upper = (round(x - radius * half), round(y + radius * top))
        lower = (round(x + radius * half), round(y + radius * (top + 0.09)))
        cv2.rectangle(plate, upper, lower, 255, -1)
    for pillar in np.linspace(-0.4, 0.4, 5):
        upper = (round(x + radius * pillar - radius * 0.05), round(y + radius * 0.3))
        cv2.rectangle(plate, upper, (upper[0] + max(1, round(radius * 0.08)), round(y + radius * 0.5)), 255, -1)
    _ellipse(plate, (x, y + radius * 0.78), (radius * 0.3, radius * 0.22), radius * 0.14)
