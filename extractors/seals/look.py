"""Looks at one seal that the detector has found: ink, outline, words, type."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.posteriors import Posteriors
from chushen.seals import SealShape, SealType
from extractors.lines import Span
from extractors.seals.block import read_block
from extractors.seals.detector import Detection
from extractors.seals.imprint import imprint_of
from extractors.seals.ink import SealInk, separate
from extractors.seals.inner import has_emblem, read_code, read_inner
from extractors.seals.outline import Rim, fit_rim, is_oval
from extractors.seals.phrases import put_right
from extractors.seals.ring import StripReader, read_ring, worth
from extractors.seals.sighting import SealSighting
from extractors.seals.wording import ends_well, type_of

_MARGIN = 0.1
"""Paper round a seal that is looked at with it, as a fraction of its longer side."""
_LARGEST, _SMALLEST = 420, 220
"""Pixels: larger crops are reduced, smaller ones enlarged (at most twice): ring characters become 25 to 60 tall."""
_READABLE = 54
"""Pixels: nobody reads the ring of a smaller seal."""
_CODE_READABLE = 180
_SURE_RIM = 0.45
"""With so much of its ellipse on ink the rim itself says where the seal is and how round."""
_SURE_OVAL = 0.7
"""A tilted oval has a square box: there the detector is believed only when it is sure."""
_UNSURE = 0.7
"""A ring that reads no better is read once more with the print left in."""
_EMBLEM_SEEN = 70
"""Pixels of the crop: the middle of a smaller seal is a blot."""
_UNENDED = 0.75
"""A name that does not end as names do was not read to its end, however sure the reader is of what it read."""
_AT_EDGE = 0.012
"""Of the page's longer side: a seal so near to the edge and not whole is cut by it."""
_HALF = 0.72
"""Narrower than this, by its height, a round seal at the edge is a piece, and its ring is not read."""
_SLIVER = 0.45
"""The same of one that is cut within the picture, by the edge of its sheet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    text: str = ""
    certainties: tuple[float, ...] = ()
    code: str = ""
    confidence: float = 0.0
    type: SealType = SealType.UNKNOWN
    heard: tuple[Posteriors, ...] = ()


def look_at(pixels: NDArray[np.uint8], found: Detection, reader: StripReader, *, grey_page: bool) -> SealSighting:
    """Everything that can be seen of one seal.

    Args:
        pixels: the upright page, BGR.
        found: where the detector saw it.
        reader: reads the pictures of lines.
        grey_page: the whole page has no colour.
    """
    left, top, right, bottom = found.box
    crop, corner, scale = _crop(pixels, found.box)
    ink = separate(crop)
    at_edge = _at_edge(found, pixels.shape[1], pixels.shape[0])
    span = Span(left=left, top=top, right=right, bottom=bottom)
    shape, words = found.shape, _Words()
    wide, tall = right - left, bottom - top
    piece = min(wide, tall) < (_HALF if at_edge else _SLIVER) * max(wide, tall)
    if piece and shape in (SealShape.ROUND, SealShape.OVAL):
        shape = SealShape.ROUND
    elif shape in (SealShape.ROUND, SealShape.OVAL):
        first = Rim(
            x=((left + right) / 2 - corner[0]) * scale,
            y=((top + bottom) / 2 - corner[1]) * scale,
            across=wide / 2 * scale,
            down=tall / 2 * scale,
        )
        oval = is_oval(first) or (shape is SealShape.OVAL and found.shape_score > _SURE_OVAL)
        rim = fit_rim(ink.density, first, oval=oval)
        if rim.covered > _SURE_RIM:
            shape = SealShape.OVAL if is_oval(rim) else SealShape.ROUND
            span = _bounds(rim, corner, scale, pixels.shape) if not at_edge else span
        if max(wide, tall) >= _READABLE:
            words = _read_round(ink, rim, reader, code=max(wide, tall) >= _CODE_READABLE)
    elif max(wide, tall) >= _READABLE:
        text, confidence = read_block(ink.density, reader.read_line)
        words = _Words(text=text, confidence=confidence, type=type_of(text, "", square=True, emblem=False))
    return SealSighting(
        span=span,
        colour=ink.colour,
        shape=shape,
        type=words.type,
        imprint=imprint_of(ink, grey_page=grey_page),
        text=words.text,
        certainties=words.certainties,
        code=words.code,
        confidence=found.score,
        text_confidence=words.confidence,
        at_edge=at_edge,
        heard=words.heard,
    )


def _read_round(ink: SealInk, rim: Rim, reader: StripReader, *, code: bool) -> _Words:
    ring, density = read_ring(ink.density, rim, reader), ink.density
    if ring.confidence < _UNSURE:
        other = read_ring(ink.with_print, rim, reader)
        if worth(other) > worth(ring):
            ring, density = other, ink.with_print
    emblem = max(rim.across, rim.down) >= _EMBLEM_SEEN and has_emblem(density, rim)
    lines = () if emblem else read_inner(density, rim, ring.band, ring.gap.middle, reader.read_line)
    inner = put_right("".join(lines))[0]
    text, certainties = put_right(ring.text, ring.certainties)
    return _Words(
        text=text + inner,
        certainties=(*certainties, *(1.0 for _ in inner)) if certainties else (),
        code=read_code(density, rim, ring, reader.read_line) if code else "",
        confidence=ring.confidence * (1.0 if ends_well(text) else _UNENDED),
        type=type_of(text, inner, square=False, emblem=emblem),
        heard=ring.heard,
    )


def _bounds(rim: Rim, corner: tuple[int, int], scale: float, page: tuple[int, ...]) -> Span:
    """The rim's rectangle on the page: truer than the detector's by some pixels."""
    around = rim.points(np.linspace(0, 2 * np.pi, 72, endpoint=False))
    low, high = around.min(axis=0) / scale + corner, around.max(axis=0) / scale + corner
    return Span(
        left=float(np.clip(low[0], 0, page[1] - 1)),
        top=float(np.clip(low[1], 0, page[0] - 1)),
        right=float(np.clip(high[0], 1, page[1])),
        bottom=float(np.clip(high[1], 1, page[0])),
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
