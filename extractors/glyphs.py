"""Characters as they are compared: full-width forms narrowed, spaces taken out, look-alikes known."""

from __future__ import annotations

import re
import unicodedata

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\u00a0": " "}
_NARROW = str.maketrans(_WIDE)
_SPACES = re.compile(r"\s+")
_CJK = r"\u3400-\u9fff"
_SPACE_NOT_MEANT = re.compile(r"(?<![A-Za-z,.]) | (?![A-Za-z])")
_CHINESE_MARKS = {"(": "（", ")": "）", ",": "，", ";": "；", ":": "："}
_BY_CJK = re.compile(rf"(?<=[{_CJK}）])[(),;:]|[(),;:](?=[{_CJK}])")

LOOK_ALIKES: tuple[str, ...] = (
    "人入八",
    "表民走衣",
    "定走足",
    "称祢弥",
    "型刑",
    "类粪奖",
    "名各",
    "住佳注往",
    "所听",
    "营菅宫",
    "围周图团",
    "限眼根",
    "期朋斯",
    "资贷",
    "册冊",
    "范茏苑",
    "效致",
    "号弓",
    "证证",
    "关美",
    "机札",
    "姓处牲",
    "经轻径",
    "补种",
    "许询午",
    "日目曰",
)
"""Characters that readers take for one another on small or worn print; seen on scans of forms."""


def narrow(text: str) -> str:
    """The same text, one character for one, with full-width letters, digits and punctuation made half-width."""
    return text.translate(_NARROW)


def compact(text: str) -> str:
    """Half-width and without any white space: the form in which texts are compared."""
    return _SPACES.sub("", narrow(text))


def printed(text: str) -> str:
    """A value as the contract writes it: half-width digits and letters, Chinese punctuation by Chinese, no spaces.

    A space between two Latin words is meant and stays.
    """
    text = "".join(narrow(c) if narrow(c).isalnum() else c for c in text)
    text = _SPACES.sub(" ", text).strip()
    text = _SPACE_NOT_MEANT.sub("", text)
    return _BY_CJK.sub(lambda found: _CHINESE_MARKS[found.group()], text)


def is_cjk(character: str) -> bool:
    """Is it a Chinese character?"""
    return "\u3400" <= character <= "\u9fff" or unicodedata.name(character, "").startswith("CJK UNIFIED")


def width_units(text: str) -> float:
    """How wide a line of it is, in heights of its characters: 1 for a Chinese one, about one half for others."""
    return sum(1.0 if is_cjk(c) or ord(c) > 0x2E80 else 0.52 for c in text)  # noqa: PLR2004  first CJK code point
