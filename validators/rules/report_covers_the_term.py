"""The report covers the permit's term so far."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.term import permit_term

_REPORT = DocumentKind.OPERATION_REPORT
_UP_TO_NOW = re.compile(r"至今|以来")
"""A report that goes on to the day it was written names no last day."""


@rule(
    "outdated",
    severity=Severity.WARNING,
    says="{document}（{place}）的报告期为{begun}至{ended}，未覆盖许可证有效期内的经营情况（{since}至{until}）。",
    remedy="请补充{document}，说明许可证有效期内（{since}至{until}）的业务开展情况。",
    says_en="The {document} ({place}) covers {begun} to {ended}, not the permit's term so far ({since} to {until}).",
    remedy_en="Extend the {document} to the permit's term so far, {since} to {until}.",
    source="practice",
    of=(_REPORT,),
)
def report_covers_the_term(case: Case) -> Iterator[Outcome]:
    """The report covers the permit's term so far."""
    if not case.has(_REPORT):
        return
    begins, ends = (case.reading(_REPORT, name) for name in (FieldName.PERIOD_FROM, FieldName.PERIOD_TO))
    begun, ended = case.day(begins), case.day(ends)
    if ended is None and _UP_TO_NOW.search(case.text(_REPORT)):
        ended = case.received
    if begins is None or begun is None or ended is None:
        why = Why.ILLEGIBLE if case.illegible(_REPORT) else Why.NOT_READ
        yield Unchecked(
            why=why, document=_REPORT, field=FieldName.PERIOD_FROM if begun is None else FieldName.PERIOD_TO
        )
        return
    starts = [day for kind in PERMITS if (day := case.day(case.reading(kind, FieldName.VALID_FROM))) is not None]
    _, valid_to = permit_term(case)
    until = min(case.received, case.day(valid_to) or case.received)
    since = min(starts, default=begun)
    late_start, early_end = max((begun - since).days, 0), max((until - ended).days, 0)
    if late_start + early_end > case.limits.report_gap_days:
        yield Problem(
            document=_REPORT,
            field=FieldName.PERIOD_TO if early_end >= late_start else FieldName.PERIOD_FROM,
            evidence=tuple(dict.fromkeys(seen.evidence for seen in (begins, ends) if seen is not None)),
            details={"begun": begun, "ended": ended, "since": since, "until": until},
        )
