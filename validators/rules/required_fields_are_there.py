"""What a document must state can be found on it."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.persons_papers import is_a_passport
from validators.presence import is_visible, stands_on_a_lacking_part
from validators.rule import Outcome, Problem, Unchecked, Why, rule


@rule(
    "field-missing",
    severity=Severity.ERROR,
    says="{document}（{place}）上未载明{field}。",
    remedy="请提交载明{field}的完整{document}。",
    says_en="The {document} ({place}) shows no {field}.",
    remedy_en="Hand in a {document} that shows the {field}.",
    source="材料清单",
)
def required_fields_are_there(case: Case) -> Iterator[Outcome]:
    """What a document must state can be found on it."""
    for requirement in case.present():
        kind = requirement.kind
        for name in requirement.fields:
            if case.reading(kind, name) is not None or stands_on_a_lacking_part(case, kind, name):
                continue
            excuse = _excuse(case, kind, name)
            if excuse is not None:
                yield Unchecked(why=excuse, document=kind, field=name)
            elif not is_visible(case, kind, name):
                yield Problem(document=kind, field=name, evidence=case.evidence(kind))


def _excuse(case: Case, kind: DocumentKind, name: FieldName) -> Why | None:
    if case.illegible(kind):
        return Why.ILLEGIBLE
    if kind is DocumentKind.LEGAL_REP_ID and name is FieldName.ID_NUMBER and is_a_passport(case):
        return Why.OTHER_PAPER
    return None
