"""The unified social credit code holds by its own check digit and is a company's."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.doubt import is_doubtful_fault
from validators.identifiers import uscc_fault
from validators.rule import Outcome, Problem, rule

_LICENCE = DocumentKind.BUSINESS_LICENSE


@rule(
    "identifier-invalid",
    severity=Severity.ERROR,
    says="{document}（{place}）上的{field}“{value}”无效：{fault}。",
    remedy="请核对{field}，并重新提交{document}。",
    says_en="The {field} “{value}” on the {document} ({place}) is invalid: {fault}.",
    remedy_en="Check the {field} and hand in the {document} again.",
    source="GB 32100-2015",
    needs=(FieldName.USCC,),
    of=(_LICENCE,),
)
def uscc_is_valid(case: Case) -> Iterator[Outcome]:
    """The unified social credit code holds by its own check digit and is a company's."""
    reading = case.reading(_LICENCE, FieldName.USCC)
    fault = uscc_fault(reading.value) if reading else None
    if reading and fault and not is_doubtful_fault(case, reading):
        yield Problem(
            document=_LICENCE,
            field=FieldName.USCC,
            evidence=(reading.evidence,),
            details={"value": reading.value, "fault": fault},
        )
