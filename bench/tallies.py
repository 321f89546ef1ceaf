"""Counts by name: right of asked, found of there, confidence against truth."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

SUM = "all"
"""The name under which everything of a tally is counted once more."""


@dataclass(slots=True)
class Count:
    """Right answers of those asked; `characters` adds up accuracies 0..1."""

    asked: int = 0
    right: int = 0
    characters: float = 0.0


@dataclass(slots=True)
class Found:
    """Found and there, found and not there, there and not found."""

    true: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Of those found, the share that is there; None where none was found."""
        return self.true / (self.true + self.false) if self.true + self.false else None

    @property
    def recall(self) -> float | None:
        """Of those there, the share that was found; None where none is there."""
        return self.true / (self.true + self.missed) if self.true + self.missed else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        whole = 2 * self.true + self.false + self.missed
        return 2 * self.true / whole if whole else None


class Tally:
    """Right of asked, by name; everything is also counted under SUM."""

    def __init__(self) -> None:
        """Start with nothing asked."""
        self.counts: defaultdict[str, Count] = defaultdict(Count)

    def add(self, name: str, *, right: bool, accuracy: float | None = None) -> None:
        """Count one answer; its accuracy by character where it has one."""
        for key in (name, SUM):
            count = self.counts[key]
            count.asked += 1
            count.right += right
            count.characters += float(right) if accuracy is None else accuracy


class Detections:
    """Found, invented and missed, by name; everything is also counted under SUM."""

    def __init__(self) -> None:
        """Start with nothing found."""
        self.counts: defaultdict[str, Found] = defaultdict(Found)

    def add(self, name: str, *, true: int = 0, false: int = 0, missed: int = 0) -> None:
        """Count so many of a name."""
        for key in (name, SUM):
            count = self.counts[key]
            count.true += true
            count.false += false
            count.missed += missed


class Reliability:
    """Stated confidence against truth, in bins: of the values given with 0.95 or more, 99 of 100 should be right."""

    edges = (0.0, 0.5, 0.8, 0.9, 0.95)

    def __init__(self) -> None:
        """Start with empty bins."""
        self.bins = {edge: Count() for edge in self.edges}

    def add(self, confidence: float, *, right: bool) -> None:
        """Count one value."""
        held = self.bins[max(edge for edge in self.edges if edge <= max(confidence, 0.0))]
        held.asked += 1
        held.right += right
