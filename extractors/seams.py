"""Pieces of one seal over the edges of several pages (骑缝章), known again as one.

A seal pressed over fanned or facing sheets leaves a piece at the edge of each, at the same height, in the same ink.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from chushen.geometry import Box
from chushen.pages import Page
from chushen.seals import Seal

_APART = 0.05
"""Of the page: sheets are laid on the scanner by hand, so the pieces stand a little higher or lower."""
_SHORTER = 0.45
"""Of a seal's length: a piece near its side is a shorter chord of it."""
_EDGE = 0.03


def joined(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of one document, each piece of a seal at an edge told over how many pages that seal lies."""
    pieces = [(at, seal) for at, page in enumerate(pages) for seal in page.seals if seal.at_edge]
    return tuple(
        replace(
            page,
            seals=tuple(
                replace(seal, pieces=len({at} | {other for other, piece in pieces if _of_one(seal, piece)}))
                if seal.at_edge
                else seal
                for seal in page.seals
            ),
        )
        for at, page in enumerate(pages)
    )


def _of_one(one: Seal, other: Seal) -> bool:
    """Same ink, same place along the edge; the seal may lie on the right of one page and on the left of the next."""
    if one.colour is not other.colour:
        return False
    first, second = _along(one.evidence.box), _along(other.evidence.box)
    if first is None or second is None:
        return False
    lengths = sorted((first[1] - first[0], second[1] - second[0]))
    middles = abs(sum(first) - sum(second)) / 2
    return middles <= _APART and lengths[0] >= _SHORTER * lengths[1]


def _along(box: Box | None) -> tuple[float, float] | None:
    """From where to where a piece reaches along the left or right edge of its page."""
    if box is None or (box.left > _EDGE and box.right < 1 - _EDGE):
        return None
    return box.top, box.bottom
