"""What security printers put round and under the text: borders, guilloches, watermarks, QR codes."""

from __future__ import annotations

from math import cos, pi, sin

import zxingcpp
from PIL import Image, ImageDraw

from sample_docs.draw.sheet import Colour, Sheet, Style


def key_border(sheet: Sheet, inset: float, width: float, tint: Colour) -> None:
    """A Greek key between two double lines, as the licences of 2014 have it."""
    pen = ImageDraw.Draw(sheet.image)
    for gap, thick in ((0.0, 0.25), (0.9, 0.15), (width - 0.9, 0.15), (width, 0.4)):
        _frame(sheet, pen, inset + gap, thick, tint)
    step = width - 2.4
    line = max(1, sheet.px(0.22))
    for x, y in _along(sheet, inset + width / 2, step):
        a = step / 2
        path = [(-a, a), (-a, -a), (a * 0.7, -a), (a * 0.7, a * 0.5), (-a * 0.2, a * 0.5), (-a * 0.2, -a * 0.3)]
        pen.line([(sheet.px(x + dx), sheet.px(y + dy)) for dx, dy in path], fill=tint, width=line)


def scroll_border(sheet: Sheet, inset: float, width: float, tint: Colour) -> None:
    """A band of interlaced waves, as licences of 2019 and permits have it."""
    pen = ImageDraw.Draw(sheet.image)
    red, green, blue = (round(c + (255 - c) * 0.72) for c in tint)
    pale: Colour = (red, green, blue)
    outer = (sheet.px(inset), sheet.px(inset), sheet.px(sheet.width - inset), sheet.px(sheet.height - inset))
    pen.rectangle(outer, outline=pale, width=sheet.px(width))
    for gap, thick in ((0.0, 0.5), (width, 0.35)):
        _frame(sheet, pen, inset + gap, thick, tint)
    line = max(1, sheet.px(0.18))
    for phase in range(4):
        for x, y in _along(sheet, inset + width / 2, width * 0.8):
            r = width * (0.16 + 0.08 * phase)
            box = (sheet.px(x - r), sheet.px(y - r), sheet.px(x + r), sheet.px(y + r))
            pen.ellipse(box, outline=tint, width=line)


def guilloche(sheet: Sheet, corner: tuple[float, float], size: tuple[float, float], tints: tuple[Colour, ...]) -> None:
    """Fine waves over an area."""
    pen = ImageDraw.Draw(sheet.image)
    steps = 60
    for row in range(int(size[1] / 1.1)):
        tint = tints[row % len(tints)]
        points = []
        for step in range(steps + 1):
            x = corner[0] + size[0] * step / steps
            y = corner[1] + 1.1 * row + 1.6 * sin(step / steps * 5 * pi + row * 0.35) * cos(row * 0.11)
            points.append((sheet.px(x), sheet.px(min(max(y, corner[1]), corner[1] + size[1]))))
        pen.line(points, fill=tint, width=1)


def watermark(
    sheet: Sheet, text: str, style: Style, step: tuple[float, float], area: tuple[float, float, float, float]
) -> None:
    """The same pale word over and over; `area` is left, top, right, bottom in millimetres."""
    y, row = area[1], 0
    while y < area[3]:
        x = area[0] + (step[0] / 2 if row % 2 else 0)
        while x < area[2]:
            sheet.text(x, y, text, style)
            x += step[0]
        y += step[1]
        row += 1


def qr_code(content: str, pixels: int) -> Image.Image:
    """A QR code of that size, RGB."""
    code = zxingcpp.create_barcode(content, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=4)).convert("RGB").resize((pixels, pixels))


def _frame(sheet: Sheet, pen: ImageDraw.ImageDraw, inset: float, thick: float, tint: Colour) -> None:
    box = (sheet.px(inset), sheet.px(inset), sheet.px(sheet.width - inset), sheet.px(sheet.height - inset))
    pen.rectangle(box, outline=tint, width=max(1, sheet.px(thick)))


def _along(sheet: Sheet, inset: float, step: float) -> list[tuple[float, float]]:
    across = max(2, round((sheet.width - 2 * inset) / step))
    down = max(2, round((sheet.height - 2 * inset) / step))
    spots = []
    for i in range(across + 1):
        x = inset + (sheet.width - 2 * inset) * i / across
        spots += [(x, inset), (x, sheet.height - inset)]
    for i in range(1, down):
        y = inset + (sheet.height - 2 * inset) * i / down
        spots += [(inset, y), (sheet.width - inset, y)]
    return spots
