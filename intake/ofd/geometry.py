"""Where things stand in OFD: millimetres from the top left corner, moved and turned by matrices (GB/T 33190, 8.5)."""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot

from intake.packed import number

_LEVEL_SLOPE = 0.02
_MOST = 10_000
"""Numbers of one attribute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """x' = a x + c y + e; y' = b x + d y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to stand."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """`first`, then this one."""
        return Matrix(
            a=self.a * first.a + self.c * first.b,
            b=self.b * first.a + self.d * first.b,
            c=self.a * first.c + self.c * first.d,
            d=self.b * first.c + self.d * first.d,
            e=self.a * first.e + self.c * first.f + self.e,
            f=self.b * first.e + self.d * first.f + self.f,
        )

    @property
    def width(self) -> float:
        """How long what is 1 wide becomes."""
        return hypot(self.a, self.b)

    @property
    def height(self) -> float:
        """How long what is 1 high becomes."""
        return hypot(self.c, self.d)

    @property
    def is_level(self) -> bool:
        """Does upright text stay upright?"""
        return abs(self.b) <= _LEVEL_SLOPE * self.a and self.d > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A rectangle in millimetres."""

    x: float
    y: float
    width: float
    height: float


def numbers(text: str | None) -> list[float]:
    """The numbers of an attribute; `g 3 4.2` in it says 4.2 three times (GB/T 33190, 11.3)."""
    words = (text or "").split()
    found: list[float] = []
    at = 0
    while at < len(words):
        if words[at] == "g" and at + 2 < len(words):
            times = int(min(max(number(words[at + 1], 0), 0), _MOST))
            found += [number(words[at + 2], 0.0)] * times
            at += 3
        else:
            found.append(number(words[at], 0.0))
            at += 1
    return found[:_MOST]


def frame(text: str | None) -> Frame | None:
    """A box as OFD writes it: x, y, width, height."""
    sides = numbers(text)
    if len(sides) != 4 or sides[2] <= 0 or sides[3] <= 0:  # noqa: PLR2004  that is how many it takes
        return None
    return Frame(x=sides[0], y=sides[1], width=sides[2], height=sides[3])


def matrix(text: str | None) -> Matrix:
    """A CTM; none changes nothing."""
    values = numbers(text)
    if len(values) != 6:  # noqa: PLR2004  that is how many it takes
        return Matrix()
    a, b, c, d, e, f = values
    return Matrix(a=a, b=b, c=c, d=d, e=e, f=f)
