"""What stands beside a judgement: by when it must be told, what people decided, what the last round came to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from chushen.checklist import Checklist
from chushen.findings import Finding
from chushen.kinds import LONG_TERM, DocumentKind, FieldName
from chushen.masking import masked
from chushen.names import Language
from chushen.rounds import Round, compared
from chushen.workdays import Calendar, Deadline
from desk.report.words import say, say_decision
from records.decisions import Decided
from records.store import Store
from records.verified import Verified

_PERMITS = (DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What a reviewer has to know besides the findings.

    Attributes:
        deadline: the last day on which the applicant can be told; None where nobody asked.
        last_day: the last day on which a renewal is in time; None where the permit's end was not read.
        round: beside the same applicant's application before this one; None where there is none.
    """

    deadline: Deadline | None = None
    last_day: date | None = None
    decisions: tuple[Decided, ...] = ()
    round: Round | None = None

    def dates(self, language: Language) -> tuple[tuple[str, str], ...]:
        """Each day with its name; an uncertain one says so."""
        rows = []
        if self.deadline:
            rows.append((say("notify-by", language), said_deadline(self.deadline, language)))
        if self.last_day:
            rows.append((say("apply-by", language), self.last_day.isoformat()))
        rows += [
            (
                say("decided", language),
                f"{say_decision(d.decision, language)} · {d.officer} · {d.at.astimezone():%Y-%m-%d} · {d.reason}",
            )
            for d in self.decisions
        ]
        return tuple(rows)

    def outcome(self, language: Language) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What became of the former findings: a name and the sentences, in the order in which one asks."""
        if self.round is None:
            return ()
        groups = (
            ("round.cured", self.round.cured),
            ("round.remaining", self.round.remaining),
            ("round.unchecked", self.round.unchecked),
            ("round.new", self.round.new),
        )
        return tuple((say(name, language), _messages(findings, language)) for name, findings in groups if findings)


def clock_of(verified: Verified, checklist: Checklist, calendar: Calendar) -> Beside:
    """The days alone, where no records are at hand."""
    submission = verified.submission
    ends = [f.value for d in submission.of(*_PERMITS) if (f := d.field(FieldName.VALID_TO)) and f.value != LONG_TERM]
    before = timedelta(days=checklist.limits.renew_before_days)
    return Beside(
        deadline=calendar.deadline(verified.judgement.received, checklist.limits.notice_days),
        last_day=date.fromisoformat(ends[0]) - before if ends else None,
    )


def beside_of(store: Store, verified: Verified, checklist: Checklist, calendar: Calendar) -> Beside:
    """Everything, from the records."""
    clock = clock_of(verified, checklist, calendar)
    former = store.former(verified.submission.name)
    return Beside(
        deadline=clock.deadline,
        last_day=clock.last_day,
        decisions=store.decisions(verified.submission.name),
        round=compared(former.judgement, verified.judgement) if former else None,
    )


def said_deadline(deadline: Deadline, language: Language) -> str:
    """The day, and that it is uncertain where the holidays of a year are not known."""
    if not deadline.unknown:
        return deadline.day.isoformat()
    years = "、".join(map(str, deadline.unknown))
    return f"{deadline.day.isoformat()} {say('holidays-unknown', language, years=years)}"


def _messages(findings: tuple[Finding, ...], language: Language) -> tuple[str, ...]:
    return tuple(masked(f.message if language is Language.ZH else f.message_en) for f in findings)
