"""The company's seal on a document is the applicant's."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.agreement import COMPANY
from validators.case import Case
from validators.rule import Outcome, Problem, rule
from validators.sealing import Standing, applicant_names, may_be_sealed, sealing


@rule(
    "seal-mismatch",
    severity=Severity.ERROR,
    says="{document}（{place}）上的印章为“{text}”，与申请人“{company}”不一致。",
    remedy="请在{document}上加盖申请人“{company}”的公章后重新提交；如公司名称已变更，请先办理经营许可证变更手续。",
    says_en="The seal on the {document} ({place}) reads “{text}”; the applicant is “{company}”.",
    remedy_en="Have the {document} sealed by the applicant, “{company}”; "
    "if the company has changed its name, have the permit changed first.",
    source="国发〔1999〕25号 第十五条",
    needs=(FieldName.COMPANY_NAME,),
    of=tuple(kind for kind, _ in COMPANY.places),
)
def seal_names_the_applicant(case: Case) -> Iterator[Outcome]:
    """The company's seal on a document is the applicant's."""
    for kind in may_be_sealed(case):
        found = sealing(case, kind)
        if found.standing is Standing.ANOTHERS:
            yield Problem(
                document=kind,
                evidence=found.evidence,
                details={"text": found.seals[0].text, "company": applicant_names(case)[0]},
            )
