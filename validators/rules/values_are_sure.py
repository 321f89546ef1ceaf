"""Every value that decides was read surely enough to decide on."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import FieldName
from validators.case import Case
from validators.doubt import doubtful_places
from validators.rule import Outcome, Problem, rule
from validators.wording import PersonalNumber


@rule(
    "low-confidence",
    severity=Severity.WARNING,
    says="{document}（{place}）上的{field}识别把握不足（{read}{value}），须人工核对。",
    remedy="请人工核对原件上的{field}；如无法辨认，请申请人提交更清晰的扫描件。",
    says_en="The {field} on the {document} ({place}) was not read surely enough ({read_en}{value}): look at it.",
    remedy_en="Compare the {field} with the scan; if it cannot be made out, ask for a clearer one.",
    source="practice",
)
def values_are_sure(case: Case) -> Iterator[Outcome]:
    """Every value that decides was read surely enough to decide on."""
    for kind, name, reading in doubtful_places(case):
        value = PersonalNumber(reading.value) if reading and name is FieldName.ID_NUMBER else reading and reading.value
        yield Problem(
            document=kind,
            field=name,
            evidence=(reading.evidence,) if reading else case.evidence(kind),
            details={
                "read": "读作" if reading else "未能完整读出",
                "read_en": "read as " if reading else "not read whole",
                "value": value or "",
            },
        )
