"""Numbers that are valid, and numbers that are just not. Sources: GB 32100-2015, GB 11714, GB 11643-1999."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

_USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CODE_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def organisation_check(code: str) -> str:
    """The ninth character of an organisation code (GB 11714)."""
    rest = 11 - sum(_CODE_ALPHABET.index(c) * w for c, w in zip(code, _CODE_WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def uscc_check(code: str) -> str:
    """The eighteenth character of a unified social credit code (GB 32100-2015)."""
    total = sum(_USCC_ALPHABET.index(c) * pow(3, i, 31) for i, c in enumerate(code))
    return _USCC_ALPHABET[(31 - total % 31) % 31]


def id_check(digits: str) -> str:
    """The last character of an ID number (GB 11643-1999)."""
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, _ID_WEIGHTS, strict=True)) % 11]


def draw_uscc(region: str, established: date, rng: Random) -> str:
    """A company's code, both check digits right; since late 2015 new ones begin their organisation code with MA."""
    if established >= date(2015, 10, 1):
        unit = "MA" + "".join(rng.choice(_USCC_ALPHABET) for _ in range(6))
    else:
        unit = "".join(rng.choice("0123456789") for _ in range(8))
    body = f"91{region}{unit}{organisation_check(unit)}"
    return body + uscc_check(body)


def draw_id_number(region: str, born: date, sex: str, rng: Random) -> str:
    """A person's number; the seventeenth digit is odd for a man."""
    order = rng.randrange(1, 50) * 2 + (1 if sex == "男" else 0)
    body = f"{region}{born:%Y%m%d}{rng.randrange(0, 9)}{order % 100:02d}"
    return body + id_check(body)


def draw_seal_code(region: str, rng: Random) -> str:
    """The thirteen digits that a registered seal carries: the region first (GA 241.1-2000)."""
    return region + "".join(rng.choice("0123456789") for _ in range(7))


def spoil(number: str, check: Callable[[str], str], rng: Random) -> str:
    """The same number with one digit changed so that `check` (over the first 17) no longer gives the last one."""
    while True:
        place = rng.randrange(10, 18)
        other = number[:place] + rng.choice("0123456789") + number[place + 1 :]
        if check(other[:17]) != other[-1]:
            return other


def with_wrong_organisation(number: str) -> str:
    """A credit code that holds by its own check character while the organisation code's inside it does not."""
    other = str((_CODE_ALPHABET.index(number[16]) + 3) % 10)
    return number[:16] + other + uscc_check(number[:16] + other)
