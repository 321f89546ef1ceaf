"""A page as it lies in the file -> upright: off the desk, turned, straight, at the size that is read best."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.geometry import Box
from extractors.line_finder import Quads
from extractors.line_reader import Strip
from extractors.lines import Span
from extractors.pp_ocr import Pixels, PpOcr, cut
from extractors.sheet import find_sheet

_LONG_SIDE = 2400
"""A4 at 200 dpi: 300 dpi costs twice as much and reads no better (docs/reading.md)."""
_STRAIGHT = 0.3
"""Degrees of skew that are left alone."""
_FIRST, _WITNESSES = 3, 6
"""So many of the longest lines are asked which way up they stand: a few first, more where these leave a doubt."""
_ENOUGH = 9
"""Of each line as many heights are read."""
_MOST_SKEW = 20
"""Degrees; a line that leans more is a label on a drawing, not the page's skew."""
_MAKES_SENSE, _PLAIN_SENSE = 0.6, 0.85
"""Lines read the wrong way up come out below the first; above the second nobody asks further."""
_MARGIN = 0.03
"""Kept around a sheet that is taken off its desk: a corner found a little too far in costs nothing."""
_MUCH_SMALLER = 0.7
_STRAY = 2
"""So many lines may be seen on the desk: its grain, the edge of another paper."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UprightPage:
    """A page turned the way it is read.

    Attributes:
        pixels: height x width x 3, BGR.
        quads: the lines found on it (extractors.pp_ocr.Quads), in its pixels.
        rotation: degrees clockwise by which the content lies turned in the file: 0, 90, 180 or 270.
        from_seen: 3 x 3, takes a pixel of the page as seen to a pixel of this one.
        seen: the page as it came.
    """

    pixels: Pixels
    quads: Quads
    rotation: int
    from_seen: NDArray[np.float64]
    seen: Pixels

    def strip(self, quad: NDArray[np.float32]) -> Pixels:
        """The picture of one line, cut out of the page as it came: every turn on the way here cost sharpness."""
        back = cv2.perspectiveTransform(quad.reshape(1, 4, 2).astype(np.float64), np.linalg.inv(self.from_seen))[0]
        return cut(self.seen, np.asarray(back, np.float32))

    def box(self, span: Span) -> Box:
        """Where a rectangle of the upright page lies on the page as seen."""
        corners = np.array(
            [[[span.left, span.top], [span.right, span.top], [span.right, span.bottom], [span.left, span.bottom]]]
        )
        back = cv2.perspectiveTransform(corners, np.linalg.inv(self.from_seen))[0]
        height, width = self.seen.shape[:2]
        (left, top), (right, bottom) = back.min(axis=0), back.max(axis=0)
        return Box.clipped(float(left / width), float(top / height), float(right / width), float(bottom / height))

    def span(self, box: Box) -> Span:
        """Where a box of the page as seen lies on the upright page."""
        height, width = self.seen.shape[:2]
        left, top, right, bottom = box.left * width, box.top * height, box.right * width, box.bottom * height
        corners = np.array([[[left, top], [right, top], [right, bottom], [left, bottom]]])
        there = cv2.perspectiveTransform(corners, self.from_seen)[0]
        (left, top), (right, bottom) = there.min(axis=0), there.max(axis=0)
        return Span(left=float(left), top=float(top), right=float(right), bottom=float(bottom))


def as_it_lies(seen: Pixels) -> UprightPage:
    """A page that is known to stand upright (it states its own text): nothing is turned, no line is looked for."""
    height, width = seen.shape[:2]
    scale = min(_LONG_SIDE / max(height, width), 1.0)
    size = (round(width * scale), round(height * scale))
    return UprightPage(
        pixels=seen if scale == 1 else _warp(seen, _scaling(scale), size),
        quads=np.zeros((0, 4, 2), np.float32),
        rotation=0,
        from_seen=_scaling(scale),
        seen=seen,
    )


def turn_upright(seen: Pixels, reader: PpOcr) -> UprightPage:
    """Take the page off the desk, turn it upright and make it straight.

    Which way is up is asked of the text itself, never of a header alone: first of the direction of the lines,
    then of what the longest of them say when read both ways.
    """
    matrix, pixels, quads = _laid_flat(seen, reader)
    turn = _quarter_turns(pixels, quads, reader)
    if turn:
        matrix = _quarter_turn(turn, pixels.shape[1], pixels.shape[0]) @ matrix
        pixels = np.ascontiguousarray(np.rot90(pixels, -turn))
        quads = reader.find(pixels)
    skew = skew_of(quads)
    if abs(skew) > _STRAIGHT:
        tilt = _tilting(skew, pixels.shape[1], pixels.shape[0])
        matrix = tilt @ matrix
        pixels = _warp(pixels, tilt, (pixels.shape[1], pixels.shape[0]))
        quads = cv2.perspectiveTransform(quads.reshape(1, -1, 2), tilt).reshape(-1, 4, 2).astype(np.float32)
    return UprightPage(
        pixels=pixels,
        quads=quads,
        rotation=(360 - 90 * turn) % 360,
        from_seen=matrix,
        seen=seen,
    )


def _laid_flat(seen: Pixels, reader: PpOcr) -> tuple[NDArray[np.float64], Pixels, Quads]:
    """The page off its desk where it lies on one, else as it is: the matrix that takes it there, and its lines."""
    height, width = seen.shape[:2]
    scale = min(_LONG_SIDE / max(height, width), 1.0)
    whole = seen if scale == 1 else _warp(seen, _scaling(scale), (round(width * scale), round(height * scale)))
    quads = reader.find(whole)
    sheet = find_sheet(seen)
    if sheet is None or not _holds_the_text(sheet, quads / scale):
        return _scaling(scale), whole, quads
    matrix, width, height = _flattening(sheet)
    pixels = _warp(seen, matrix, (width, height))
    return matrix, pixels, reader.find(pixels)


def _holds_the_text(sheet: NDArray[np.float32], quads: Quads) -> bool:
    """A shadow across a sheet can look like its edge: then lines stand outside of what was taken for the sheet."""
    middles = quads.mean(axis=1)
    outside = sum(cv2.pointPolygonTest(sheet, (float(x), float(y)), measureDist=False) < 0 for x, y in middles)
    return bool(outside <= _STRAY)


def skew_of(quads: Quads) -> float:
    """The angle of the lines against the horizontal, in degrees clockwise, the long ones counting most."""
    if not len(quads):
        return 0.0
    along = (quads[:, 1] + quads[:, 2] - quads[:, 0] - quads[:, 3]) / 2
    lengths = np.linalg.norm(along, axis=1)
    angles = np.degrees(np.arctan2(along[:, 1], along[:, 0]))
    fit = (np.abs(angles) < _MOST_SKEW) & (lengths > 2.5 * _heights(quads))
    if not fit.any():
        return 0.0
    order = np.argsort(angles[fit])
    weights = np.cumsum(lengths[fit][order])
    return float(angles[fit][order][int(np.searchsorted(weights, weights[-1] / 2))])


def _heights(quads: Quads) -> NDArray[np.float32]:
    return np.asarray(np.linalg.norm((quads[:, 3] + quads[:, 2] - quads[:, 0] - quads[:, 1]) / 2, axis=1), np.float32)


def _quarter_turns(pixels: Pixels, quads: Quads, reader: PpOcr) -> int:
    """How many clockwise quarter turns make the page upright."""
    if not len(quads):
        return 0
    long = quads[np.argsort(-np.linalg.norm(quads[:, 0] - quads[:, 2], axis=1))][:_WITNESSES]
    boxes = np.stack([long.min(axis=1), long.max(axis=1)], axis=1)
    sizes = boxes[:, 1] - boxes[:, 0]
    lying = float(sizes[sizes[:, 0] > 1.5 * sizes[:, 1]].sum())
    standing = float(sizes[sizes[:, 1] > 1.5 * sizes[:, 0]].sum())
    ways = [0, 2] if lying >= standing else [1, 3]
    if lying and standing and min(lying, standing) > 0.4 * max(lying, standing):
        ways = [0, 1, 2, 3]
    strips = [_beginning(_upright_box(pixels, box)) for box in boxes.astype(int)]
    if _sense(reader.read([np.ascontiguousarray(np.rot90(s, -ways[0])) for s in strips[:_FIRST]])) > _PLAIN_SENSE:
        return ways[0]
    marks: dict[int, float] = {}
    for way in ways:
        marks[way] = _sense(reader.read([np.ascontiguousarray(np.rot90(s, -way)) for s in strips]))
        if marks[way] > _PLAIN_SENSE:
            return way
    best = max(ways, key=lambda way: marks[way])
    return best if marks[best] > _MAKES_SENSE else 0


def _upright_box(pixels: Pixels, box: NDArray[np.int64]) -> Pixels:
    (left, top), (right, bottom) = np.maximum(box, 0)
    return pixels[top : max(bottom, top + 4), left : max(right, left + 4)]


def _beginning(strip: Pixels) -> Pixels:
    """So much of a line as is needed to tell whether it makes sense."""
    height, width = strip.shape[:2]
    return strip[:, : _ENOUGH * height] if width > height else strip[: _ENOUGH * width]


def _sense(strips: Sequence[Strip]) -> float:
    """How much sense the lines make read this way: mean certainty over characters, short scraps counting little."""
    letters = sum(len(strip.text) for strip in strips)
    if not letters:
        return 0.0
    return sum(strip.confidence * len(strip.text) for strip in strips) / (letters + 4)


def _scaling(scale: float) -> NDArray[np.float64]:
    return np.diag([scale, scale, 1.0])


def _flattening(sheet: NDArray[np.float32]) -> tuple[NDArray[np.float64], int, int]:
    """The transform that lays a sheet's four corners (from top left clockwise) flat, and its width and height."""
    across = max(np.linalg.norm(sheet[1] - sheet[0]), np.linalg.norm(sheet[2] - sheet[3]))
    down = max(np.linalg.norm(sheet[3] - sheet[0]), np.linalg.norm(sheet[2] - sheet[1]))
    scale = min(_LONG_SIDE / float(max(across, down)), 1.0)
    width, height = round(float(across) * scale), round(float(down) * scale)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    flat += np.array([round(_MARGIN * width), round(_MARGIN * height)], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(sheet, flat), np.float64)
    return matrix, width + 2 * round(_MARGIN * width), height + 2 * round(_MARGIN * height)


def _quarter_turn(turns: int, width: int, height: int) -> NDArray[np.float64]:
    """Clockwise quarter turns of a picture of this size, as a transform of its pixels."""
    match turns % 4:
        case 1:
            return np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
        case 2:
            return np.array([[-1.0, 0.0, width], [0.0, -1.0, height], [0.0, 0.0, 1.0]])
        case 3:
            return np.array([[0.0, 1.0, 0.0], [-1.0, 0.0, width], [0.0, 0.0, 1.0]])
        case _:
            return np.eye(3)


def _tilting(angle: float, width: int, height: int) -> NDArray[np.float64]:
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return np.vstack([turn, [0.0, 0.0, 1.0]])


def _warp(pixels: Pixels, matrix: NDArray[np.float64], size: tuple[int, int]) -> Pixels:
    if (
        matrix[0, 0] < _MUCH_SMALLER and not matrix[2, :2].any()
    ):  # a plain reduction: average, or thin strokes fall between pixels
        return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return np.asarray(
        cv2.warpPerspective(pixels, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
