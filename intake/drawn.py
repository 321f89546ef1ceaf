"""A page that we draw ourselves, out of a file that states where everything stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from chushen.geometry import Box
from chushen.pages import TextRun
from intake.coverage import is_scan
from intake.textlayer import has_ink


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
    return DrawnPage(
        pixels=pixels,
        dpi=dpi,
        text=() if is_scan(pictures) else tuple(run for run in text if has_ink(pixels, run.box)),
    )
