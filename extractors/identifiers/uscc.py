"""统一社会信用代码 (GB 32100-2015): 18 characters, two check characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, product

from extractors.glyphs import narrow

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
LENGTH = 18
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORG_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS_UNTIL = 8
"""Positions 1-8 hold the registering body (a digit, or a letter in the second place) and the division code."""

_NOT_IN_ALPHABET = {"O": "0DQ", "I": "1", "S": "58", "Z": "2", "V": "UY"}
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
_DOUBTFUL = 0.98
"""A character that its reader was less sure of than this may be another one. Those that it was sure of are not touched:
a code that is printed wrong must be seen to be wrong."""
_MOST_CHANGES = 2
_MOST_FORCED = 6


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


def read_uscc(text: str, certainties: Sequence[float] = ()) -> Code | None:
    """The code in a piece of text, repaired where exactly one reading satisfies both check characters.

    Letters that no code has are always doubted, others where the reader was not sure of them.

    Args:
        text: may hold other print round the code.
        certainties: 0..1 for each character of `text`; empty where the reader does not say.

    Returns:
        The best candidate; an invalid one as it is printed, for the rules to judge.
    """
    sure = certainties if len(certainties) == len(text) else [1.0] * len(text)
    kept = [(c.upper(), s) for c, s in zip(narrow(text), sure, strict=True) if not c.isspace()]
    letters = "".join(c for c, _ in kept)
    found = []
    for match in _LOOSE.finditer(letters):
        for start in range(match.start(), match.end() - LENGTH + 1):
            doubtful = [i for i in range(LENGTH) if kept[start + i][1] < _DOUBTFUL]
            code = _judge(letters[start : start + LENGTH], start, doubtful)
            if code is not None:
                found.append(code)
    found.sort(key=lambda code: (not code.valid, code.repaired, not code.value.startswith("9")))
    return found[0] if found else None


def _judge(window: str, start: int, doubtful: Sequence[int]) -> Code | None:
    if sum(c.isdigit() or c in _NOT_IN_ALPHABET for c in window[:_DIGITS_UNTIL]) < _DIGITS_UNTIL // 2:
        return None  # a long word, not a code
    value = window
    forced = [position for position, c in enumerate(window) if c not in ALPHABET]
    if not is_valid(window) and len(forced) <= _MOST_FORCED:
        for changes in range(_MOST_CHANGES + 1):
            fits = _repairs(window, forced, [p for p in doubtful if p not in forced], changes)
            if fits:
                value = fits.pop() if len(fits) == 1 else window
                break
    repaired = sum(a != b for a, b in zip(window, value, strict=True))
    return Code(value=value, repaired=repaired, valid=is_valid(value), start=start, end=start + LENGTH)


def _repairs(window: str, forced: Sequence[int], doubtful: Sequence[int], changes: int) -> set[str]:
    """All codes that differ in the forced places and in so many doubtful ones, and hold both checks."""
    found = set()
    for chosen in combinations(doubtful, changes):
        places = [*forced, *chosen]
        for letters in product(*(_choices(window[p], p) for p in places)):
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
