"""Does one sheet go on where another ends? Told by the sections' numbers and by a sentence that was not finished."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from extractors.dates import number
from extractors.glyphs import compact, width_units

PAGE_NUMBER = re.compile(r"[-—–·\s]*(?:第\s*)?\d{1,3}(?:\s*页)?(?:\s*[/共].{0,8})?[-—–·\s]*")
_NUMERAL = r"(?P<n>[一二三四五六七八九十]{1,3}|\d{1,2})"
_SECTIONS = (
    re.compile(rf"第{_NUMERAL}[章节部]"),
    re.compile(r"(?P<n>[一二三四五六七八九十]{1,3})[、.．]"),
    re.compile(r"[（(](?P<n>[一二三四五六七八九十]{1,3})[)）]"),
    re.compile(r"(?P<n>\d{1,2})[、.．](?!\d)"),
    re.compile(r"[（(]?(?P<n>\d{1,2})[)）]"),
)
"""How sections and points are numbered, each way by itself."""
_ENDS = ("。", "！", "？", "：", "；", "!", "?", ":", ";")
_LONG = 16.0
"""Heights of its characters; a shorter line is a heading or a signature, and no sentence that was cut off."""


def body(text: str, furniture: Collection[str] = ()) -> list[str]:
    """A page's lines without its page number and without what stands on the other page too."""
    lines = (line.strip() for line in text.splitlines() if line not in furniture)
    return [line for line in lines if line and not PAGE_NUMBER.fullmatch(line)]


def goes_on(above: str, below: str) -> bool:
    """Is the text of one page continued by that of another?

    Args:
        above: the text of the page before, a line a line.
        below: the text of the page that may follow.
    """
    shared = set(above.splitlines()) & set(below.splitlines())
    before, after = body(above, shared), body(below, shared)
    if not before or not after:
        return False
    for pattern in _SECTIONS:
        last, first = max(_numbers(pattern, before), default=0), next(_numbers(pattern, after), 0)
        if first > 1 and last == first - 1:
            return True
    starts = any(pattern.match(compact(after[0])) for pattern in _SECTIONS)
    return not starts and width_units(before[-1]) >= _LONG and not before[-1].endswith(_ENDS)


def _numbers(pattern: re.Pattern[str], lines: Collection[str]) -> Iterator[int]:
    for line in lines:
        found = pattern.match(compact(line))
        if found is not None:
            yield number(found["n"]) or 0
