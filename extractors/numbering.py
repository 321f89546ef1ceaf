"""What a page says of its own place: 第 3 页 共 5 页, - 3 -, 3/5."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chushen.pages import Numbering
from extractors.dates import number
from extractors.glyphs import compact
from extractors.lines import Line

_N = r"[\d一二三四五六七八九十]{1,4}"
_STATED = (
    re.compile(rf"第(?P<n>{_N})页[,，、/\s]*[(（]?共(?P<t>{_N})页[)）]?"),
    re.compile(rf"共(?P<t>{_N})页[,，、/\s]*[(（]?第(?P<n>{_N})页[)）]?"),
    re.compile(r"(?i)page(?P<n>\d{1,3})(?:of|/)(?P<t>\d{1,3})"),
    re.compile(rf"第(?P<n>{_N})页"),
)
_AT_EDGE = (
    re.compile(r"(?P<n>\d{1,3})[/／](?P<t>\d{1,3})页?"),
    re.compile(r"[-—–－·.~]+(?P<n>\d{1,3})[-—–－·.~]+"),
    re.compile(r"(?P<n>\d{1,3})页?"),
)
_MARGIN = 0.1
"""Bare numbers count as page numbers in this share of the page's height, at its top and foot."""


def read_numbering(lines: Sequence[Line], size: tuple[float, float]) -> Numbering | None:
    """The page number, or None where the page says none.

    Args:
        lines: in pixels of the upright page.
        size: width and height of that page.
    """
    width, height = size
    edge = [line for line in lines if line.span.top > (1 - _MARGIN) * height or line.span.bottom < _MARGIN * height]
    edge.sort(key=lambda line: -line.span.top)
    for pattern in _STATED:
        for line in edge:
            found = pattern.search(compact(line.text))
            if found is not None:
                return _numbering(found)
    for line in edge:
        middle = (line.span.left + line.span.right) / 2
        alone = not any(_beside(line, other) for other in lines)
        for pattern in _AT_EDGE:
            found = pattern.fullmatch(compact(line.text))
            stated = found is not None and ("t" in found.re.groupindex or 0.4 * width < middle < 0.97 * width)
            if found is not None and stated and alone:
                return _numbering(found)
    return None


def _numbering(found: re.Match[str]) -> Numbering | None:
    groups = found.groupdict()
    page, total = number(groups["n"]), number(groups["t"]) if groups.get("t") else None
    if page is None or page < 1 or (total is not None and total < page):
        return None
    return Numbering(number=page, total=total)


def _beside(line: Line, other: Line) -> bool:
    if line is other:
        return False
    shared = min(line.span.bottom, other.span.bottom) - max(line.span.top, other.span.top)
    near = max(line.span.left, other.span.left) - min(line.span.right, other.span.right) < 3 * line.span.height
    return shared > 0.5 * min(line.span.height, other.span.height) and near
