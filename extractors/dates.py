"""Dates as Chinese papers print them, written YYYY-MM-DD."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from chushen.kinds import LONG_TERM
from extractors.glyphs import compact

_DIGIT_OF = {"〇": "0", "零": "0", "○": "0", "O": "0", "o": "0", "Ｏ": "0", "0": "0"} | {
    c: str(i) for i, c in enumerate("一二三四五六七八九", start=1)
}
_YEAR = r"(?P<year>(?:19|20)\d{2}|[一二][九〇零○Oo0][〇零○Oo0一二三四五六七八九]{2})"
_PART = r"(?:\d{1,2}|[一二三四五六七八九十〇零廿元]{1,3})"
_SPECK = r"[.·,'`]?"
_FULL = re.compile(
    rf"{_YEAR}(?:{_SPECK}年{_SPECK}(?P<month>{_PART}){_SPECK}月{_SPECK}(?P<day>{_PART}){_SPECK}(?P<end>日)?"
    rf"|(?P<sep>[.\-/])(?P<month2>\d{{1,2}})(?P=sep)(?P<day2>\d{{1,2}})(?!\d))"
)
_MONTH_ONLY = re.compile(rf"{_YEAR}(?:年(?P<month>{_PART})月|[./](?P<month2>\d{{1,2}})(?![\d./]))")
_SOLID = re.compile(r"(?<![\dA-Za-z-])(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_MONTHS = {
    m: n
    for n, m in enumerate(["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"], start=1)
}
_PASSPORT = re.compile(
    rf"(?P<day>[0-3]?\d)(?:\d{{1,2}}月)?/?(?P<month>{'|'.join(_MONTHS)})[A-Z]{{0,6}}/?(?P<year>(?:19|20)\d{{2}})(?!\d)",
    re.IGNORECASE,
)
"""31 DEC 1980, 05 5月/MAY 2019: as passports print them."""
_OPEN_END = re.compile(r"长期|永久|无固定期限|不约定期限|无限期|未约定期限|\blong.?term\b", re.IGNORECASE)
_EARLIEST, _LATEST = 1949, 2100


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A date in a text.

    Attributes:
        value: YYYY-MM-DD, or `long-term`.
        start, end: its place in the compact text.
        whole: day, month and year were printed with their 日, or with two separators.
    """

    value: str
    start: int
    end: int
    whole: bool = True


def find_dates(text: str) -> tuple[Found, ...]:
    """All whole dates and open ends in a text, in reading order. A date without its day is none."""
    plain = compact(text)
    found = []
    for match in _FULL.finditer(plain):
        value = _iso(match["year"], match["month"] or match["month2"], match["day"] or match["day2"])
        if value:
            whole = bool(match["end"] or match["sep"])
            found.append(Found(value=value, start=match.start(), end=match.end(), whole=whole))
    found += [
        Found(value=value, start=m.start(), end=m.end())
        for m in _SOLID.finditer(plain)
        if (value := _iso(m["year"], m["month"], m["day"])) and not any(f.start <= m.start() < f.end for f in found)
    ]
    for match in _PASSPORT.finditer(plain):
        value = _iso(match["year"], str(_MONTHS[match["month"].upper()]), match["day"])
        if value:
            found.append(Found(value=value, start=match.start(), end=match.end()))
    found += [Found(value=LONG_TERM, start=m.start(), end=m.end()) for m in _OPEN_END.finditer(plain)]
    return tuple(sorted(found, key=lambda f: f.start))


def find_months(text: str) -> tuple[tuple[int, int, int], ...]:
    """Year, month and place of every 2021年3月 in a text, with or without a day."""
    plain = compact(text)
    months = []
    for match in _MONTH_ONLY.finditer(plain):
        year, month = number(match["year"]), number(match["month"] or match["month2"])
        if year and month and 1 <= month <= 12:  # noqa: PLR2004  the months of a year
            months.append((year, month, match.start()))
    return tuple(months)


def number(text: str) -> int | None:
    """The value of a year, month or day in digits or Chinese numerals: 二〇一九, 十二, 廿一."""
    if text.isdigit():
        return int(text)
    text = text.replace("廿", "二十").replace("元", "一")
    if "十" in text:
        tens, _, ones = text.partition("十")
        return int(_DIGIT_OF.get(tens, "1")) * 10 + int(_DIGIT_OF.get(ones, "0"))
    digits = "".join(_DIGIT_OF.get(c, "?") for c in text)
    return int(digits) if digits.isdigit() else None


def _iso(year: str, month: str, day: str) -> str:
    parts = [number(p) for p in (year, month, day)]
    if any(p is None for p in parts) or not _EARLIEST <= (parts[0] or 0) <= _LATEST:
        return ""
    try:
        return date(parts[0] or 0, parts[1] or 0, parts[2] or 0).isoformat()
    except ValueError:
        return ""
