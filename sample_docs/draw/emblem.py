"""A national emblem as small as licences and ID cards show it: wreath of ears, gate, five stars, cogwheel."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

from PIL import Image, ImageDraw

Tint = tuple[int, int, int]
_RED = (200, 22, 30)
_GOLD = (226, 178, 72)
_SCALE = 3


@lru_cache(maxsize=32)
def emblem(pixels: int, red: Tint = _RED, gold: Tint = _GOLD) -> Image.Image:
    """RGBA, `pixels` wide and 1.07 times as high."""
    size = pixels * _SCALE
    tall = round(size * 1.07)
    picture = Image.new("RGBA", (size, tall), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    middle, radius = size / 2, size / 2

    def disc(x: float, y: float, r: float, tint: Tint) -> None:
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tint)

    disc(middle, middle, radius, gold)
    disc(middle, middle, radius * 0.95, red)
    for turn in range(-140, 141, 9):
        angle = turn * pi / 180
        for reach, r in ((0.88, 0.062), (0.78, 0.05)):
            disc(middle + radius * reach * sin(angle), middle - radius * reach * cos(angle), radius * r, gold)
    disc(middle, middle * 0.97, radius * 0.7, red)
    _star(pen, (middle, middle - radius * 0.34), radius * 0.21, gold)
    for x, y in ((-0.42, -0.2), (-0.22, -0.02), (0.22, -0.02), (0.42, -0.2)):
        _star(pen, (middle + radius * x, middle + radius * y), radius * 0.085, gold)
    for half, top, deep in ((0.3, 0.1, 0.07), (0.44, 0.2, 0.05), (0.52, 0.29, 0.16)):
        box = (middle - radius * half, middle + radius * top, middle + radius * half, middle + radius * (top + deep))
        pen.rectangle(box, fill=gold)
    for gate in range(-2, 3):
        x, half = middle + radius * gate * 0.18, radius * 0.04
        pen.rectangle((x - half, middle + radius * 0.34, x + half, middle + radius * 0.45), fill=red)
    disc(middle, middle + radius * 0.82, radius * 0.22, gold)
    disc(middle, middle + radius * 0.82, radius * 0.12, red)
    ribbon = [
        (-0.62, 0.62),
        (-0.1, 0.93),
        (0.1, 0.93),
        (0.62, 0.62),
        (0.7, 0.85),
        (0.16, 1.12),
        (-0.16, 1.12),
        (-0.7, 0.85),
    ]
    pen.polygon([(middle + radius * x, middle + radius * y) for x, y in ribbon], outline=gold, fill=red)
    return picture.resize((pixels, round(pixels * 1.07)), Image.Resampling.LANCZOS)


def _star(pen: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float, tint: Tint) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.4
        points.append((middle[0] + reach * sin(corner * pi / 5), middle[1] - reach * cos(corner * pi / 5)))
    pen.polygon(points, fill=tint)
