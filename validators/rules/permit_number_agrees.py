"""The permit's number reads the same on original, duplicate and declaration."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.agreement import PERMIT_NUMBER
from validators.case import Case
from validators.contradiction import contradiction
from validators.rule import Outcome, rule


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="{field}不一致：{stated}。",
    remedy="请核对{field}，提交同一经营许可证的正本和副本，并更正有误的材料。",
    says_en="The {field} is not the same everywhere: {stated}.",
    remedy_en="Check the {field}; hand in original and duplicate of one permit, and correct whichever is wrong.",
    source="practice",
)
def permit_number_agrees(case: Case) -> Iterator[Outcome]:
    """The permit's number reads the same on original, duplicate and declaration."""
    yield from contradiction(case, PERMIT_NUMBER)
