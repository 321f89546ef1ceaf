"""What has changed on the business licence has been changed on the permit before its renewal is applied for."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.agreement import COMPANY, PERSON
from validators.case import Case
from validators.contradiction import contradiction, is_a_change
from validators.rule import Outcome, rule


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="营业执照与经营许可证的{field}不一致：{stated}。",
    remedy="{field}已变更的，请先办理经营许可证变更手续，再申请续期；未变更的，请重新提交有误的材料。",
    says_en="Business licence and permit do not show the same {field}: {stated}.",
    remedy_en="If the {field} has changed, have the permit changed first, then apply for its renewal; "
    "if it has not, hand in again whichever document is wrong.",
    source="电信业务经营许可管理办法（工信部令第42号）；practice",
)
def changes_come_first(case: Case) -> Iterator[Outcome]:
    """What has changed on the business licence has been changed on the permit before its renewal is applied for."""
    for subject in (COMPANY, PERSON):
        if is_a_change(case, subject):
            yield from contradiction(case, subject)
