"""A page that we draw ourselves, out of a file that states where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chushen.geometry import Box
from chushen.pages import TextRun
from intake.textlayer import has_ink

_GRID = 64
"""Cells a side in which the pictures' share of a page is counted."""
_SCAN_SHARE = 0.6
"""A page so far covered by pictures is a scan."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DrawnPage:
    """The page as a person would see it.

    Attributes:
        pixels: height x width x 3, uint8, BGR.
        dpi: at which it was drawn; lower than asked where the page is very large.
        text: what the file states; empty on a scan, which is read like any other.
    """

    pixels: NDArray[np.uint8]
    dpi: float
    text: tuple[TextRun, ...]


def drawn_page(sheet: Image.Image, dpi: float, text: Sequence[TextRun], pictures: Sequence[Box]) -> DrawnPage:
    """The sheet with what stands on it; a scan where pictures cover most of it."""
    pixels = np.ascontiguousarray(np.asarray(sheet)[:, :, ::-1])
    is_scan = _picture_share(pictures) >= _SCAN_SHARE
    return DrawnPage(
        pixels=pixels,
        dpi=dpi,
        text=() if is_scan else tuple(run for run in text if has_ink(pixels, run.box)),
    )


def _picture_share(pictures: Sequence[Box]) -> float:
    """The share of the page under pictures, 0..1; a scan may come in many strips and layers."""
    covered = np.zeros((_GRID, _GRID), bool)
    for box in pictures:
        rows = slice(round(box.top * _GRID), round(box.bottom * _GRID))
        covered[rows, round(box.left * _GRID) : round(box.right * _GRID)] = True
    return float(covered.mean())


def dpi_within(width: float, height: float, dpi: float, page_pixels: int) -> float:
    """The resolution at which a page of so many inches stays within so many pixels."""
    return float(min(dpi, (page_pixels / max(width * height, 1e-6)) ** 0.5))
