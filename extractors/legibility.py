"""Can a person read this page, and if not, why not?

What a reader could not make out, a person mostly cannot either: PP-OCR's confidence over all lines found follows
blur, size and contrast closely (docs/reading.md). The cause is then measured on the lines themselves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.findings import Cause
from extractors.glare import find_glare
from extractors.lines import Line, Span

Pixels = NDArray[np.uint8]

_READABLE = 0.72
"""Mean confidence over the characters of a page; real pages that people could read lie at 0.78 and above."""
_EDGE = 0.004
"""A line that ends so near the page's edge, in shares of its width, runs out of it."""
_ORNAMENT = 8
_CUT_LINES = 0.3
_LEAST_CUT = 4
_SMALL_PRINT = 12.0
"""Pixels of a line's height; Chinese characters need about ten to be told apart."""
_DARK = 75.0
_BLACK = 40.0
"""Grey levels: where hardly anything is lighter, nobody sees what stands on the page."""
_FAINT = 45.0
_SOFT_EDGE = 0.16
"""A stroke's edge, in shares of the line's height; sharp print stays under a tenth."""
_SMEAR = 0.004
_SOFT_PIXELS, _SOFT_PAGE = 6.0, 0.004
"""A page is soft when its sharpest edges are so wide, in pixels and in shares of its long side; sharp scans: 0.002."""
_READ_SHARE = 0.5
"""On a soft page the lines found must hold so much of the ink, or the rest is print that nobody can read."""
_A_TITLE, _HARDLY_READ = 40, 0.15
"""A page of small print on which no more characters were read, and no more of its ink lies in lines."""
_STANDS_OUT, _COLOURLESS = 12, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Clarity:
    """Whether a page can be read.

    Attributes:
        span: the part that cannot be read, in pixels of the upright page; None for the whole page.
    """

    legible: bool
    causes: tuple[Cause, ...] = ()
    span: Span | None = None


TOO_DARK = Clarity(legible=False, causes=(Cause.DARK,))


def is_black(pixels: Pixels) -> bool:
    """Is the page as good as black, paper and all? Nothing on it is found until it is lightened."""
    return float(np.percentile(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), 95)) < _BLACK


def lightened(pixels: Pixels) -> Pixels:
    """A page taken in the dark, its levels stretched: enough to tell what it is, never to read it by."""
    black, white = np.percentile(pixels, (0.5, 99.5))
    return np.asarray(
        np.clip((pixels.astype(np.float32) - black) * (255.0 / max(white - black, 1.0)), 0, 255), np.uint8
    )


def legibility_of(pixels: Pixels, lines: Sequence[Line]) -> Clarity:
    """Judge the upright page by the lines read off it."""
    if not lines:
        print_is_lost = not is_blank(pixels) and (_is_night(pixels) or _smeared(pixels))
        return _unreadable(pixels, lines) if print_is_lost else Clarity(legible=True)
    if confidence_of(lines) < _READABLE:
        return _unreadable(pixels, lines)
    lost = _only_title_read(pixels, lines)
    if lost is not None:
        return Clarity(legible=False, causes=(lost,))
    burnt = find_glare(pixels, lines)
    if burnt is not None:
        return Clarity(legible=False, causes=(Cause.GLARE,), span=burnt)
    if _runs_out(pixels, lines):
        return Clarity(legible=False, causes=(Cause.CUT_OFF,))
    return Clarity(legible=True)


def confidence_of(lines: Sequence[Line]) -> float:
    """Mean confidence, each character counting once; a line of which nothing was read counts as one character.

    The knots of a border, which read as one character again and again, say nothing of the print.
    """
    lines = [line for line in lines if not _is_ornament(line.text)]
    weights = [max(len(line.text), 1) for line in lines]
    return sum(line.confidence * weight for line, weight in zip(lines, weights, strict=True)) / max(sum(weights), 1)


def _is_ornament(text: str) -> bool:
    return len(text) >= _ORNAMENT and len(set(text)) <= len(text) / 3


def is_blank(pixels: Pixels) -> bool:
    """Nothing but paper, its texture, a punch hole or a scanner's dark rim. A picture of the night is no paper."""
    if _is_night(pixels):
        return False
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    height, width = grey.shape
    inner = grey[height // 25 : -height // 25, width // 25 : -width // 25]
    small = cv2.resize(inner, (400, 560), interpolation=cv2.INTER_AREA).astype(np.int16)
    ground = cv2.medianBlur(small.astype(np.uint8), 51).astype(np.int16)
    return bool((ground - small > 30).mean() < 0.001)  # noqa: PLR2004  a tenth of a line of print is more


def _is_night(pixels: Pixels) -> bool:
    return float(np.percentile(pixels, 85)) < _DARK


def _unreadable(pixels: Pixels, lines: Sequence[Line]) -> Clarity:
    """Name the strongest reason first; a page that nobody can read without any of them is called blurred."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    causes: list[Cause] = []
    paper = float(np.percentile(grey, 85))
    height = _height_of(lines)
    contrast, edge = _strokes(grey, lines)
    if lines and height < _SMALL_PRINT:
        causes.append(Cause.LOW_RESOLUTION)
    if paper < _DARK:
        causes.append(Cause.DARK)
    elif lines and contrast < _FAINT:
        causes.append(Cause.LOW_CONTRAST)
    if not causes or (lines and edge > _SOFT_EDGE):
        causes.append(Cause.BLUR)
    return Clarity(legible=False, causes=tuple(causes))


def _only_title_read(pixels: Pixels, lines: Sequence[Line]) -> Cause | None:
    """Why most of the print was not even found as lines; None where it was."""
    small = _height_of(lines) < _SMALL_PRINT and sum(len(line.text) for line in lines) < _A_TITLE
    soft = _is_soft(pixels)
    if not small and not soft:
        return None
    share = _share_read(pixels, lines)
    if small and share < _HARDLY_READ:
        return Cause.LOW_RESOLUTION
    return Cause.BLUR if soft and share < _READ_SHARE else None


def _height_of(lines: Sequence[Line]) -> float:
    """Pixels that print is high on this page; 0 where there is none."""
    return float(np.median([min(line.span.height, line.span.width) for line in lines])) if lines else 0.0


def _strokes(grey: NDArray[np.uint8], lines: Sequence[Line]) -> tuple[float, float]:
    """Medians over lines: dark against light in grey levels, and the width of a stroke's edge in line heights."""
    contrasts, edges = [], []
    for line in lines:
        top, bottom = max(int(line.span.top), 0), int(line.span.bottom) + 1
        left, right = max(int(line.span.left), 0), int(line.span.right) + 1
        strip = grey[top:bottom, left:right].astype(np.float32)
        if min(strip.shape) < 4:  # noqa: PLR2004  nothing to measure on three pixels
            continue
        low, high = np.percentile(strip, (3, 90))
        steepest = float(np.percentile(np.abs(np.diff(strip, axis=1)), 98))
        contrasts.append(float(high - low))
        edges.append(float(high - low) / max(steepest, 1.0) / min(strip.shape))
    return (float(np.median(contrasts)), float(np.median(edges))) if contrasts else (0.0, 1.0)


def _smeared(pixels: Pixels) -> bool:
    """Print is there, but so soft that not even lines were found."""
    return bool(_dark_marks(pixels).mean() > _SMEAR)


def _is_soft(pixels: Pixels) -> bool:
    """Is nothing on the page sharp? The width of its sharpest edges: contrast over steepness, in pixels."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    step = np.abs(np.diff(grey.astype(np.int16), axis=1))
    sharpest = step >= max(float(np.percentile(step, 99.7)), 4.0)
    window = np.ones((1, 41), np.uint8)
    contrast = np.asarray(cv2.dilate(grey, window).astype(np.int16) - cv2.erode(grey, window))[:, :-1]
    width = float(np.median(contrast[sharpest] / step[sharpest])) if sharpest.any() else 0.0
    return width > max(_SOFT_PIXELS, _SOFT_PAGE * float(max(pixels.shape[:2])))


def _share_read(pixels: Pixels, lines: Sequence[Line]) -> float:
    """The share of the page's dark marks that lie in lines which were read."""
    marks = _dark_marks(pixels)
    down, across = marks.shape[0] / pixels.shape[0], marks.shape[1] / pixels.shape[1]
    in_lines = np.zeros_like(marks)
    for line in lines:
        top, bottom = int(line.span.top * down), int(line.span.bottom * down) + 1
        left, right = int(line.span.left * across), int(line.span.right * across) + 1
        in_lines[max(top, 0) : bottom, max(left, 0) : right] = True
    return float((marks & in_lines).sum() / max(int(marks.sum()), 1))


def _dark_marks(pixels: Pixels) -> NDArray[np.bool_]:
    """Where something dark and colourless stands out from the paper round it, on a small copy of the page."""
    small = cv2.resize(pixels, (400, 560), interpolation=cv2.INTER_AREA)
    grey = cv2.cvtColor(small, cv2.COLOR_BGR2GRAY).astype(np.int16)
    colour = small.max(axis=2).astype(np.int16) - small.min(axis=2)
    ground = cv2.medianBlur(grey.astype(np.uint8), 101).astype(np.int16)
    return np.asarray((ground - grey > _STANDS_OUT) & (colour < _COLOURLESS), np.bool_)


def _runs_out(pixels: Pixels, lines: Sequence[Line]) -> bool:
    """Many lines end at the very edge of the picture, in the middle of a character."""
    width = float(pixels.shape[1])
    long = [line for line in lines if len(line.text) > _LEAST_CUT]
    left = sum(line.span.left <= _EDGE * width and line.certainty_of(0, 1) < _READABLE for line in long)
    right = sum(
        line.span.right >= (1 - _EDGE) * width and line.certainty_of(len(line.text) - 1, len(line.text)) < _READABLE
        for line in long
    )
    return max(left, right) >= max(_LEAST_CUT, _CUT_LINES * len(long))
