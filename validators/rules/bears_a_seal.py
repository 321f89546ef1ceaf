"""A copy that must bear the company's seal bears one."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, must_be_sealed, sealing


@rule(
    "unsealed",
    severity=Severity.ERROR,
    says="{document}（{place}）未加盖公司公章。",
    remedy="请在{document}复印件上加盖公司公章（红色原印），扫描成彩色后重新提交。发证机关的印章不能代替公司公章。",
    says_en="The {document} ({place}) does not bear the company's seal.",
    remedy_en="Put the company's seal (公章, red ink) on the copy of the {document} and hand in a colour scan. "
    "The issuing authority's seal does not count.",
    source="国发〔1999〕25号；材料清单",
)
def bears_a_seal(case: Case) -> Iterator[Outcome]:
    """A copy that must bear the company's seal bears one."""
    for kind in must_be_sealed(case):
        if sealing(case, kind).standing is not Standing.NONE:
            continue
        if case.illegible(kind):
            yield Unchecked(why=Why.ILLEGIBLE, document=kind)
        else:
            yield Problem(document=kind, evidence=case.evidence(kind))
