"""A PDF page's text layer through pdfplumber, where it is what a person sees.

Not so on a scan (its layer is somebody's OCR, invisible or not), where a font does not say which characters its
glyphs are, where the text is turned against the page, or where it is painted over.
"""

from __future__ import annotations

import logging
import re
from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
from numpy.typing import NDArray
from pdfplumber.page import Page

from chushen.geometry import Box
from chushen.pages import TextRun
from intake.coverage import is_scan

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # it reports each odd font of an applicant's PDF

_LIGATURE = 4
_READABLE_SHARE = 0.95
_LEVEL_SHARE = 0.9
_LEVEL_SLOPE = 0.02
_JOIN_EMS = 0.8
"""Characters nearer than this belong to one run: justified Chinese is set loosely."""
_INK = 40
"""Grey levels by which visible text differs from its ground."""
_EXPECTED = re.compile(
    r"[\t\n\r\x20-\x7e\u00a0-\u024f\u0370-\u03ff\u2000-\u206f\u2070-\u209f\u20a0-\u20bf\u2100-\u22ff\u2300-\u23ff"
    r"\u2460-\u24ff\u2500-\u27bf\u2e80-\u2fdf\u3000-\u303f\u3200-\u33ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]"
)
"""What stands in Chinese business papers; private use, control and unmapped characters do not."""

Char = dict[str, Any]
"""A character or a word as pdfplumber gives it."""


def text_runs(path: Path, page: int, pixels: NDArray[np.uint8]) -> tuple[TextRun, ...]:
    """The runs of text of a page, counted from 1, in reading order; empty where they are not what is seen.

    A run without ink in its place, on the page as rendered in `pixels`, is left out.
    """
    with pdfplumber.open(path, pages=[page]) as document:
        if not document.pages:
            return ()
        opened = document.pages[0].dedupe_chars(tolerance=1)
        frame = _Frame(document.pages[0])
        if is_scan(frame.box(image) for image in opened.images):
            return ()
        chars = [char for char in opened.chars if char["text"].strip() and frame.holds(char)]
        level = [char for char in chars if _is_level(char)]
        if not level or len(level) < _LEVEL_SHARE * len(chars) or not _is_readable(level):
            return ()
        words = opened.filter(lambda item: item["object_type"] != "char" or _is_level(item)).extract_words(
            keep_blank_chars=True, x_tolerance_ratio=_JOIN_EMS, use_text_flow=False
        )
        runs = [
            TextRun(text=word["text"].strip(), box=frame.box(word))
            for word in words
            if word["text"].strip() and frame.holds(word)
        ]
    return tuple(run for run in runs if has_ink(pixels, run.box))


class _Frame:
    """The visible part of a page: its crop box within its media box, as turned by the page's rotation."""

    def __init__(self, page: Page) -> None:
        media, crop = _ordered(page.page_obj.mediabox), _ordered(page.page_obj.cropbox)
        # how far the crop box lies inside the media box, clockwise from the left, on the sheet before it is turned
        insets = deque(
            max(inset, 0.0)
            for inset in (crop[0] - media[0], media[3] - crop[3], media[2] - crop[2], crop[1] - media[1])
        )
        insets.rotate(page.rotation // 90)
        # pdfplumber shifts what pdfminer counts from the turned media box's corner
        self._left = page.mediabox[0] + insets[0]
        self._top = page.mediabox[1] + insets[1]
        self._width = max(page.width - insets[0] - insets[2], 1e-6)
        self._height = max(page.height - insets[1] - insets[3], 1e-6)

    def box(self, item: Char) -> Box:
        return Box.clipped(*self._sides(item))

    def holds(self, item: Char) -> bool:
        """Its middle is on the page; a glyph that the font says nothing about has no width, and counts."""
        left, top, right, bottom = self._sides(item)
        return 0 <= (left + right) / 2 <= 1 and 0 <= (top + bottom) / 2 <= 1

    def _sides(self, item: Char) -> tuple[float, float, float, float]:
        return (
            (float(item["x0"]) - self._left) / self._width,
            (float(item["top"]) - self._top) / self._height,
            (float(item["x1"]) - self._left) / self._width,
            (float(item["bottom"]) - self._top) / self._height,
        )


def _ordered(box: Sequence[float]) -> tuple[float, float, float, float]:
    left, right = sorted((float(box[0]), float(box[2])))
    bottom, top = sorted((float(box[1]), float(box[3])))
    return left, bottom, right, top


def _is_level(char: Char) -> bool:
    """Upright on the page as seen: neither turned nor upside down, no slanted watermark."""
    a, b = float(char["matrix"][0]), float(char["matrix"][1])
    return abs(b) <= _LEVEL_SLOPE * a


def _is_readable(chars: list[Char]) -> bool:
    good = sum(1 for char in chars if len(char["text"]) <= _LIGATURE and all(map(_EXPECTED.match, char["text"])))
    return good >= _READABLE_SHARE * len(chars)


def has_ink(pixels: NDArray[np.uint8], box: Box) -> bool:
    """Is anything to be seen there on the rendered page?"""
    height, width = pixels.shape[:2]
    patch = pixels[
        int(box.top * height) : int(box.bottom * height) + 1,
        int(box.left * width) : int(box.right * width) + 1,
    ]
    return patch.size > 0 and int((patch.max(axis=(0, 1)).astype(int) - patch.min(axis=(0, 1))).max()) >= _INK
