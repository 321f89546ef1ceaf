"""DOCX to pages: how many there are, and what each looks like."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, ImageDraw

from chushen.documents import RefusedFile
from chushen.findings import Cause
from chushen.geometry import Box
from chushen.pages import TextRun
from intake.drawn import DrawnPage, drawn_page
from intake.limits import Limits
from intake.packed import Packed, packed
from intake.pictures import paste
from intake.refusal import RefusalError, outcome_of
from intake.resolution import dpi_within
from intake.typeface import Typeface, blank_sheet, set_character
from intake.word.layout import Rule, SetLine, SetPicture, Sheet, advance, lay_out
from intake.word.story import read_story

_POINTS_AN_INCH = 72
_BLACK, _GREY = (0, 0, 0), (120, 120, 120)
_ASCENT, _DESCENT = 0.9, 0.15


def count_pages(path: Path, limits: Limits) -> int:
    """How many sheets the text and the pictures take.

    Raises:
        RefusalError: damaged, larger than the limits, or nothing in it.
    """
    with packed(path, limits) as package:
        sheets = lay_out(read_story(package), limits.max_pages)
    if not sheets:
        raise RefusalError(Cause.EMPTY, "a Word file without text or pictures")
    return len(sheets)


def render(path: Path, page: int, dpi: int, limits: Limits) -> DrawnPage:
    """Draw a page, counted from 1.

    A picture that cannot be decoded leaves an empty frame; the rest of the page does not suffer for it.

    Raises:
        RefusalError: there is no such page, or the file is damaged or larger than the limits.
    """
    with packed(path, limits) as package:
        sheets = lay_out(read_story(package), limits.max_pages)
        if page > len(sheets):
            raise RefusalError(Cause.DAMAGED, f"no page {page}")
        sheet = sheets[page - 1]
        width, height = sheet.paper.width / _POINTS_AN_INCH, sheet.paper.height / _POINTS_AN_INCH
        used = dpi_within(width, height, dpi, limits.page_pixels)
        canvas = blank_sheet(width, height, used)
        scale = used / _POINTS_AN_INCH
        for item in sheet.items:
            if isinstance(item, SetPicture):
                _picture(canvas, item, scale, package, limits)
    face = Typeface()
    pen = ImageDraw.Draw(canvas)
    for item in sheet.items:
        if isinstance(item, SetLine):
            _line(pen, item, scale, face)
        elif isinstance(item, Rule):
            pen.line([item.x0 * scale, item.y0 * scale, item.x1 * scale, item.y1 * scale], fill=_BLACK, width=1)
    return drawn_page(canvas, used, _runs(sheet), _frames(sheet))


def _line(pen: ImageDraw.ImageDraw, line: SetLine, scale: float, face: Typeface) -> None:
    x = line.x
    for character in line.text:
        set_character(pen, character, (x * scale, line.base * scale), line.size * scale, face, _BLACK)
        x += advance(character, line.size)


def _picture(canvas: Image.Image, item: SetPicture, scale: float, package: Packed, limits: Limits) -> None:
    left, top = item.x * scale, item.y * scale
    frame = (left, top, left + item.width * scale, top + item.height * scale)
    shown = outcome_of(item.part, lambda: paste(canvas, package.read(item.part), frame, limits))
    if isinstance(shown, RefusedFile):
        ImageDraw.Draw(canvas).rectangle(frame, outline=_GREY)


def _runs(sheet: Sheet) -> tuple[TextRun, ...]:
    return tuple(
        TextRun(
            text=line.text.strip(),
            box=_box(
                sheet, line.x, line.base - _ASCENT * line.size, line.x + line.width, line.base + _DESCENT * line.size
            ),
        )
        for line in sheet.items
        if isinstance(line, SetLine)
    )


def _frames(sheet: Sheet) -> tuple[Box, ...]:
    return tuple(
        _box(sheet, item.x, item.y, item.x + item.width, item.y + item.height)
        for item in sheet.items
        if isinstance(item, SetPicture)
    )


def _box(sheet: Sheet, left: float, top: float, right: float, bottom: float) -> Box:
    paper = sheet.paper
    return Box.clipped(left / paper.width, top / paper.height, right / paper.width, bottom / paper.height)
