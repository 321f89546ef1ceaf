"""The permit's number names the class of business: call centres and information services are of class B2."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.case import PERMITS, Case
from validators.identifiers import classes_of, permit_number
from validators.rule import Outcome, Problem, rule


@rule(
    "implausible",
    severity=Severity.WARNING,
    says="{document}（{place}）的{field}为“{value}”，其中不含{wanted}类。",
    remedy="请核对编号和业务种类：个别许可证的编号不含{wanted}而业务种类中有该项业务，须人工确认。",
    says_en="The {field} on the {document} ({place}) is “{value}”: it does not name class {wanted}.",
    remedy_en="Check number and kinds: a few permits hold the business without {wanted} in their number; "
    "a person must see.",
    source="电信业务分类目录（2015年版）；practice",
    of=PERMITS,
)
def number_names_the_class(case: Case) -> Iterator[Outcome]:
    """The permit's number names the class of business: call centres and information services are of class B2."""
    wanted = case.checklist.number_class
    seen: set[str] = set()
    for kind in PERMITS:
        reading = case.reading(kind, FieldName.PERMIT_NUMBER)
        classes = classes_of(reading.value) if reading else ()
        if reading is None or not classes or wanted in classes or not wanted or not case.is_sure(reading):
            continue
        if permit_number(reading.value) not in seen:
            seen.add(permit_number(reading.value))
            yield Problem(
                document=kind,
                field=FieldName.PERMIT_NUMBER,
                evidence=(reading.evidence,),
                details={"value": reading.value, "wanted": wanted},
            )
