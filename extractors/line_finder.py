"""PP-OCR's detector: a page -> the quadrilaterals of its lines of text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from rapidocr.ch_ppocr_det.utils import DBPostProcess

from extractors.network import Network

Pixels = NDArray[np.uint8]
Quads = NDArray[np.float32]
"""Text lines: n x 4 x 2, pixels, each from its top left corner clockwise."""

_LONG_SIDE = 1280
"""Every page is brought to this size, up or down: twice as large costs four times the seconds and finds no more."""
_MULTIPLE = 32
"""The network halves a picture five times."""


class LineFinder:
    """The loaded detector. Safe to use from several threads."""

    def __init__(self, model: Path) -> None:
        """Load the detector."""
        self._network = Network(model, side_by_side=False)
        # how a map of text becomes boxes: thresholds as PP-OCR ships them
        self._boxes_of = DBPostProcess(thresh=0.3, box_thresh=0.5, unclip_ratio=1.6, use_dilation=True)
        # where a line and the short end of it below touch, their common box is mostly paper and falls through; their
        # middles, which are surer, lie apart
        self._middles_of = DBPostProcess(thresh=0.7, box_thresh=0.6, unclip_ratio=2.0, use_dilation=False)

    def find(self, pixels: Pixels, of_page: Sequence[int] | None = None) -> Quads:
        """Find the lines of text on a page.

        Args:
            pixels: height x width x 3, BGR.
            of_page: height and width of the whole page where `pixels` are a part of it.
        """
        height, width = pixels.shape[:2]
        scale = _LONG_SIDE / max((of_page or pixels.shape)[:2])
        across, down = (max(round(side * scale / _MULTIPLE), 1) * _MULTIPLE for side in (width, height))
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        small = cv2.resize(pixels, (across, down), interpolation=method)
        asked = cv2.dnn.blobFromImage(small, 1 / 127.5, mean=(127.5, 127.5, 127.5))
        (likely,) = self._network.ask([np.asarray(asked, np.float32)], np.copy)
        found, middles = (
            _quads(boxes_of(likely, (down, across))[0]) for boxes_of in (self._boxes_of, self._middles_of)
        )
        quads = _quads([*found, *(middle for middle in middles if not _is_among(middle, found))])
        return np.asarray(quads * np.array([width / across, height / down], np.float32), np.float32)


def _quads(boxes: Sequence[NDArray[np.generic]] | NDArray[np.generic]) -> Quads:
    return np.asarray(boxes, np.float32).reshape(-1, 4, 2)


def _is_among(quad: NDArray[np.float32], others: Quads) -> bool:
    """Does its middle lie in one of them?"""
    x, y = (float(value) for value in quad.mean(axis=0))
    return any(cv2.pointPolygonTest(other, (x, y), measureDist=False) >= 0 for other in others)
