"""The citizen's number on the ID holds by its own check digit."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.doubt import is_doubtful_fault
from validators.identifiers import citizen_number_fault
from validators.persons_papers import is_a_passport
from validators.rule import Outcome, Problem, Unchecked, Why, rule
from validators.wording import PersonalNumber

_ID = DocumentKind.LEGAL_REP_ID


@rule(
    "identifier-invalid",
    severity=Severity.ERROR,
    says="{document}（{place}）上的{field}“{value}”无效：{fault}。",
    remedy="请核对{field}，并重新提交清晰的{document}。",
    says_en="The {field} “{value}” on the {document} ({place}) is invalid: {fault}.",
    remedy_en="Check the {field} and hand in a clear scan of the {document} again.",
    source="GB 11643-1999",
    of=(_ID,),
)
def id_number_is_valid(case: Case) -> Iterator[Outcome]:
    """The citizen's number on the ID holds by its own check digit."""
    reading = case.reading(_ID, FieldName.ID_NUMBER)
    if reading is None:
        return
    if is_a_passport(case):
        yield Unchecked(why=Why.OTHER_PAPER, document=_ID)
        return
    fault = citizen_number_fault(reading.value)
    if fault and not is_doubtful_fault(case, reading):
        yield Problem(
            document=_ID,
            field=FieldName.ID_NUMBER,
            evidence=(reading.evidence,),
            details={"value": PersonalNumber(reading.value), "fault": fault},
        )
