"""What a night's digest says, before it is given a form: what is past its time first, what is new apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chushen.findings import Verdict
from chushen.workdays import Calendar
from desk.digest.rows import Arrival, Clock, Ending, Stuck
from flows.night import SHANGHAI
from flows.office import NightOver, Outcome
from records.news import Reason
from records.outlook import EndingPermit, Unanswered
from records.schema import State
from records.store import Store

LINES = (90, 180)
"""Days before a permit's end that are told of: renewal must be in by the first, may be expected from the second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """Everything that one says. Rows of a kind stand in the order in which one would take them up.

    Attributes:
        since: up to when the digest before this one tells; None where there was none.
        overdue, today, soon: applications whose time to tell the applicant has run out, runs out today, and on the
            next working day (`next_day`).
        arrivals: with a result that is new since then.
        stuck: those that could not be processed.
        endings: permits that have come within a line of their end; the newly come first.
        waiting: the others on which nobody has decided yet; none that stands under `arrivals` or `stuck`.
        undelivered: the addresses that the digest before this one did not reach.
    """

    day: date
    next_day: date
    since: datetime | None
    overdue: tuple[Clock, ...]
    today: tuple[Clock, ...]
    soon: tuple[Clock, ...]
    arrivals: tuple[Arrival, ...]
    stuck: tuple[Stuck, ...]
    endings: tuple[Ending, ...]
    waiting: tuple[Clock, ...]
    undelivered: tuple[str, ...]

    @property
    def new(self) -> int:
        """Applications that were not known before, or came with other content."""
        return sum(arrival.reason is not Reason.JUDGED_ANEW for arrival in self.arrivals)

    @property
    def verdicts(self) -> Counter[Verdict]:
        """Of the arrivals."""
        return Counter(arrival.verdict for arrival in self.arrivals)


def digest_of(store: Store, night: NightOver, calendar: Calendar, *, notice_days: int) -> Digest:
    """Put together what is to be told.

    Args:
        store: the records, as they are when the night's work is done.
        night: the day, and up to when the digest before this one tells.
        calendar: of working days.
        notice_days: working days in which an applicant must be told (行政许可法 §32).
    """
    day, since = night.day, night.since
    next_day = calendar.deadline(day, 1).day
    open_ones = store.unanswered()
    news = store.news(since)
    clocks = sorted((_clock(row, calendar, notice_days, since) for row in open_ones), key=lambda c: (c.due, c.name))
    elsewhere = {told.name for told in news} | {row.name for row in open_ones if row.state is State.QUARANTINED}
    fresh = {told.name for told in news if told.reason is Reason.NEW}
    permits = store.permits_ending(day, day + timedelta(days=max(LINES)))
    arrivals = (
        Arrival(name=n.name, reason=n.reason, verdict=n.verdict, errors=n.errors, former=n.former) for n in news
    )
    return Digest(
        day=day,
        next_day=next_day,
        since=since,
        overdue=tuple(sorted((c for c in clocks if c.due < day), key=lambda c: (not c.new, c.due, c.name))),
        today=tuple(c for c in clocks if c.due == day),
        soon=tuple(c for c in clocks if day < c.due <= next_day),
        arrivals=tuple(sorted(arrivals, key=lambda a: (_WEIGHT[a.verdict], a.reason is Reason.JUDGED_ANEW, a.name))),
        stuck=_stuck(open_ones, night.outcomes, since),
        endings=_endings(permits, day, since, fresh),
        waiting=tuple(c for c in clocks if c.due > next_day and c.name not in elsewhere),
        undelivered=night.undelivered,
    )


_WEIGHT = {Verdict.CORRECT: 0, Verdict.REVIEW: 1, Verdict.PASS: 2}


def _clock(row: Unanswered, calendar: Calendar, days: int, since: datetime | None) -> Clock:
    """One whose day of receipt is not known, as nothing of it could be read, counts from the day it was first seen."""
    received = row.received or row.first_seen.astimezone(SHANGHAI).date()
    due = calendar.deadline(received, days)
    return Clock(
        name=row.name,
        verdict=row.verdict,
        received=received,
        estimated=row.received is None,
        due=due.day,
        unknown=due.unknown,
        new=since is None or due.day >= since.astimezone(SHANGHAI).date(),
    )


def _stuck(rows: Iterable[Unanswered], outcomes: Sequence[Outcome], since: datetime | None) -> tuple[Stuck, ...]:
    """The quarantined ones, and those of tonight that could not be taken up at all."""
    held = [
        Stuck(
            name=row.name,
            problem=row.problem,
            since=row.changed.astimezone(SHANGHAI).date(),
            new=since is None or row.changed > since,
        )
        for row in rows
        if row.state is State.QUARANTINED
    ]
    known = {row.name for row in held}
    refused = [
        Stuck(name=outcome.name, problem=outcome.problem, since=None, new=True)
        for outcome in outcomes
        if outcome.problem and outcome.name not in known
    ]
    return tuple(sorted((*refused, *held), key=lambda stuck: (not stuck.new, stuck.name)))


def _endings(permits: Sequence[EndingPermit], day: date, since: datetime | None, fresh: set[str]) -> tuple[Ending, ...]:
    """New is what has come over a line since the last digest, or is within one and was not known then."""
    before = since.astimezone(SHANGHAI).date() if since else date.min
    found = []
    for permit in permits:
        line = min(line for line in LINES if permit.ends <= day + timedelta(days=line))
        crossed = permit.ends - timedelta(days=line)
        found.append(
            Ending(
                name=permit.name,
                number=permit.number,
                ends=permit.ends,
                days=(permit.ends - day).days,
                line=line,
                new=crossed > before or permit.name in fresh,
            )
        )
    return tuple(sorted(found, key=lambda ending: (not ending.new, ending.ends, ending.name)))
