"""The company's name reads the same wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.agreement import COMPANY
from validators.case import Case
from validators.contradiction import contradiction, is_a_change
from validators.rule import Outcome, rule


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="{field}不一致：{stated}。",
    remedy="请核对{field}，并重新提交有误的材料。",
    says_en="The {field} is not the same everywhere: {stated}.",
    remedy_en="Check the {field} and hand in again whichever document is wrong.",
    source="行政许可法第三十一条；practice",
    needs=(FieldName.COMPANY_NAME,),
    of=tuple(kind for kind, _ in COMPANY.places),
)
def company_name_agrees(case: Case) -> Iterator[Outcome]:
    """The company's name reads the same wherever it is printed."""
    if not is_a_change(case, COMPANY):
        yield from contradiction(case, COMPANY)
