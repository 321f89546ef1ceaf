"""Sums of money as licences print them: 壹仟万元整, 1000万元人民币, 人民币1,000.00万元."""

from __future__ import annotations

import re
import unicodedata

_DIGITS = dict(zip("零壹贰叁肆伍陆柒捌玖〇一二三四五六七八九", (*range(10), *range(10)), strict=True)) | {"两": 2}
_STEPS = {"拾": 10, "十": 10, "佰": 100, "百": 100, "仟": 1000, "千": 1000}
_FOREIGN = re.compile(r"美|港|欧|英|日元|韩|澳|新加坡")
_FIGURES = re.compile(r"(\d[\d,]*(?:\.\d+)?)(万|亿)?")
_NUMERALS = re.compile(rf"[{''.join(_DIGITS)}{''.join(_STEPS)}万亿]+")
_MYRIAD, _HUNDRED_MILLION = 10_000, 100_000_000


def in_myriads(text: str) -> float | None:
    """A sum in 万元; None where it cannot be read as one, or is of another currency."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    if _FOREIGN.search(plain):
        return None
    figures = _FIGURES.search(plain)
    if figures is not None:
        unit = {"万": _MYRIAD, "亿": _HUNDRED_MILLION}.get(figures[2] or "", 1)
        return float(figures[1].replace(",", "")) * unit / _MYRIAD
    numerals = _NUMERALS.search(plain)
    return _chinese(numerals[0]) / _MYRIAD if numerals and numerals[0].strip("万亿") else None


def _chinese(numerals: str) -> int:
    total = section = digit = 0
    for character in numerals:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _STEPS:
            section += (digit or 1) * _STEPS[character]
            digit = 0
        else:
            unit = _MYRIAD if character == "万" else _HUNDRED_MILLION
            total = (total + section + digit) * unit if unit == _HUNDRED_MILLION else total + (section + digit) * unit
            section = digit = 0
    return total + section + digit
