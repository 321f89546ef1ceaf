"""The names of China's provinces, cities, counties and districts: what the names of offices begin with."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

_NAMED = re.compile(r'(?:province|county)="(?:\[[^\]]*\])?([^"]+)"')
_NO_PLACES = frozenset({"市辖区", "县", "省直辖县级行政区划"})
_MOST_JUNK = 3
_LONGEST = 12
_OF_THE_STATE = ("中国", "中华", "国家", "全国")
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


def with_place(text: str, *, office: bool) -> tuple[str, ...]:
    """What a name may be whose place was misread, or lost a character: each with a place that is known.

    成公市市场监督管理局: 成都市市场监督管理局; 郸市贡创信息: 邯郸市贡创信息. Empty where it begins with one.

    Args:
        text: a name as read, from its first character on.
        office: an office's, whose place has its level (深圳市); companies leave it out (深圳).
    """
    if begins_as_written(text) or (not office and text.startswith(_short_places())):
        return ()
    index = _bent_places(office=office)
    found: dict[str, None] = {}
    for read in range(1, min(_LONGEST, len(text)) + 1):
        head = text[:read]
        for place in {place for key in _bent(head) for place in index.get(key, ())}:
            begun_late = place.endswith(head) and len(place) - read <= 2  # noqa: PLR2004  at most two characters are lost
            is_bent = Levenshtein.distance(head, place, score_cutoff=1) <= 1
            if begun_late or (is_bent and (read > 2 or head[-1] == place[-1])):  # noqa: PLR2004  one of two characters is no evidence
                found[place + text[read:]] = None
    return tuple(sorted(found))


def begins_as_written(name: str) -> bool:
    """Does it begin with a known place, or with the state's name?"""
    return name.startswith(_OF_THE_STATE) or begins_with_place(name)


@cache
def _bent_places(*, office: bool) -> dict[str, tuple[str, ...]]:
    """Places by themselves, by what is left of them without any one character, and without their first two."""
    index: dict[str, list[str]] = {}
    for place in (*_places(), *(() if office else _short_places())):
        for key in {*_bent(place), place[2:]} - {""}:
            index.setdefault(key, []).append(place)
    return {key: tuple(places) for key, places in index.items()}


def _bent(head: str) -> set[str]:
    return {head, *(head[:at] + head[at + 1 :] for at in range(len(head)))}


@cache
def _places() -> frozenset[str]:
    table = (files("stdnum.cn") / "loc.dat").read_text("utf-8")
    return frozenset(name for name in _NAMED.findall(table) if len(name) > 1) - _NO_PLACES


@cache
def _short_places() -> tuple[str, ...]:
    """Provinces and cities as companies' names have them: 北京, 邯郸."""
    return tuple(sorted({place[:-1] for place in _places() if place[-1] in "省市" and len(place) > 2}))  # noqa: PLR2004  a character and its level is no name
