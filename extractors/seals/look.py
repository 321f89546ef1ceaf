"""Looks at one seal that the detector has found: ink, outline, words, type."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.seals import SealShape, SealType
from extractors.lines import Span
from extractors.seals.block import read_block
from extractors.seals.detector import Detection
from extractors.seals.imprint import imprint_of
from extractors.seals.ink import separate
from extractors.seals.inner import has_emblem, read_code, read_inner
from extractors.seals.outline import Rim, fit_rim
from extractors.seals.ring import ReadLine, read_ring
from extractors.seals.sighting import SealSighting
from extractors.seals.wording import ends_well, type_of

_MARGIN = 0.08
"""Paper round a seal that is looked at with it, as a fraction of its longer side."""
_LARGEST, _SMALLEST = 420, 220
"""Pixels: larger crops are reduced, smaller ones enlarged (at most twice): ring characters become 25 to 60 tall."""
_READABLE = 32
"""Pixels: nobody reads the ring of a smaller seal."""
_CODE_READABLE = 180
_UNENDED = 0.75
"""A name that does not end as names do was not read to its end, however sure the reader is of what it read."""
_AT_EDGE = 0.012
"""Of the page's longer side: a seal so near to the edge and not whole is cut by it."""
_HALF = 0.72
"""Narrower than this, by its height, a round seal at the edge is a piece, and its ring is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    text: str = ""
    code: str = ""
    confidence: float = 0.0
    type: SealType = SealType.UNKNOWN


def look_at(pixels: NDArray[np.uint8], found: Detection, read_line: ReadLine, *, grey_page: bool) -> SealSighting:
    """Everything that can be seen of one seal.

    Args:
        pixels: the upright page, BGR.
        found: where the detector saw it.
        read_line: reads the picture of one line.
        grey_page: the whole page has no colour.
    """
    left, top, right, bottom = found.box
    crop, corner, scale = _crop(pixels, found.box)
    ink = separate(crop)
    at_edge = _at_edge(found, pixels.shape[1], pixels.shape[0])
    around = found.shape in (SealShape.ROUND, SealShape.OVAL)
    piece = at_edge and min(right - left, bottom - top) < _HALF * max(right - left, bottom - top)
    words = _Words()
    if not piece and max(right - left, bottom - top) >= _READABLE:
        if around:
            first = Rim(
                x=((left + right) / 2 - corner[0]) * scale,
                y=((top + bottom) / 2 - corner[1]) * scale,
                across=(right - left) / 2 * scale,
                down=(bottom - top) / 2 * scale,
            )
            words = _read_round(ink.density, first, found, read_line)
        else:
            text, confidence = read_block(ink.density, read_line)
            words = _Words(text=text, confidence=confidence, type=type_of(text, "", square=True, emblem=False))
    return SealSighting(
        span=Span(left=left, top=top, right=right, bottom=bottom),
        colour=ink.colour,
        shape=SealShape.ROUND if piece and found.shape is SealShape.OVAL else found.shape,
        type=words.type,
        imprint=imprint_of(ink, grey_page=grey_page),
        text=words.text,
        code=words.code,
        confidence=found.score,
        text_confidence=words.confidence,
        at_edge=at_edge,
    )


def _read_round(density: NDArray[np.float32], first: Rim, found: Detection, read_line: ReadLine) -> _Words:
    rim = fit_rim(density, first, oval=found.shape is SealShape.OVAL)
    ring = read_ring(density, rim, read_line)
    emblem = has_emblem(density, rim)
    inner = () if emblem else read_inner(density, rim, ring.band, ring.gap.middle, read_line)
    size = max(found.box[2] - found.box[0], found.box[3] - found.box[1])
    code = read_code(density, rim, ring, read_line) if size >= _CODE_READABLE else ""
    return _Words(
        text=ring.text + "".join(inner),
        code=code,
        confidence=ring.confidence * (1.0 if ends_well(ring.text) else _UNENDED),
        type=type_of(ring.text, "".join(inner), square=False, emblem=emblem),
    )


def _crop(
    pixels: NDArray[np.uint8], box: tuple[float, float, float, float]
) -> tuple[NDArray[np.uint8], tuple[int, int], float]:
    """The seal with some paper round it, brought to a size fit for reading; its corner on the page; the scale."""
    height, width = pixels.shape[:2]
    margin = _MARGIN * max(box[2] - box[0], box[3] - box[1])
    left, top = max(int(box[0] - margin), 0), max(int(box[1] - margin), 0)
    right, bottom = min(int(box[2] + margin) + 1, width), min(int(box[3] + margin) + 1, height)
    crop = pixels[top:bottom, left:right]
    long_side = max(crop.shape[:2])
    scale = _LARGEST / long_side if long_side > _LARGEST else min(2.0, max(1.0, _SMALLEST * 2 / long_side))
    if scale != 1:
        method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
        crop = np.asarray(cv2.resize(crop, None, fx=scale, fy=scale, interpolation=method), np.uint8)
    return crop, (left, top), scale


def _at_edge(found: Detection, width: int, height: int) -> bool:
    """It touches the page's edge and is not whole: the visible part is clearly narrower than it is long."""
    left, top, right, bottom = found.box
    near = _AT_EDGE * max(width, height)
    wide, tall = right - left, bottom - top
    sideways = (left <= near or right >= width - near) and wide < 0.9 * tall
    lengthways = (top <= near or bottom >= height - near) and tall < 0.9 * wide
    return sideways or lengthways
