"""The registered capital is what the holder of such a permit must have."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.amounts import in_myriads
from validators.case import PERMITS, Case
from validators.identifiers import is_nationwide
from validators.rule import Outcome, Problem, rule

_LICENCE = DocumentKind.BUSINESS_LICENSE


@rule(
    "implausible",
    severity=Severity.WARNING,
    says="{document}（{place}）载明的注册资本为“{value}”，低于该类许可证要求的{least}万元。",
    remedy="请核对注册资本；注册资本已变更的，请提交变更后的{document}，并说明是否仍符合许可条件。",
    says_en="The registered capital on the {document} ({place}) is “{value}”, less than the {least_en} yuan "
    "that such a permit asks for.",
    remedy_en="Check the capital; if it has changed, hand in the present {document} and say whether the conditions of "
    "the permit are still met.",
    source="电信业务经营许可管理办法（工信部令第42号）第六条",
    of=(_LICENCE,),
)
def capital_is_enough(case: Case) -> Iterator[Outcome]:
    """The registered capital is what the holder of such a permit must have."""
    reading = case.reading(_LICENCE, FieldName.REGISTERED_CAPITAL)
    numbers = [n.value for kind in PERMITS if (n := case.reading(kind, FieldName.PERMIT_NUMBER)) and case.is_sure(n)]
    capital = in_myriads(reading.value) if reading else None
    if reading is None or capital is None or not numbers or not case.is_sure(reading):
        return  # a condition of the permit, not one of the materials: where it was not read nothing is asked
    nationwide = is_nationwide(numbers[0])
    least = case.limits.capital_national if nationwide else case.limits.capital_provincial
    if capital < least:
        yield Problem(
            document=_LICENCE,
            field=FieldName.REGISTERED_CAPITAL,
            evidence=(reading.evidence,),
            details={"value": reading.value, "least": least, "least_en": f"{least * 10_000:,}"},
        )
