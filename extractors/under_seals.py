"""Print under seals: lines looked for, and dates read, with the ink of the seal taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from extractors.dates import find_dates
from extractors.glyphs import compact
from extractors.ink import red_ink, without_grey_ink, without_red_ink
from extractors.line_finder import Quads
from extractors.line_reader import Strip
from extractors.lines import Line, Span
from extractors.pp_ocr import Pixels, PpOcr
from extractors.upright import UprightPage

_BAND_EDGE = 0.3
"""Of a seal's height, above and below the seals, is looked at again for lines."""
_SAME_LINE, _WHOLE = 0.5, 0.8
"""Of a line's box covered by one found in the other picture: they are one line, and the longer one stands."""
_INSIDE = 0.9
_YEAR = re.compile(r"(?:19|20)\d{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2}")
_REACH = 12.0
"""Heights of the line within which the seal begins that hides the rest of its date."""
_DATE_WIDTH = 8.0
"""Heights that a date is wide at least."""
_PICTURES = ((0.0, 0.1), (0.0, 0.35), (0.3, 0.1), (0.3, 0.35))
"""Shift down and paper around, in heights: year and the signs 年月日 seldom stand on one line."""
_AGREED = 2
"""So many pictures must show the same date."""
_FURTHER, _LEAST_FURTHER = 3.0, 0.5
"""Heights of a line, so far beyond its end it is looked on for what a seal hid when lines were looked for: at most, and
at least, up to the next line in its row."""
_WORDS = re.compile(r"[\u3400-\u9fff]+|[\d.年月日至长期-]+")
_PLAINLY = 0.8
"""The least certainty of a character that is added to a line so."""


def without_ink(pixels: Pixels) -> Pixels:
    """A part of a page without the ink of the seal on it, be it red or grey."""
    return without_red_ink(pixels) if red_ink(pixels).any() else without_grey_ink(pixels)


def find_again(upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> Quads:
    """The lines of a sealed page: where seals lie they are looked for once more with the ink taken out.

    Only the band of the page on which seals lie is looked at, all across, so that no line is cut. A line that is
    found only in one of the two pictures is kept.
    """
    edge = _BAND_EDGE * max(seal.height for seal in seals)
    height = upright.pixels.shape[0]
    top = min(max(int(min(seal.top for seal in seals) - edge), 0), height - 1)
    bottom = max(min(int(max(seal.bottom for seal in seals) + edge) + 1, height), top + 1)
    band = reader.find(_cleaned(upright.pixels, seals)[top:bottom], of_page=upright.pixels.shape)
    band[:, :, 1] += top
    old = [quad for quad in upright.quads if not _is_of_a_seal(span_of(quad), seals)]
    new = [quad for quad in band if _touched(span_of(quad), seals) and not _is_within(quad, old, _WHOLE)]
    kept = [quad for quad in old if not _is_within(quad, new, _SAME_LINE)]
    return np.asarray([*kept, *new], np.float32).reshape(-1, 4, 2)


def is_fuller(cleaned: Strip, plain: Strip) -> bool:
    """Does the picture without ink plainly show all that the other shows, and more? Ink hides characters."""
    rest = iter(compact(cleaned.text))
    more = len(compact(cleaned.text)) > len(compact(plain.text)) > 0
    return more and all(c in rest for c in compact(plain.text)) and min(cleaned.certainties) >= _PLAINLY


def read_on(read: list[Strip], quads: Quads, upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> Quads:
    """Lines that begin or end in a seal or at its rim, read a little further: the finder often stops at ring or star.

    Args:
        read: what was read of each line; a longer reading takes its place.
        quads: where the lines lie.
        upright: the page.
        seals: where seals lie, in pixels of the upright page.
        reader: PP-OCR.

    Returns:
        The quads, those of the lines that were read on made longer.
    """
    spans = [span_of(quad) for quad in quads]
    ends = [
        (i, left, _further(span, spans, seals, left=left)) for i, span in enumerate(spans) for left in (True, False)
    ]
    open_ = [(i, left, further) for i, left, further in ends if further]
    longer = [_longer(quads[i], further, left=left) for i, left, further in open_]
    quads = quads.copy()
    pictures = reader.read([without_ink(upright.strip(quad)) for quad in longer])
    for (i, left, _), quad, said in zip(open_, longer, pictures, strict=True):
        more = len(said.text) - len(read[i].text)
        added = slice(0, more) if left else slice(len(said.text) - more, None)
        kept = said.text[more:] if left else said.text[: len(said.text) - more]
        plainly = more > 0 and min(said.certainties[added]) >= _PLAINLY and _WORDS.fullmatch(said.text[added])
        if plainly and read[i].text and compact(kept) == compact(read[i].text):
            read[i], quads[i] = said, quad
    return quads


def _further(span: Span, spans: Sequence[Span], seals: Sequence[Span], *, left: bool) -> float:
    """By how many pixels a line that begins, or ends, in the reach of a seal may go on; 0 where it may not."""
    end = span.left if left else span.right
    if span.width < span.height or not any(
        seal.left < end < seal.right and seal.top < span.bottom and span.top < seal.bottom for seal in seals
    ):
        return 0.0
    reach = _FURTHER * span.height
    beside = replace(span, left=end - (reach if left else 0), right=end + (0 if left else reach))
    near = [other for other in spans if other is not span and other.covered_by(beside) > 0]
    room = min([reach, *(end - other.right if left else other.left - end for other in near)])
    return room if room >= _LEAST_FURTHER * span.height else 0.0


def _longer(quad: NDArray[np.float32], further: float, *, left: bool) -> NDArray[np.float32]:
    """The same line, one of its ends moved on along its own direction, by so many pixels."""
    left_top, right_top, right_bottom, left_bottom = quad
    step = (right_top - left_top) / max(float(np.linalg.norm(right_top - left_top)), 1.0) * further
    if left:
        return np.array([left_top - step, right_top, right_bottom, left_bottom - step], np.float32)
    return np.array([left_top, right_top + step, right_bottom + step, left_bottom], np.float32)


def read_dates(lines: Sequence[Line], upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> list[Line]:
    """Lines that begin with a year whose month and day a seal hides, read as one row up to the seal's far side.

    What is found of the row besides (年, 06, 月 …) is left out where the whole date was read.
    """
    found = [line for line in lines for line in _whole_dates(line, upright, seals, reader)]
    rest = [line for line in lines if not any(line.span.covered_by(date.span) > _SAME_LINE for date in found)]
    return [*rest, *found]


def span_of(quad: NDArray[np.float32]) -> Span:
    """The upright rectangle round a quadrilateral."""
    (left, top), (right, bottom) = quad.min(axis=0), quad.max(axis=0)
    return Span(left=float(left), top=float(top), right=float(right), bottom=float(bottom))


def _whole_dates(line: Line, upright: UprightPage, seals: Sequence[Span], reader: PpOcr) -> Iterator[Line]:
    text = compact(line.text)
    seal = next((seal for seal in seals if _hides_the_rest(line.span, seal)), None)
    if seal is None or not _YEAR.match(text) or find_dates(text):
        return
    row = replace(line.span, right=max(seal.right + line.span.height, line.span.left + _DATE_WIDTH * line.span.height))
    said = reader.read([without_ink(upright.strip(_quad(row, down, paper))) for down, paper in _PICTURES])
    dated = [(strip, find_dates(strip.text)) for strip in said]
    votes = Counter(dates[0].value for _, dates in dated if len(dates) == 1)
    value, count = votes.most_common(1)[0] if votes else ("", 0)
    if count >= _AGREED:
        best = max((s for s, dates in dated if dates and dates[0].value == value), key=lambda s: s.confidence)
        share = count / len(_PICTURES)
        certainties = tuple(certainty * share for certainty in best.certainties)
        yield replace(line, text=best.text, span=row, certainties=certainties, centres=())


def _hides_the_rest(line: Span, seal: Span) -> bool:
    beside = seal.top - 2 * line.height < line.top < seal.bottom + line.height
    return beside and line.left < seal.right and seal.left - line.left < _REACH * line.height


def _quad(row: Span, down: float, paper: float) -> NDArray[np.float32]:
    left = row.left - 0.1 * row.height
    top, bottom = row.top + (down - paper) * row.height, row.bottom + (down + paper) * row.height
    return np.array([[left, top], [row.right, top], [row.right, bottom], [left, bottom]], np.float32)


def _touched(span: Span, seals: Sequence[Span]) -> bool:
    return any(span.covered_by(seal) > 0 for seal in seals)


def _is_of_a_seal(span: Span, seals: Sequence[Span]) -> bool:
    """Found with the ink in place and lying in a seal from end to end: its own characters, or a line they broke up."""
    return any(span.covered_by(seal) > _INSIDE for seal in seals)


def _is_within(quad: NDArray[np.float32], others: Sequence[NDArray[np.float32]], share: float) -> bool:
    return any(span_of(quad).covered_by(span_of(other)) > share for other in others)


def _cleaned(plain: Pixels, seals: Sequence[Span]) -> Pixels:
    cleaned = plain.copy()
    height, width = plain.shape[:2]
    for seal in seals:
        left, top = max(int(seal.left), 0), max(int(seal.top), 0)
        right, bottom = min(int(seal.right) + 1, width), min(int(seal.bottom) + 1, height)
        if right > left and bottom > top:
            cleaned[top:bottom, left:right] = without_ink(plain[top:bottom, left:right])
    return cleaned
