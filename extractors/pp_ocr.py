"""PP-OCR through rapidocr: finds lines of text on a picture, and reads the picture of a line.

The models (PP-OCRv6 small, ONNX) lie inside the rapidocr wheel; nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr import RapidOCR
from rapidocr.ch_ppocr_rec import TextRecInput

from chushen.errors import ToolMissingError

Pixels = NDArray[np.uint8]
Quads = NDArray[np.float32]
"""Text lines: n x 4 x 2, pixels, each from its top left corner clockwise."""

_FIND_LONG_SIDE = 1280
"""Lines are found on a picture of this size: twice as large costs four times the seconds and finds no more lines."""
_FIND_LEAST_SIDE = 960
_STRIP_HEIGHT = 48
"""The recogniser's own height in pixels."""
_PAPER = 0.06
"""Paper left round a line, in shares of its height."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What stands on the picture of one line.

    Attributes:
        certainties: 0..1 for each character of `text`.
        centres: the middle of each character as a fraction of the strip's width.
    """

    text: str
    confidence: float
    certainties: tuple[float, ...]
    centres: tuple[float, ...]


class PpOcr:
    """The loaded models. Safe to use from several threads; each call runs on one core."""

    def __init__(self) -> None:
        """Load the models.

        Raises:
            ToolMissingError: rapidocr or its models are broken.
        """
        try:
            self._engine = RapidOCR(
                params={
                    "Global.log_level": "error",
                    "Global.max_side_len": 10_000,
                    "Global.use_cls": False,
                    "Det.limit_side_len": 32,
                    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
                    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
                }
            )
            # with all its steps once, so that no thread loads a model in the middle of a page
            self._engine(np.full((2 * _STRIP_HEIGHT, 160, 3), 255, np.uint8))
            self._reader = self._engine._load_rec_model()  # type: ignore[no-untyped-call]  # noqa: SLF001  the public call reads one line at a time
        except Exception as error:  # rapidocr raises whatever its parts raise
            raise ToolMissingError(f"PP-OCR cannot be loaded: {error}") from error

    def find(self, pixels: Pixels) -> Quads:
        """Find the lines of text on a page."""
        long_side = max(pixels.shape[:2])
        scale = min(_FIND_LONG_SIDE / long_side, max(1.0, _FIND_LEAST_SIDE / long_side))
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = pixels if scale == 1 else cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=method)
        found = self._engine(small, use_det=True, use_cls=False, use_rec=False)
        boxes = getattr(found, "boxes", None)  # rapidocr's answer has another class for each choice of steps
        if boxes is None or not len(boxes):
            return np.zeros((0, 4, 2), np.float32)
        return np.asarray(np.asarray(boxes, np.float32) / np.float32(scale), np.float32)

    def read(self, strips: Sequence[Pixels]) -> list[Strip]:
        """Read pictures of single lines, each upright and left to right."""
        if not strips:
            return []
        said = self._reader(TextRecInput(img=list(strips), return_word_box=True))
        return [
            _strip(text, score, words)
            for text, score, words in zip(said.txts, said.scores, said.word_results, strict=True)
        ]


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
    scale = max(_STRIP_HEIGHT / min(along, down), 1.0)
    width, height = round(along * scale), round(down * scale)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(grown.astype(np.float32), flat)
    strip = cv2.warpPerspective(pixels, turn, (width, height), borderMode=cv2.BORDER_REPLICATE, flags=cv2.INTER_CUBIC)
    return _at_most(np.asarray(strip, np.uint8))


def _at_most(strip: Pixels) -> Pixels:
    """Reduce a large strip evenly; the recogniser's own reducing drops pixels."""
    least = min(strip.shape[:2])
    if least <= 1.5 * _STRIP_HEIGHT:
        return strip
    scale = _STRIP_HEIGHT / least
    return np.asarray(cv2.resize(strip, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)


def _strip(text: str, score: float, words: object) -> Strip:
    certainties = tuple(float(c) for c in getattr(words, "confs", ()))
    columns = [float(column) for word in getattr(words, "word_cols", ()) for column in word]
    length = float(getattr(words, "line_txt_len", 0) or 0)
    return Strip(
        text=text,
        confidence=float(score),
        certainties=certainties if len(certainties) == len(text) else (),
        centres=_centres(text, columns, length),
    )


def _centres(text: str, columns: list[float], length: float) -> tuple[float, ...]:
    """The columns that the recogniser saw characters in, as fractions; it names none for a space."""
    if length <= 0 or len(columns) != sum(not c.isspace() for c in text):
        return ()
    named = iter(columns)
    middles: list[float] = []
    for character in text:
        middles.append((middles[-1] if middles else 0.5) if character.isspace() else next(named) + 0.5)
    return tuple(min(middle / length, 1.0) for middle in middles)
