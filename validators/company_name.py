"""Names of companies and persons, as they are compared: print's freedom taken out, differences left in."""

from __future__ import annotations

import re
import unicodedata

_MARKS = re.compile(r"[\s()\[\]{}<>〈〉《》「」【】\"'“”‘’.,:;、。,·•・…_*~-]")
STRAY = 2
"""So many characters of a seal or a ruled line may be read onto a name's ends."""

_SHORTEST = 3
"""Names shorter than this are contained in too many others."""

_COMPANY = re.compile(r"公司|(集团|中心|厂|院|所|社|店|行|合伙)$")


def written_name(name: str) -> str:
    """A company's or person's name without width, space, bracket, dash and dot; 有限公司 and 有限责任公司 stay two."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", name)).replace("—", "").replace("–", "").upper()


def looks_like_a_company(name: str) -> bool:
    """Does it end as names of companies do?"""
    return _COMPANY.search(name) is not None


def is_it_with_stray_print(said: str, name: str) -> bool:
    """Is what was read this name, with no more than a character or two of other print at its ends?"""
    return said == name or (len(name) >= _SHORTEST and name in said and len(said) - len(name) <= STRAY)
