"""A permit does not run longer than the term that the law gives it. A shorter one is what a change leaves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from chushen.evidence import Witness
from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, rule

_SLACK = timedelta(days=31)
"""Terms are counted from the day of issue, of the decision or of the month that follows."""


@rule(
    "implausible",
    severity=Severity.WARNING,
    says="{document}（{place}）的有效期为{begun}至{ended}，超过{years}年。",
    remedy="请核对{document}上的有效期限；如原件载明的期限确实如此，请作出说明。",
    says_en="The {document} ({place}) runs from {begun} to {ended}, longer than {years} years.",
    remedy_en="Check the term on the {document}; if it is really printed so, explain it.",
    source="电信业务经营许可管理办法（工信部令第42号）",
    of=PERMITS,
)
def term_is_lawful(case: Case) -> Iterator[Outcome]:
    """A permit does not run longer than the term that the law gives it. A shorter one is what a change leaves."""
    years = case.limits.term_years
    for kind in PERMITS:
        first, last = case.reading(kind, FieldName.VALID_FROM), case.reading(kind, FieldName.VALID_TO)
        begun, ended = case.day(first), case.day(last)
        if first is None or last is None or begun is None or ended is None or not years:
            continue
        printed = Witness.DERIVED not in first.witnesses and case.is_sure(first) and case.is_sure(last)
        if printed and ended - begun > timedelta(days=365.25 * years) + _SLACK:
            yield Problem(
                document=kind,
                field=FieldName.VALID_TO,
                evidence=tuple(dict.fromkeys((first.evidence, last.evidence))),
                details={"begun": begun, "ended": ended, "years": years},
            )
            return
