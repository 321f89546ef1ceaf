"""An identity card comes with its front and its back."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, Part
from validators.case import Case
from validators.persons_papers import is_a_passport
from validators.presence import is_unidentified
from validators.rule import Outcome, Problem, Unchecked, Why, rule

_ID = DocumentKind.LEGAL_REP_ID


@rule(
    "missing-part",
    severity=Severity.ERROR,
    says="{document}（{place}）缺少{field}。",
    remedy="请补充提交{document}的{field}，正反两面须齐全、清晰并加盖公司公章。",
    says_en="The {document} ({place}) lacks its {field}.",
    remedy_en="Hand in the {field} of the {document} too; both sides must be complete, clear and sealed.",
    source="居民身份证法第三条；材料清单",
    of=(_ID,),
)
def id_shows_both_sides(case: Case) -> Iterator[Outcome]:
    """An identity card comes with its front and its back."""
    if not case.has(_ID):
        return
    if is_a_passport(case):
        yield Unchecked(why=Why.OTHER_PAPER, document=_ID)
        return
    for part in (part for part in (Part.FRONT, Part.BACK) if part in case.lacking_parts(_ID)):
        if case.illegible(_ID):
            yield Unchecked(why=Why.ILLEGIBLE, document=_ID)
        elif any(is_unidentified(page) for page in case.pages(DocumentKind.OTHER)):
            yield Unchecked(why=Why.MAYBE_THERE, document=_ID)
        else:
            yield Problem(document=_ID, field=part, evidence=case.evidence(_ID))
