"""A row of a digest in words: one application on one line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from chushen.findings import Verdict
from chushen.masking import masked
from chushen.names import Language, name_of
from desk.digest.rows import Arrival, Clock, Ending, Stuck
from desk.report.words import say
from records.news import Reason

TONES = {Verdict.CORRECT: "bad", Verdict.REVIEW: "doubt", Verdict.PASS: "good"}
_LONGEST_PROBLEM = 120

Named = Callable[[str], str]
"""The company of a submission."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One application.

    Attributes:
        submission: its name; `shown` is what people may see of it.
        company: who it is by.
        said: what there is to know, one phrase each.
        badge: what counts, in a word; `tone` of it: bad, doubt, good or note.
        new: to be marked as told for the first time.
    """

    submission: str
    shown: str
    company: str
    said: tuple[str, ...]
    badge: str
    tone: str
    new: bool = False


def clock_line(clock: Clock, *, day: date, named: Named) -> Line:
    """By when it must be told, and how it stands."""
    late = (day - clock.due).days
    received = f"首次发现 {clock.received}（收到日期未知）" if clock.estimated else f"收到 {clock.received}"
    unknown = say("holidays-unknown", Language.ZH, years="、".join(map(str, clock.unknown))) if clock.unknown else ""
    return _line(
        clock.name,
        named,
        said=(f"应于 {clock.due} 前告知{unknown}", *([f"已过 {late} 天"] if late > 0 else []), received),
        badge=name_of(clock.verdict) if clock.verdict else "未处理",
        tone=TONES[clock.verdict] if clock.verdict else "bad",
        new=late > 0 and clock.new,
    )


def arrival_line(arrival: Arrival, *, named: Named) -> Line:
    """What it came to, and why it is news."""
    former = f"，原为{name_of(arrival.former)}" if arrival.former else ""
    why = {
        Reason.NEW: "首次核验",
        Reason.CHANGED: f"材料有变化{former}",
        Reason.JUDGED_ANEW: f"规则或清单更新后重新判断{former}",
    }
    errors = (f"须补正 {arrival.errors} 项",) if arrival.errors else ()
    return _line(
        arrival.name,
        named,
        said=(*errors, why[arrival.reason]),
        badge=name_of(arrival.verdict),
        tone=TONES[arrival.verdict],
    )


def stuck_line(stuck: Stuck, *, named: Named) -> Line:
    """Why nothing could be done with it."""
    problem = masked(stuck.problem)
    short = problem if len(problem) <= _LONGEST_PROBLEM else problem[:_LONGEST_PROBLEM] + "…"
    since = (f"自 {stuck.since}",) if stuck.since else ()
    return _line(stuck.name, named, said=(short, *since), badge="未能处理", tone="bad")


def ending_line(ending: Ending, *, named: Named) -> Line:
    """Which permit runs out, and when."""
    number = (f"许可证 {ending.number}",) if ending.number else ()
    return _line(
        ending.name,
        named,
        said=(f"有效期至 {ending.ends}", *number),
        badge=f"剩 {ending.days} 天",
        tone="doubt" if ending.line == 90 else "note",  # noqa: PLR2004  the nearer of the two lines
    )


def _line(name: str, named: Named, *, said: tuple[str, ...], badge: str, tone: str, new: bool = False) -> Line:
    company, shown = masked(named(name)), masked(name)
    return Line(submission=name, shown=shown, company=company, said=said, badge=badge, tone=tone, new=new)
