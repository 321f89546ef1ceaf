"""The legal representative is the same person on licence, permit, ID and declaration."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.agreement import PERSON
from validators.case import PERMITS, Case
from validators.contradiction import contradiction, is_a_change
from validators.rule import Outcome, Unchecked, Why, rule

_SOURCES = (
    ((DocumentKind.BUSINESS_LICENSE,), FieldName.LEGAL_REPRESENTATIVE),
    (PERMITS, FieldName.LEGAL_REPRESENTATIVE),
    ((DocumentKind.LEGAL_REP_ID,), FieldName.NAME),
)


@rule(
    "inconsistent",
    severity=Severity.ERROR,
    says="{field}不一致：{stated}。",
    remedy="请核对{field}，并提交现任法定代表人的身份证明或更正有误的材料。",
    says_en="The {field} is not the same everywhere: {stated}.",
    remedy_en="Check the {field}; hand in the ID of the present one, or correct the document that is wrong.",
    source="行政许可法第三十一条；practice",
)
def representative_agrees(case: Case) -> Iterator[Outcome]:
    """The legal representative is the same person on licence, permit, ID and declaration."""
    for kinds, name in _SOURCES:
        sent = [kind for kind in kinds if case.has(kind) and case.asks_for(kind)]
        if sent and not any(case.reading(kind, name) for kind in sent):
            yield Unchecked(why=Why.NOT_READ, document=sent[0], field=name)
    if not is_a_change(case, PERSON):
        yield from contradiction(case, PERSON)
