"""The permit covers the business whose renewal is applied for."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import PERMITS, Case
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.scope import covers

_BUSINESS = "业务"
"""Every kind in a permit's list ends so; a text without it is no such list."""

_FIELD = {DocumentKind.BUSINESS_LICENSE: FieldName.BUSINESS_SCOPE}


@rule(
    "scope-missing",
    severity=Severity.ERROR,
    says="{document}（{place}）载明的业务为“{kinds}”，不包括{scope}。",
    remedy="请提交业务种类包括{scope}的{document}；未取得该项业务许可的，不能申请该项业务的续期。",
    says_en="The {document} ({place}) covers “{kinds}”, not {scope}.",
    remedy_en="Hand in a {document} that covers {scope}; a business that was never licensed cannot be renewed.",
    source="电信业务分类目录（2015年版）",
)
def scope_is_covered(case: Case) -> Iterator[Outcome]:
    """The permit covers the business whose renewal is applied for."""
    words = case.checklist.scope_words
    lacking: list[Problem] = []
    for requirement in case.present():
        kind = requirement.kind
        name = _FIELD.get(kind, FieldName.BUSINESS_KINDS)
        reading = case.reading(kind, name)
        if not requirement.scope or covers(reading.value if reading else "", words):
            continue
        if reading is not None and case.is_sure(reading) and (_BUSINESS in reading.value or kind not in PERMITS):
            details = {"kinds": reading.value, "scope": words[0]}
            lacking.append(Problem(document=kind, field=name, evidence=(reading.evidence,), details=details))
        elif not covers(case.text(kind), words):
            yield Unchecked(why=Why.NOT_SURE if reading else Why.NOT_READ, document=kind, field=name)
    if lacking:
        places = tuple(place for problem in lacking for place in problem.evidence)
        first = lacking[0]
        yield Problem(document=first.document, field=first.field, evidence=places, details=first.details)
