"""OFD to pages: how many there are, and what each looks like and says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from PIL import Image, ImageChops

from chushen.findings import Cause
from chushen.geometry import Box
from chushen.pages import TextRun
from intake.drawn import DrawnPage, drawn_page
from intake.limits import Limits
from intake.ofd.document import content, pages
from intake.ofd.geometry import Frame, Matrix, frame
from intake.ofd.painting import Glyph, Painter
from intake.ofd.seals import stamps_on
from intake.packed import Element, attribute, packed
from intake.pictures import paste
from intake.refusal import RefusalError, outcome_of
from intake.resolution import dpi_within
from intake.typeface import blank_sheet

_MILLIMETRES_AN_INCH = 25.4
_LARGEST = 5000.0
"""Millimetres."""
_ASCENT, _DESCENT = 0.9, 0.15
_JOIN_EMS = 0.8
"""Characters nearer than this belong to one run, whatever objects they come from."""
_SAME_LINE_EMS = 0.3
_SAME_PLACE_EMS = 0.1


def count_pages(path: Path, limits: Limits) -> int:
    """How many pages the file lists.

    Raises:
        RefusalError: damaged, larger than the limits, or none.
    """
    with packed(path, limits) as package:
        return len(pages(package))


def render(path: Path, page: int, dpi: int, limits: Limits) -> DrawnPage:
    """Draw a page, counted from 1. A picture or a seal that cannot be decoded costs only itself.

    Raises:
        RefusalError: there is no such page, or the file is damaged or larger than the limits.
    """
    with packed(path, limits) as package:
        listed = pages(package)
        if page > len(listed):
            raise RefusalError(Cause.DAMAGED, f"no page {page}")
        found = content(package, listed[page - 1])
        area = found.area
        if max(area.width, area.height) > _LARGEST:
            raise RefusalError(Cause.TOO_LARGE, f"a page of {area.width:.0f} x {area.height:.0f} mm")
        width, height = area.width / _MILLIMETRES_AN_INCH, area.height / _MILLIMETRES_AN_INCH
        used = dpi_within(width, height, dpi, limits.page_pixels)
        canvas = blank_sheet(width, height, used)
        painter = Painter(canvas, used / _MILLIMETRES_AN_INCH, package, found.resources, limits)
        for layer in found.layers:
            painter.paint(layer, _corner(layer, area))
        stamps = outcome_of("", lambda: list(stamps_on(package, listed[page - 1])))
        for stamp in stamps if isinstance(stamps, list) else ():
            canvas = _stamped(canvas, stamp.picture, stamp.place, used / _MILLIMETRES_AN_INCH, limits)
    frames = [_box(area, f.x, f.y, f.x + f.width, f.y + f.height) for f in painter.pictures]
    return drawn_page(canvas, used, tuple(_runs(painter.glyphs, area)), frames)


def _corner(layer: Element, area: Frame) -> Matrix:
    """Appearances of annotations have a boundary of their own."""
    own = frame(attribute(layer, "Boundary"))
    return Matrix(e=(own.x if own else 0.0) - area.x, f=(own.y if own else 0.0) - area.y)


def _stamped(canvas: Image.Image, picture: bytes, place: Frame, scale: float, limits: Limits) -> Image.Image:
    """Ink over print: where the seal's picture is white, what lies under it shows."""
    layer = Image.new("RGB", canvas.size, (255, 255, 255))
    where = (place.x * scale, place.y * scale, (place.x + place.width) * scale, (place.y + place.height) * scale)
    outcome_of("", lambda: paste(layer, picture, where, limits))
    return ImageChops.darker(canvas, layer)


def _runs(glyphs: Sequence[Glyph], area: Frame) -> Iterator[TextRun]:
    """Characters to lines, line by line from the top; e-licences set each character, or each half line, by itself."""
    for line in _lines(glyphs):
        line.sort(key=lambda glyph: glyph.x)
        run: list[Glyph] = []
        for glyph in line:
            if run and abs(glyph.x - run[-1].x) < _SAME_PLACE_EMS * glyph.em and glyph.text == run[-1].text:
                continue  # bold by printing twice
            if run and glyph.x - (run[-1].x + run[-1].advance) > _JOIN_EMS * glyph.em:
                yield _run(run, area)
                run = []
            run.append(glyph)
        if run:
            yield _run(run, area)


def _lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.base):
        if lines and glyph.base - lines[-1][0].base <= _SAME_LINE_EMS * min(glyph.em, lines[-1][0].em):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    return lines


def _run(run: Sequence[Glyph], area: Frame) -> TextRun:
    em = max(glyph.em for glyph in run)
    base = run[0].base
    last = run[-1]
    box = _box(area, run[0].x, base - _ASCENT * em, last.x + last.advance, base + _DESCENT * em)
    return TextRun(text="".join(glyph.text for glyph in run), box=box)


def _box(area: Frame, left: float, top: float, right: float, bottom: float) -> Box:
    return Box.clipped(left / area.width, top / area.height, right / area.width, bottom / area.height)
