"""The company's seal is an imprint on the sheet, not a copy of one."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Cause, Severity
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, must_be_sealed, sealing


@rule(
    "seal-photocopied",
    severity=Severity.ERROR,
    says="{document}（{place}）上的公章是复印或打印的，不是原印。",
    remedy="请在{document}复印件上重新加盖公司公章（红色原印），扫描成彩色后重新提交。",
    says_en="The seal on the {document} ({place}) was copied or printed; it is no imprint.",
    remedy_en="Put the company's seal on the copy of the {document} in red ink and hand in a colour scan.",
    source="国发〔1999〕25号；practice",
)
def seal_is_ink(case: Case) -> Iterator[Outcome]:
    """The company's seal is an imprint on the sheet, not a copy of one."""
    for kind in must_be_sealed(case):
        found = sealing(case, kind)
        if found.standing is Standing.INK_UNSURE:
            yield Unchecked(why=Why.INK_UNSURE, document=kind)
        elif found.standing is Standing.REPRODUCED and not found.grey:
            if case.illegible(kind):
                yield Unchecked(why=Why.ILLEGIBLE, document=kind)
            else:
                yield Problem(document=kind, cause=Cause.REPRODUCTION, evidence=found.evidence)
