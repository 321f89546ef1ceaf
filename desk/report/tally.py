"""What came of a run over many applications, counted. Holds no page and reads no record."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles

from chushen.findings import FindingCode, Severity, Verdict
from flows.office import Outcome

ORDER: tuple[Verdict | None, ...] = (None, Verdict.CORRECT, Verdict.REVIEW, Verdict.PASS)
"""What needs somebody comes first; None is what could not be processed."""
_EDGES = (2, 5, 10, 20, 30, 60, 120, 300, 600)
_DAYS_SHOWN_SINGLY = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCount:
    """In how many applications a kind of finding was made."""

    code: FindingCode
    severity: Severity
    applications: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """Applications of one day (`2026-05-04`) or one month (`2026-05`), by verdict."""

    when: str
    verdicts: Counter[Verdict | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """How many applications took so many seconds: from `begin` on, less than `end`; None where there is no end."""

    begin: int
    end: int | None
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Seconds an application, of those that were verified in this run; none of the bins at either end is empty."""

    count: int
    middle: float
    nine_of_ten: float
    longest: float
    bins: tuple[Bin, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The counts.

    Attributes:
        settled: had not changed; their former results hold.
        findings: of each weight, over all applications.
        codes: the most frequent first.
        times: None where nothing was verified in this run.
    """

    applications: int
    settled: int
    verdicts: Counter[Verdict | None]
    findings: Counter[Severity]
    codes: tuple[CodeCount, ...]
    received: tuple[Received, ...]
    times: Times | None


def tally(outcomes: Sequence[Outcome]) -> Tally:
    """Count them."""
    codes = Counter(found for outcome in outcomes for found in outcome.found)
    weight = list(Severity).index
    ranked = sorted(codes.items(), key=lambda item: (-item[1], weight(item[0][1]), item[0][0].value))
    findings: Counter[Severity] = Counter()
    for outcome in outcomes:
        findings.update(
            {Severity.ERROR: outcome.errors, Severity.WARNING: outcome.warnings, Severity.INFO: outcome.infos}
        )
    return Tally(
        applications=len(outcomes),
        settled=sum(outcome.skipped for outcome in outcomes),
        verdicts=Counter(outcome.verdict for outcome in outcomes),
        findings=findings,
        codes=tuple(CodeCount(code=code, severity=severity, applications=n) for (code, severity), n in ranked),
        received=_received(outcomes),
        times=_times([outcome.seconds for outcome in outcomes if outcome.verdict and not outcome.skipped]),
    )


def in_reading_order(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """What needs somebody first; then what was received first; then as they were."""
    return sorted(outcomes, key=lambda outcome: (ORDER.index(outcome.verdict), outcome.received or date.max))


def _received(outcomes: Sequence[Outcome]) -> tuple[Received, ...]:
    """Day by day where that are few days, else month by month; days without any are left out."""
    days = [(outcome.received, outcome.verdict) for outcome in outcomes if outcome.received]
    only_days = [day for day, _ in days]
    singly = not days or (max(only_days) - min(only_days)).days <= _DAYS_SHOWN_SINGLY
    by: dict[str, Counter[Verdict | None]] = {}
    for day, verdict in days:
        by.setdefault(f"{day:%Y-%m-%d}" if singly else f"{day:%Y-%m}", Counter())[verdict] += 1
    return tuple(Received(when=when, verdicts=by[when]) for when in sorted(by))


def _times(seconds: Sequence[float]) -> Times | None:
    if not seconds:
        return None
    counts = Counter(bisect_right(_EDGES, value) for value in seconds)
    edges = zip((0, *_EDGES), (*_EDGES, None), strict=True)
    bins = [Bin(begin=begin, end=end, count=counts[number]) for number, (begin, end) in enumerate(edges)]
    return Times(
        count=len(seconds),
        middle=median(seconds),
        nine_of_ten=quantiles(seconds, n=10, method="inclusive")[-1] if len(seconds) > 1 else seconds[0],
        longest=max(seconds),
        bins=tuple(bins[min(counts) : max(counts) + 1]),
    )
