"""Tallies as plain text tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from bench.tallies import SUM, Detections, Reliability, Tally

Row = TypeVar("Row")


def rates(title: str, tally: Tally, *, characters: bool = False) -> str:
    """Exact share of each name, by character too where asked; the sum last."""
    lines = [
        f"  {name:40} {_share(count.right, count.asked)} exact"
        + (f"  {_share(count.characters, count.asked)} of characters" if characters else "")
        + f"  ({count.right} of {count.asked})"
        for name, count in _rows(tally.counts)
    ]
    return _table(title, lines)


def detections(title: str, found: Detections) -> str:
    """Precision, recall and F1 of each name; the sum last."""
    lines = [
        f"  {name:40} precision {_percent(count.precision)}  recall {_percent(count.recall)}  F1 {_percent(count.f1)}"
        f"  (found {count.true}, invented {count.false}, missed {count.missed})"
        for name, count in _rows(found.counts)
    ]
    return _table(title, lines)


def reliability(title: str, held: Reliability) -> str:
    """How many values were given with which confidence, and how many of them were right."""
    uppers = (*held.edges[1:], 1.0)
    lines = [
        f"  {lower:.2f} to {upper:.2f}   {_share(count.right, count.asked)} right  ({count.right} of {count.asked})"
        for (lower, count), upper in zip(held.bins.items(), uppers, strict=True)
    ]
    return _table(title, lines)


def _table(title: str, lines: list[str]) -> str:
    return "\n".join([f"\n== {title}", *(lines or ["  nothing asked"])])


def _rows(counts: Mapping[str, Row]) -> list[tuple[str, Row]]:
    """By name, the sum last, and no sum of one."""
    names = sorted(name for name in counts if name != SUM)
    return [(name, counts[name]) for name in (names if len(names) == 1 else [*names, SUM]) if name in counts]


def _share(part: float, whole: int) -> str:
    return _percent(part / whole if whole else None)


def _percent(share: float | None) -> str:
    return "     -" if share is None else f"{100 * share:5.1f}%"
