"""The seal is the company's own 公章, not one for invoices, contracts, accounts, a branch or a person."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.seals import SealType
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, must_be_sealed, sealing


@rule(
    "seal-wrong-type",
    severity=Severity.ERROR,
    says="{document}（{place}）加盖的是{type}，不是公司公章。",
    remedy="请在{document}复印件上加盖公司公章后重新提交；专用章、部门或分公司印章、个人名章均不能代替公章。",
    says_en="The {document} ({place}) bears a seal that is not the company's own: {type}.",
    remedy_en="Put the company's own seal (公章) on the copy of the {document}; seals for invoices, contracts or "
    "accounts, of branches, departments or persons do not count.",
    source="国发〔1999〕25号 第二十二条；税务总局公告2011年第7号",
)
def seal_is_the_company_seal(case: Case) -> Iterator[Outcome]:
    """The seal is the company's own 公章, not one for invoices, contracts, accounts, a branch or a person."""
    for kind in must_be_sealed(case):
        found = sealing(case, kind)
        if found.standing is not Standing.WRONG_TYPE:
            continue
        if case.illegible(kind):
            yield Unchecked(why=Why.ILLEGIBLE, document=kind)
            continue
        seal = found.seals[0]
        plain = seal.type in {SealType.COMPANY, SealType.UNKNOWN}
        yield Problem(
            document=kind, evidence=found.evidence, details={"type": f"“{seal.text}”" if plain else seal.type}
        )
