"""The permit's number is one of a telecom permit, and not a filing's or a truncated one."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.evidence import Field
from chushen.findings import Severity
from chushen.kinds import DocumentKind, FieldName
from validators.case import PERMITS, Case
from validators.doubt import is_doubtful_fault
from validators.identifiers import Fault, permit_number, permit_number_fault
from validators.rule import Outcome, Problem, rule


@rule(
    "identifier-invalid",
    severity=Severity.ERROR,
    says="{document}（{place}）上的{field}“{value}”无效：{fault}。",
    remedy="请核对{field}，并提交现行有效的{document}。",
    says_en="The {field} “{value}” on the {document} ({place}) is invalid: {fault}.",
    remedy_en="Check the {field} and hand in the {document} that is in force.",
    source="电信业务经营许可管理办法；practice",
    needs=(FieldName.PERMIT_NUMBER,),
    of=PERMITS,
)
def permit_number_is_valid(case: Case) -> Iterator[Outcome]:
    """The permit's number is one of a telecom permit, and not a filing's or a truncated one."""
    invalid: dict[tuple[str, Fault], list[tuple[DocumentKind, Field]]] = {}
    for kind in PERMITS:
        reading = case.reading(kind, FieldName.PERMIT_NUMBER)
        fault = permit_number_fault(reading.value) if reading else None
        if reading and fault and not is_doubtful_fault(case, reading):
            invalid.setdefault((permit_number(reading.value), fault), []).append((kind, reading))
    for (_, fault), places in invalid.items():
        kind, reading = places[0]
        yield Problem(
            document=kind,
            field=FieldName.PERMIT_NUMBER,
            evidence=tuple(seen.evidence for _, seen in places),
            details={"value": reading.value, "fault": fault},
        )
