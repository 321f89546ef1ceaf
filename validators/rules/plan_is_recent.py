"""The technical plan is not older than the checklist allows."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.wording import Detail

_PLAN = DocumentKind.TECHNICAL_PLAN


@rule(
    "outdated",
    severity=Severity.WARNING,
    says="{document}（{place}）的编制日期为{day}，距收件日期{received}已超过{days}日。",
    remedy="请按现行系统情况更新{document}并注明编制日期后重新提交。",
    says_en="The {document} ({place}) is dated {day}, more than {days} days before {received}.",
    remedy_en="Bring the {document} up to date, date it, and hand it in again.",
    source="practice",
    of=(_PLAN,),
)
def plan_is_recent(case: Case) -> Iterator[Outcome]:
    """The technical plan is not older than the checklist allows."""
    if not case.has(_PLAN):
        return
    reading = case.reading(_PLAN, FieldName.DATED)
    day = case.day(reading)
    if reading is None or day is None:
        yield Unchecked(
            why=Why.ILLEGIBLE if case.illegible(_PLAN) else Why.NOT_READ, document=_PLAN, field=FieldName.DATED
        )
    elif (case.received - day).days > case.limits.plan_max_age_days:
        details: dict[str, Detail] = {
            "day": day,
            "received": case.received,
            "days": case.limits.plan_max_age_days,
        }
        yield Problem(document=_PLAN, field=FieldName.DATED, evidence=(reading.evidence,), details=details)
