"""A copy that must bear the company's seal bears one."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.checklist import SealDuty
from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, must_be_sealed, sealing
from validators.wording import Detail


@rule(
    "unsealed",
    severity=Severity.ERROR,
    says="{document}（{place}）未加盖公司公章。",
    remedy="请在{document}复印件上加盖公司公章（红色原印），扫描成彩色后重新提交{or_original}。发证机关的印章不能代替公司公章。",
    says_en="The {document} ({place}) does not bear the company's seal.",
    remedy_en="Put the company's seal (公章, red ink) on the copy of the {document} and hand in a colour scan"
    "{or_original_en}. The issuing authority's seal does not count.",
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
            yield Problem(document=kind, evidence=case.evidence(kind), details=_other_way(case, kind))


def _other_way(case: Case, kind: DocumentKind) -> dict[str, Detail]:
    requirement = case.checklist.of(kind)
    copies = requirement is not None and requirement.sealed is SealDuty.COPIES
    return {
        "or_original": "，或者提交原件的彩色扫描件" if copies else "",
        "or_original_en": ", or a colour scan of the original" if copies else "",
    }
