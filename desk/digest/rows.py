"""The lines of a digest: one application each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from chushen.findings import Verdict
from records.news import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """One on which nobody has decided, and by when its applicant must have been told.

    Attributes:
        estimated: `received` is the day it was first seen: it could not be read.
        due: the last day; `unknown` are years of it whose holidays are not known.
        new: it was not past that day when the last digest was made.
    """

    name: str
    verdict: Verdict | None
    received: date
    estimated: bool
    due: date
    unknown: tuple[int, ...]
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One with a new result; `former` is the verdict that held before."""

    name: str
    reason: Reason
    verdict: Verdict
    errors: int
    former: Verdict | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stuck:
    """One that could not be processed, and since when; None where it is not even in the records."""

    name: str
    problem: str
    since: date | None
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A permit that runs out in so many days, within a line (90 or 180 days) that it may have come over just now."""

    name: str
    number: str
    ends: date
    days: int
    line: int
    new: bool
