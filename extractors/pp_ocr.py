"""PP-OCR: finds lines of text on a picture, and reads the picture of a line.

The models (PP-OCRv6 small, ONNX) lie inside the rapidocr wheel; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.errors import ToolMissingError
from chushen.posteriors import Posteriors
from extractors.line_finder import LineFinder, Quads
from extractors.line_reader import STRIP_HEIGHT, LineReader, Strip

Pixels = NDArray[np.uint8]

_DETECTOR, _RECOGNISER = "PP-OCRv6_det_small.onnx", "PP-OCRv6_rec_small.onnx"
_PAPER = 0.06
"""Paper left round a line, in shares of its height."""


class PpOcr:
    """The loaded models. Safe to use from several threads."""

    def __init__(self) -> None:
        """Load the models.

        Raises:
            ToolMissingError: rapidocr or its models are broken.
        """
        models = Path(str(files("rapidocr"))) / "models"
        try:
            self._finder = LineFinder(models / _DETECTOR)
            self._reader = LineReader(models / _RECOGNISER)
        except RuntimeError as error:
            raise ToolMissingError(f"PP-OCR cannot be loaded: {error}") from error

    def find(self, pixels: Pixels, of_page: Sequence[int] | None = None) -> Quads:
        """Find the lines of text on a page, or on a part of one of that height and width."""
        return self._finder.find(pixels, of_page)

    def read(self, strips: Sequence[Pixels]) -> list[Strip]:
        """Read pictures of single lines, each upright and left to right."""
        return self._reader.read(strips)

    def hear(self, strip: Pixels) -> tuple[Strip, Posteriors]:
        """Read one, and tell what else it may show."""
        return self._reader.hear(strip)


def cut(pixels: Pixels, quad: NDArray[np.float32]) -> Pixels:
    """Cut a line out of its page, straightened, with a little paper round it.

    A small line is enlarged here, in the one step that samples its pixels: the recogniser's own enlarging is coarser
    and loses thin strokes (docs/reading.md).
    """
    along = max(float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[2] - quad[3])), 4.0)
    down = max(float(np.linalg.norm(quad[3] - quad[0])), float(np.linalg.norm(quad[2] - quad[1])), 4.0)
    right = (quad[1] + quad[2] - quad[0] - quad[3]) / (2 * along)
    below = (quad[3] + quad[2] - quad[0] - quad[1]) / (2 * down)
    paper = _PAPER * min(along, down)
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float32)
    grown = quad + paper * (signs[:, :1] * right + signs[:, 1:] * below)
    along, down = along + 2 * paper, down + 2 * paper
    scale = max(STRIP_HEIGHT / min(along, down), 1.0)
    width, height = round(along * scale), round(down * scale)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(grown.astype(np.float32), flat)
    strip = cv2.warpPerspective(pixels, turn, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return _at_most(np.asarray(strip, np.uint8))


def _at_most(strip: Pixels) -> Pixels:
    """Reduce a large strip evenly; the recogniser's own reducing drops pixels."""
    least = min(strip.shape[:2])
    if least <= 1.5 * STRIP_HEIGHT:
        return strip
    scale = STRIP_HEIGHT / least
    return np.asarray(cv2.resize(strip, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
