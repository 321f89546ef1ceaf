"""The credit code on the licence is the one declared."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.agreement import CREDIT_CODE
from validators.case import Case
from validators.contradiction import contradiction
from validators.rule import Outcome, rule


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="{field}不一致：{stated}。",
    remedy="请核对{field}，更正申报信息或重新提交营业执照。",
    says_en="The {field} is not the same everywhere: {stated}.",
    remedy_en="Check the {field}; correct the declaration, or hand in the business licence again.",
    source="行政许可法第三十一条；practice",
)
def uscc_agrees(case: Case) -> Iterator[Outcome]:
    """The credit code on the licence is the one declared."""
    yield from contradiction(case, CREDIT_CODE)
