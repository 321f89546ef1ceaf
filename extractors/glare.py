"""Glare: a lamp or the sun mirrored on the page, which burns the print out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.lines import Line, Span

Pixels = NDArray[np.uint8]

_SMALLER = 4
"""Patches are looked for on a copy of the page so many times smaller."""
_BURNT = 252
_PAPER_BELOW = 225.0
_SOLID, _MOST_GLARE = 0.55, 0.35
_GLARE_SHARE = 0.015
_ROUND, _CALM, _GRADUAL = 25, 3.0, 0.4
"""So wide round a patch, in pixels of the small copy, paper must be brighter than the rest by so many grey levels, in
such a share of it. Round white patches on real pages it was 0.15 at most."""
_INSIDE = 0.7
"""A line of which so much is burnt out lies in the patch, not at its edge."""
_FADED, _FADING = 0.7, 2
"""Print of less than so much of the contrast fades; so many line ends that fade into a patch are no chance."""


def find_glare(pixels: Pixels, lines: Sequence[Line]) -> Span | None:
    """A burnt-out patch among the lines: compact, whiter than the paper, and without a clear line in it.

    On paper that is itself nearly white, empty places may look so too; there the patch must grow out of the paper
    gradually, or lines must fade into it. On paper that is burnt out all over nothing can be told.

    Args:
        pixels: the upright page, height x width x 3, BGR.
        lines: what was read off it, at least one.

    Returns:
        The largest patch that lies so, in pixels of the page.
    """
    least = cv2.resize(pixels, None, fx=1 / _SMALLER, fy=1 / _SMALLER, interpolation=cv2.INTER_AREA).min(axis=2)
    paper = float(np.median(least))
    if paper >= _BURNT:
        return None
    burnt = cv2.morphologyEx((least >= _BURNT).astype(np.uint8), cv2.MORPH_OPEN, np.ones((9, 9), np.uint8))
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    patches = [
        span
        for span, patch in _patches(burnt)
        if _is_among(span, patch, grey, lines)
        and (paper <= _PAPER_BELOW or _grows(patch, least, paper) or _print_fades(patch, grey, lines))
    ]
    return max(patches, key=lambda patch: patch.width * patch.height, default=None)


def _patches(burnt: NDArray[np.uint8]) -> Iterator[tuple[Span, NDArray[np.uint8]]]:
    """The compact ones, neither tiny nor the paper itself: where they lie on the page, and their pixels here."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(burnt)
    for at, (left, top, width, height, area) in enumerate(stats[1:count].astype(float), 1):
        compact = area > _SOLID * width * height and width * height < _MOST_GLARE * burnt.size
        if compact and area > _GLARE_SHARE * burnt.size:
            edges = (left, top, left + width, top + height)
            left_, top_, right_, bottom_ = (edge * _SMALLER for edge in edges)
            yield Span(left=left_, top=top_, right=right_, bottom=bottom_), (labels == at).astype(np.uint8)


def _grows(patch: NDArray[np.uint8], least: NDArray[np.uint8], paper: float) -> bool:
    """Is most of what lies round it neither paper nor burnt out? What is cut out or pasted on has a sharp edge."""
    beside = np.asarray(cv2.dilate(patch, np.ones((_ROUND, _ROUND), np.uint8)) - patch, np.bool_)
    calm = cv2.medianBlur(least, 5)
    between = (calm > paper + _CALM) & (calm < _BURNT)
    return float(between[beside].mean()) > _GRADUAL


def _is_among(span: Span, patch: NDArray[np.uint8], grey: NDArray[np.uint8], lines: Sequence[Line]) -> bool:
    """Does it lie between the lines of print, none of which is clear in it?"""
    clear = _FADED * float(np.median([_contrast(grey, line.span) for line in lines]))
    text = lines[0].span
    for line in lines:
        text = text.union(line.span)
    inside = (line.span for line in lines if _share_of(patch, line.span) > _INSIDE)
    return span.covered_by(text) > _SOLID and not any(_contrast(grey, line) > clear for line in inside)


def _print_fades(patch: NDArray[np.uint8], grey: NDArray[np.uint8], lines: Sequence[Line]) -> bool:
    """Is the print that ends at the patch fainter there than in the rest of its line?"""
    fading = 0
    for span in (line.span for line in lines if line.span.width > 2 * line.span.height):
        for end, outward in ((span.left, -span.height), (span.right, span.height)):
            beyond, last = _between(span, end, end + 2 * outward), _between(span, end, end - 1.5 * outward)
            faint = _contrast(grey, last) < _FADED * _contrast(grey, span)
            fading += faint and _share_of(patch, beyond) > _SOLID
    return fading >= _FADING


def _between(span: Span, start: float, end: float) -> Span:
    return replace(span, left=max(min(start, end), 0.0), right=max(start, end, 0.0))


def _contrast(grey: NDArray[np.uint8], span: Span) -> float:
    """Grey levels between paper and print; 0 outside the page."""
    part = grey[max(int(span.top), 0) : int(span.bottom) + 1, max(int(span.left), 0) : int(span.right) + 1]
    return float(np.percentile(part, 90) - np.percentile(part, 1)) if part.size else 0.0


def _share_of(patch: NDArray[np.uint8], span: Span) -> float:
    """The share of a line, or of a place beside it, that lies in the patch."""
    top, bottom = int(span.top / _SMALLER), int(span.bottom / _SMALLER) + 1
    left, right = int(span.left / _SMALLER), int(span.right / _SMALLER) + 1
    under = patch[max(top, 0) : bottom, max(left, 0) : right]
    return float(under.mean()) if under.size else 0.0
