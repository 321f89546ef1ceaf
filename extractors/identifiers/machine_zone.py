"""The machine-readable zone of a passport (ICAO 9303, TD3): two lines of 44 characters with check digits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.glyphs import compact

_SECOND = re.compile(
    r"(?P<number>[A-Z0-9<]{9})(?P<c1>[0-9O])(?P<state>[A-Z<]{3})(?P<birth>[0-9O]{6})(?P<c2>[0-9O])(?P<sex>[MF<])"
    r"(?P<expiry>[0-9O]{6})(?P<c3>[0-9O])"
)
_WEIGHTS = (7, 3, 1)
_ADULT_CENTURY = 50
"""Two-digit years of birth above this are of the last century; expiries never are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineZone:
    """What the second line says; only given when all three check digits hold."""

    number: str
    birth: str
    sex: str
    expiry: str


def check_digit(text: str) -> int:
    """The check digit of ICAO 9303: weights 7, 3, 1; letters count from 10, `<` is 0."""
    return sum((0 if c == "<" else int(c, 36)) * _WEIGHTS[i % 3] for i, c in enumerate(text)) % 10


def read_machine_zone(lines: Sequence[str]) -> MachineZone | None:
    """The zone among the lines of a page, or None where there is none or a check digit fails."""
    for line in lines:
        for found in _SECOND.finditer(compact(line).upper().replace("《", "<").replace("«", "<")):
            birth, expiry = (found[name].replace("O", "0") for name in ("birth", "expiry"))
            checks = [(found["number"], "c1"), (birth, "c2"), (expiry, "c3")]
            if all(check_digit(text) == int(found[name].replace("O", "0")) for text, name in checks):
                return MachineZone(
                    number=found["number"].rstrip("<"),
                    birth=_date(birth, past=True),
                    sex={"M": "男", "F": "女"}.get(found["sex"], ""),
                    expiry=_date(expiry, past=False),
                )
    return None


def _date(text: str, *, past: bool) -> str:
    year = int(text[:2])
    century = 1900 if past and year > _ADULT_CENTURY else 2000
    try:
        return date(century + year, int(text[2:4]), int(text[4:6])).isoformat()
    except ValueError:
        return ""
