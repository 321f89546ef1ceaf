"""A permit's duplicate comes with its annexes."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import Part
from validators.case import Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule


@rule(
    "missing-part",
    severity=Severity.ERROR,
    says="{document}（{place}）缺少{field}。",
    remedy="请补充提交{document}的全部{field}（含特别规定事项）。",
    says_en="The {document} ({place}) lacks its {field}.",
    remedy_en="Hand in every {field} of the {document}, special provisions included.",
    source="电信业务经营许可管理办法；材料清单",
)
def annex_is_there(case: Case) -> Iterator[Outcome]:
    """A permit's duplicate comes with its annexes."""
    for requirement in case.present():
        kind = requirement.kind
        if Part.ANNEX not in case.lacking_parts(kind):
            continue
        if case.illegible(kind):
            yield Unchecked(why=Why.ILLEGIBLE, document=kind)
        else:
            yield Problem(document=kind, field=Part.ANNEX, evidence=case.evidence(kind))
