"""The policy of reading: which reader reads what, and how.

PP-OCR reads every line of a page, once. Where a red seal lies over the page its ink is taken out first, and a line
under it is read both ways. Tesseract reads the values that decide, as the second witness (extractors/witnesses.py).
The measurements behind this stand in docs/reading.md.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from chushen.evidence import Witness
from chushen.pages import TextRun
from extractors.ink import without_red_ink
from extractors.lines import Line, Span
from extractors.pp_ocr import Pixels, PpOcr, Strip, cut
from extractors.upright import UprightPage

_COLUMN = 1.5
"""A box so much higher than wide holds a column of characters and is read turned."""
_OVER_LINE = 0.05
"""A seal that covers so much of a line makes it worth a second look."""


def read_print(upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> tuple[Line, ...]:
    """Read every line of a page.

    Args:
        upright: the page.
        seals: where red ink lies, in pixels of the upright page.
        reader: PP-OCR.

    Returns:
        All lines found, in reading order, those with no text or hardly any confidence included: how many there
        are says how legible the page is.
    """
    plain, quads = upright.pixels, upright.quads
    cleaned = plain
    if seals:
        cleaned = _cleaned(plain, seals)
        quads = reader.find(cleaned)
    read = reader.read([_strip_of(cleaned, quad) for quad in quads])
    spans = [_span_of(quad) for quad in quads]
    under = [i for i, span in enumerate(spans) if any(span.covered_by(seal) > _OVER_LINE for seal in seals)]
    for i, raw in zip(under, reader.read([_strip_of(plain, quads[i]) for i in under]), strict=True):
        if raw.confidence > read[i].confidence:
            read[i] = raw
    return tuple(sorted((_line(strip, span) for strip, span in zip(read, spans, strict=True)), key=_reading_order))


def read_text_layer(runs: Sequence[TextRun], upright: UprightPage) -> tuple[Line, ...]:
    """The lines that the file itself states."""
    lines = [
        Line(text=run.text, span=upright.span(run.box), confidence=1.0, reader=Witness.TEXT_LAYER)
        for run in runs
        if run.text.strip()
    ]
    return tuple(sorted(lines, key=_reading_order))


def text_of(lines: Sequence[Line]) -> str:
    """What a person would copy off the page: a row a line, from the top."""
    rows: list[list[Line]] = []
    for line in lines:
        middle = (line.span.top + line.span.bottom) / 2
        if rows and rows[-1][0].span.top <= middle <= rows[-1][0].span.bottom:
            rows[-1].append(line)
        else:
            rows.append([line])
    return "\n".join(" ".join(p.text for p in sorted(row, key=lambda p: p.span.left)) for row in rows)


def _cleaned(plain: Pixels, seals: Sequence[Span]) -> Pixels:
    cleaned = plain.copy()
    height, width = plain.shape[:2]
    for seal in seals:
        left, top = max(int(seal.left), 0), max(int(seal.top), 0)
        right, bottom = min(int(seal.right) + 1, width), min(int(seal.bottom) + 1, height)
        if right > left and bottom > top:
            cleaned[top:bottom, left:right] = without_red_ink(plain[top:bottom, left:right])
    return cleaned


def _strip_of(pixels: Pixels, quad: NDArray[np.float32]) -> Pixels:
    strip = cut(pixels, quad)
    return np.ascontiguousarray(np.rot90(strip)) if strip.shape[0] >= _COLUMN * strip.shape[1] else strip


def _span_of(quad: NDArray[np.float32]) -> Span:
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Span(left=float(left), top=float(top), right=float(right), bottom=float(bottom))


def _line(strip: Strip, span: Span) -> Line:
    column = span.height >= _COLUMN * span.width
    return Line(
        text=strip.text,
        span=span,
        confidence=strip.confidence,
        reader=Witness.PP_OCR,
        certainties=strip.certainties,
        centres=() if column else tuple(span.left + centre * span.width for centre in strip.centres),
    )


def _reading_order(line: Line) -> tuple[float, float]:
    return (line.span.top + line.span.bottom) / 2, line.span.left
