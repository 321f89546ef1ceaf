"""The names of China's provinces, cities, counties and districts: what the names of offices begin with."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_NAMED = re.compile(r'(?:province|county)="(?:\[[^\]]*\])?([^"]+)"')
_NO_PLACES = frozenset({"市辖区", "县", "省直辖县级行政区划"})
_MOST_JUNK = 3
_LONGEST = 12
_LEVEL = re.compile(r"(?:特别行政区|自治区|自治州|自治县|地区|新区|省|市|区|县|旗|盟)$")


def without_junk(name: str, heard: str = "") -> str:
    """An office's name freed of stray characters before it: those of a seal that lies there, read along with it.

    Args:
        name: as read, such as 通贵阳市公安局.
        heard: other text of the document; a place that it names counts as known.
    """
    if begins_with_place(name, heard):
        return name
    cuts = (cut for cut in range(1, _MOST_JUNK + 1) if not _LEVEL.search(name[:cut]))
    return next((name[cut:] for cut in cuts if begins_with_place(name[cut:], heard)), name)


def completed(name: str, heard: str) -> str:
    """An office's name with the first characters of its place put back, where other text names the place whole.

    州市天河区市场监督管理局 on a document that says 广东省广州市天河区: 广州市天河区市场监督管理局.
    """
    if begins_with_place(name, ""):
        return name
    for known in sorted(_places(), key=len):
        for lost in range(1, min(len(known) - 1, _MOST_JUNK)):
            tail = known[lost:]
            if name.startswith(tail) and known + name[len(tail) :][:2] in heard:
                return known[:lost] + name
    return name


def begins_with_place(name: str, heard: str = "") -> bool:
    """Does it begin with a place that is known, or that other text (`heard`) names?"""
    heads = [name[:length] for length in range(2, _LONGEST)]
    return any(head in _places() or (len(head) > 2 and _LEVEL.search(head) and head in heard) for head in heads)  # noqa: PLR2004  one character and its level


@cache
def _places() -> frozenset[str]:
    table = (files("stdnum.cn") / "loc.dat").read_text("utf-8")
    return frozenset(_NAMED.findall(table)) - _NO_PLACES
