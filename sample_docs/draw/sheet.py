"""A sheet of paper to draw on, in millimetres from the top left corner; and what is true of what was drawn on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from sample_docs.draw.typefaces import face

Pixels = NDArray[np.uint8]
Colour = tuple[int, int, int]
BLACK: Colour = (26, 26, 28)
WHITE: Colour = (255, 255, 255)
MM_PER_INCH = 25.4
A4 = (210.0, 297.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How text looks. `size` is the em in millimetres, `spread` the extra space after each character."""

    font: str
    size: float
    colour: Colour = BLACK
    spread: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class PressedSeal:
    """A seal on a sheet, with its box in pixels of the sheet (left, top, right, bottom)."""

    box: tuple[float, float, float, float]
    text: str
    code: str
    type: str
    colour: str
    shape: str
    imprint: str
    at_edge: bool = False


class Surface(Protocol):
    """Where prose can be laid out: a raster sheet or a page of a born-digital PDF."""

    def measure(self, text: str, style: Style) -> float:
        """The width of a line of text, millimetres."""

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Set a line; (x, y) is the top left corner of its em box."""

    def line(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.2) -> None:
        """A straight black line."""

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: Colour | None = None) -> None:
        """A rectangle with a thin black outline, filled or not."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A raster sheet: `image` is RGB at `dpi`; `lines` is the text that was set on it, in order."""

    width: float
    height: float
    dpi: float = 200.0
    paper: Colour = WHITE
    image: Image.Image = field(init=False)
    seals: list[PressedSeal] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    _pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        """Lay out blank paper."""
        self.show(Image.new("RGB", (self.px(self.width), self.px(self.height)), self.paper))

    def px(self, millimetres: float) -> int:
        """Millimetres as whole pixels of this sheet."""
        return round(millimetres * self.dpi / MM_PER_INCH)

    def show(self, image: Image.Image) -> None:
        """Put another picture on the sheet, of the same size."""
        self.image = image
        self._pen = ImageDraw.Draw(image)

    @property
    def pixels(self) -> Pixels:
        """The sheet as OpenCV keeps it: height x width x 3, BGR."""
        return np.ascontiguousarray(np.asarray(self.image)[..., ::-1])

    def replace(self, pixels: Pixels) -> None:
        """The inverse of `pixels`."""
        self.show(Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB)))

    def measure(self, text: str, style: Style) -> float:
        """The width of a line of text, millimetres."""
        width = face(style.font, self.px(style.size)).getlength(text) * MM_PER_INCH / self.dpi
        return width + style.spread * max(len(text) - 1, 0)

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Set a line; (x, y) is the top left corner of its em box."""
        font = face(style.font, self.px(style.size))
        base = self.px(y + 0.88 * style.size)
        self.lines.append(text)
        if not style.spread:
            self._pen.text((self.px(x), base), text, fill=style.colour, font=font, anchor="ls")
            return
        for character in text:
            self._pen.text((self.px(x), base), character, fill=style.colour, font=font, anchor="ls")
            x += font.getlength(character) * MM_PER_INCH / self.dpi + style.spread

    def centred(self, middle: float, y: float, text: str, style: Style) -> None:
        """A line about a vertical axis."""
        self.text(middle - self.measure(text, style) / 2, y, text, style)

    def spaced(self, x: float, y: float, width: float, text: str, style: Style) -> None:
        """A line whose characters are spread evenly over a width, as the labels of a form are."""
        widths = [self.measure(character, style) for character in text]
        gap = (width - sum(widths)) / max(len(text) - 1, 1)
        for character, wide in zip(text, widths, strict=True):
            self.text(x, y, character, style)
            x += wide + gap

    def line(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.2) -> None:
        """A straight black line."""
        ends = (self.px(start[0]), self.px(start[1]), self.px(end[0]), self.px(end[1]))
        self._pen.line(ends, fill=BLACK, width=max(1, self.px(width)))

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: Colour | None = None) -> None:
        """A rectangle with a thin black outline, filled or not."""
        ends = (*map(self.px, corner), self.px(corner[0] + size[0]), self.px(corner[1] + size[1]))
        self._pen.rectangle(ends, outline=BLACK, fill=fill, width=max(1, self.px(0.2)))

    def paste(self, picture: Image.Image, x: float, y: float) -> None:
        """Lay a picture on the sheet, with its transparency if it has any."""
        self.image.paste(picture, (self.px(x), self.px(y)), picture if picture.mode == "RGBA" else None)


def wrap(surface: Surface, text: str, style: Style, width: float, indent: float = 0.0) -> list[str]:
    """Break text into lines no wider than `width`; no line begins with a closing mark."""
    lines, line, room = [], "", width - indent
    for token in _tokens(text):
        if line and surface.measure(line + token, style) > room and token not in _CLOSING:
            opened = line[-1] if line[-1] in "（《“(" else ""
            lines.append(line.removesuffix(opened))
            line, room = opened, width
        line += token
    return [*lines, line] if line else lines


_CLOSING = "，。、；：）》”！？%）"


def _tokens(text: str) -> list[str]:
    tokens: list[str] = []
    for character in text:
        run = bool(tokens) and character.isascii() and character not in " ," and tokens[-1][-1].isascii()
        if run and tokens[-1] != " " and len(tokens[-1]) < 30:
            tokens[-1] += character
        else:
            tokens.append(character)
    return tokens
