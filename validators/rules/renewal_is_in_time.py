"""The renewal was applied for at least 90 days before the permit runs out."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.term import permit_term


@rule(
    "renewal-late",
    severity=Severity.ERROR,
    says="收件日期为{received}，距许可证有效期届满日{day}不足{days}日；最迟应于{last}提出续期申请。",
    remedy="逾期提出的续期申请无法补正，请与受理机关联系，由其决定是否受理。",
    says_en="Received on {received}, fewer than {days} days before the permit runs out on {day}; "
    "the last day to apply was {last}.",
    remedy_en="A late application cannot be cured: ask the authority, which decides whether it is accepted.",
    source="电信业务经营许可管理办法（工信部令第42号）；行政许可法第五十条",
    needs=(FieldName.VALID_TO,),
    of=PERMITS,
)
def renewal_is_in_time(case: Case) -> Iterator[Outcome]:
    """The renewal was applied for at least 90 days before the permit runs out."""
    kind, reading = permit_term(case)
    day = case.day(reading)
    if reading is None or day is None or not case.last_day_to_renew(day) < case.received <= day:
        return
    if not case.is_sure(reading):
        yield Unchecked(why=Why.NOT_SURE, document=kind, field=FieldName.VALID_TO)
        return
    yield Problem(
        document=kind,
        field=FieldName.VALID_TO,
        evidence=(reading.evidence,),
        details={
            "received": case.received,
            "day": day,
            "days": case.limits.renew_before_days,
            "last": case.last_day_to_renew(day),
        },
    )
