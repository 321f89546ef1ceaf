"""The page that sums up a run over many applications: figures drawn without scripts, then every application."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chushen.findings import Severity, Verdict
from chushen.names import Language, name_of
from desk.report.rendering import environment
from desk.report.tally import ORDER, Times, in_reading_order, tally
from desk.report.words import say, severity_name
from flows.office import Outcome

_ROWS = 2000
"""Applications on the page: a browser shows so many at once; the workbook has them all."""
_TONES: dict[Verdict | None, str] = {
    None: "none",
    Verdict.CORRECT: "correct",
    Verdict.REVIEW: "review",
    Verdict.PASS: "pass",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A run over a folder of applications.

    Attributes:
        folder: its name.
        begun: with its zone, as is `ended`.
    """

    folder: str
    begun: datetime
    ended: datetime
    workers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar of a figure.

    Attributes:
        name: what it counts.
        tone: the CSS class of its colour; of a stack its parts' counts by tone.
        share: of the longest bar, from 0 to 1.
    """

    name: str
    count: int
    share: float
    tone: str = ""
    parts: tuple[tuple[str, int], ...] = ()


def render_summary(
    run: Run, outcomes: Sequence[Outcome], link_to: Callable[[str], str | None], language: Language = Language.ZH
) -> str:
    """The page as a whole HTML file.

    Args:
        run: what was done.
        outcomes: one an application.
        link_to: the address of a submission's report; None where there is none.
        language: of the page.
    """
    counted = tally(outcomes)
    shown = in_reading_order(outcomes)[:_ROWS]
    return (
        environment(language)
        .get_template("summary.html.j2")
        .render(
            run=run,
            took=timedelta(seconds=round((run.ended - run.begun).total_seconds())),
            tally=counted,
            verdicts=_verdict_bars(counted.verdicts, language),
            severities=[(s, severity_name(s, language), counted.findings[s]) for s in Severity],
            codes=_bars([(name_of(c.code, language), c.applications, c.severity.value) for c in counted.codes]),
            received=[
                _stack(r.when, r.verdicts, max(v.verdicts.total() for v in counted.received)) for r in counted.received
            ],
            times=counted.times,
            time_bins=_time_bars(counted.times, language),
            rows=[(outcome, _TONES[outcome.verdict], link_to(outcome.name)) for outcome in shown],
            left_out=len(outcomes) - len(shown),
            verdict_name=lambda verdict: verdict_name(verdict, language),
            names_of=lambda outcome: [name_of(code, language) for code in dict.fromkeys(c for c, _ in outcome.found)],
        )
    )


def verdict_name(verdict: Verdict | None, language: Language) -> str:
    """The verdict's name, also of what got none."""
    return name_of(verdict, language) if verdict else say("not-processed", language)


def _verdict_bars(verdicts: Counter[Verdict | None], language: Language) -> list[Bar]:
    total = verdicts.total() or 1
    return [
        Bar(name=verdict_name(v, language), count=verdicts[v], share=verdicts[v] / total, tone=_TONES[v])
        for v in ORDER
        if v or verdicts[v]
    ]


def _bars(counts: Sequence[tuple[str, int, str]]) -> list[Bar]:
    longest = max((count for _, count, _ in counts), default=1)
    return [Bar(name=name, count=count, share=count / longest, tone=tone) for name, count, tone in counts]


def _stack(name: str, verdicts: Counter[Verdict | None], highest: int) -> Bar:
    parts = tuple((_TONES[verdict], verdicts[verdict]) for verdict in ORDER if verdicts[verdict])
    return Bar(name=name, count=verdicts.total(), share=verdicts.total() / highest, parts=parts)


def _time_bars(times: Times | None, language: Language) -> list[Bar]:
    """`<2 秒`, `2–5`, `5–10`, …, `≥600 秒`."""
    counts = [(_span(b.begin, b.end, language), b.count, "time") for b in times.bins] if times else []
    return _bars(counts)


def _span(begin: int, end: int | None, language: Language) -> str:
    if not begin:
        return say("less-than", language, end=end)
    return f"{begin}–{end}" if end else say("or-more", language, begin=begin)
