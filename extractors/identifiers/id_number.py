"""公民身份号码 (GB 11643-1999): 17 digits and a check character; birth date and sex stand inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.glyphs import compact

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_AS_DIGIT = str.maketrans("OQDILZSBGT", "0001125867")
_CONFUSED = {
    "0": "86", "1": "74", "2": "7", "3": "8", "4": "1", "5": "6", "6": "580", "7": "12", "8": "036", "9": "0",
}  # fmt: skip
_DOUBTFUL = 0.98
_LOOSE = re.compile(r"(?<![0-9A-Z])[0-9OQDILZSBGT]{17}[0-9OQDILZSBGTXK×](?![0-9A-Z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """An ID number as read.

    Attributes:
        repaired: letters were read where only digits can stand, or a doubtful digit was another one.
    """

    value: str
    valid: bool
    repaired: bool
    birth: str
    sex: str


def check_character(first17: str) -> str:
    """The 18th character, ISO 7064 MOD 11-2."""
    return _CHECKS[sum(int(c) * w for c, w in zip(first17, _WEIGHTS, strict=True)) % 11]


def is_valid(number: str) -> bool:
    """Does the check character hold, and is the birth date one?"""
    return (
        re.fullmatch(r"\d{17}[\dX]", number) is not None
        and check_character(number[:17]) == number[17]
        and _birth(number) != ""
    )


def read_id_number(text: str, certainties: Sequence[float] = ()) -> Number | None:
    """The 18-character number in a piece of text.

    Where its check character fails, one digit that the reader was not sure of may be another one that looks like it,
    if just one such change makes it valid. What the reader was sure of is not touched: a number that is printed
    wrong must be seen to be wrong.

    Args:
        text: may hold other print round the number.
        certainties: 0..1 for each character of `text`; empty where the reader does not say.
    """
    match = _LOOSE.search(compact(text).upper())
    if match is None:
        return None
    raw = match.group()
    last = raw[17].replace("×", "X").replace("K", "X")
    value = raw[:17].translate(_AS_DIGIT) + (last if last == "X" else last.translate(_AS_DIGIT))
    if not is_valid(value):
        sure = certainties if len(certainties) == len(text) else [1.0] * len(text)
        kept = [s for c, s in zip(text, sure, strict=True) if not c.isspace()]
        value = _repaired(value, kept[match.start() : match.end()])
    return Number(
        value=value,
        valid=is_valid(value),
        repaired=value != raw,
        birth=_birth(value),
        sex="男" if int(value[16]) % 2 else "女",
    )


def _repaired(value: str, sure: Sequence[float]) -> str:
    fits = {
        value[:place] + digit + value[place + 1 :]
        for place, certainty in enumerate(sure[: len(value)])
        if certainty < _DOUBTFUL
        for digit in _CONFUSED.get(value[place], "")
        if is_valid(value[:place] + digit + value[place + 1 :])
    }
    return fits.pop() if len(fits) == 1 else value


def _birth(number: str) -> str:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14])).isoformat()
    except ValueError:
        return ""
