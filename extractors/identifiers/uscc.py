"""统一社会信用代码 (GB 32100-2015): 18 characters, two check characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product

from extractors.glyphs import compact

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS_UNTIL = 8
"""Positions 1-8 hold the registering body (a digit, or a letter in the second place) and the division code."""

_NOT_IN_ALPHABET = {"O": "0", "I": "1", "S": "5", "Z": "2", "V": "UY"}
_CONFUSED = {
    "0": "DQCGU",
    "1": "LJT7",
    "2": "7",
    "5": "6",
    "6": "G5",
    "8": "B3",
    "3": "8",
    "B": "8",
    "D": "0",
    "Q": "0",
    "G": "6C",
    "C": "G0",
    "L": "1",
    "J": "1",
    "T": "17",
    "7": "1T",
    "U": "0",
    "Y": "X",
    "X": "Y",
    "9": "0",
    "4": "A",
    "A": "4",
    "M": "N",
    "N": "M",
    "H": "N",
    "W": "M",
    "K": "X",
}
_LOOSE = re.compile(r"[0-9A-Z]{17,19}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code as read.

    Attributes:
        repaired: how many characters had to be changed for both check digits to hold.
        valid: both check digits hold.
        start, end: where it stands in the compact text that was searched.
    """

    value: str
    repaired: int
    valid: bool
    start: int
    end: int


def check_character(first17: str) -> str:
    """The 18th character by the weights of GB 32100 (3^i mod 31)."""
    total = sum(ALPHABET.index(c) * w for c, w in zip(first17, _WEIGHTS, strict=True))
    return ALPHABET[(31 - total % 31) % 31]


def organisation_check(body: str) -> str:
    """The check character of the organisation code (GB 11714) that positions 9-17 hold."""
    total = sum(int(c, 36) * w for c, w in zip(body, _ORG_WEIGHTS, strict=True))
    return "0X987654321"[total % 11]


def is_valid(code: str) -> bool:
    """Do both check characters hold, in an alphabet without I, O, S, V and Z?"""
    return (
        len(code) == LENGTH
        and all(c in ALPHABET for c in code)
        and code[2:8].isdigit()
        and check_character(code[:17]) == code[17]
        and organisation_check(code[8:16]) == code[16]
    )


def read_uscc(text: str) -> Code | None:
    """The code in a piece of text, repaired where exactly one reading satisfies both check characters.

    Args:
        text: may hold other print round the code.

    Returns:
        The best candidate; an invalid one as it is printed, for the rules to judge.
    """
    letters = compact(text).upper()
    found = [code for match in _windows(letters) if (code := _judge(*match)) is not None]
    found.sort(key=lambda code: (not code.valid, code.repaired, not code.value.startswith("9")))
    return found[0] if found else None


def _windows(letters: str) -> Iterator[tuple[str, int]]:
    for match in _LOOSE.finditer(letters):
        for start in range(match.start(), match.end() - LENGTH + 1):
            yield letters[start : start + LENGTH], start


def _judge(window: str, start: int) -> Code | None:
    if sum(c.isdigit() for c in window) < LENGTH // 2 or not window[:1].isalnum():
        return None
    value = window
    if not is_valid(window):
        for changes in (1, 2):
            fits = _repairs(window, changes)
            if len(fits) == 1:
                value = fits.pop()
                break
            if fits:
                break
    repaired = sum(a != b for a, b in zip(window, value, strict=True))
    return Code(value=value, repaired=repaired, valid=is_valid(value), start=start, end=start + LENGTH)


def _repairs(window: str, changes: int) -> set[str]:
    """All codes that differ in so many look-alikes (besides letters outside the alphabet) and hold both checks."""
    choices = [_choices(c, position) for position, c in enumerate(window)]
    forced = [position for position, c in enumerate(window) if c not in ALPHABET]
    if len(forced) > 4:  # noqa: PLR2004  this is no code at all
        return set()
    found = set()
    optional = [p for p in range(LENGTH) if p not in forced and choices[p]]
    extra = max(0, changes - len(forced))
    for chosen in combinations(optional, extra):
        places = [*forced, *chosen]
        for letters in product(*(choices[p] for p in places)):
            code = list(window)
            for place, letter in zip(places, letters, strict=True):
                code[place] = letter
            joined = "".join(code)
            if is_valid(joined):
                found.add(joined)
    return found


def _choices(character: str, position: int) -> str:
    options = _NOT_IN_ALPHABET.get(character) or _CONFUSED.get(character, "")
    if 2 <= position < _DIGITS_UNTIL:  # noqa: PLR2004  the division code starts at the third place
        options = "".join(c for c in options if c.isdigit())
    return options
