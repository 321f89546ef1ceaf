"""It can be read whose the seal is."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.sealing import Standing, applicant_names, must_be_sealed, sealing


@rule(
    "seal-unreadable",
    severity=Severity.WARNING,
    says="{document}（{place}）上的印章文字无法辨认，不能确认是否为申请人的公章。",
    remedy="请人工核对印章；如无法确认，请申请人在{document}复印件上重新清晰加盖公司公章后提交。",
    says_en="The text of the seal on the {document} ({place}) cannot be read: whose it is remains open.",
    remedy_en="Look at the seal; if it stays unclear, have the copy of the {document} sealed anew and clearly.",
    source="practice",
)
def seal_can_be_read(case: Case) -> Iterator[Outcome]:
    """It can be read whose the seal is."""
    for kind in must_be_sealed(case):
        found = sealing(case, kind)
        if found.standing is not Standing.UNREADABLE:
            continue
        if not applicant_names(case):
            yield Unchecked(why=Why.NO_APPLICANT)
        elif case.illegible(kind):
            yield Unchecked(why=Why.ILLEGIBLE, document=kind)
        else:
            yield Problem(document=kind, evidence=found.evidence)
