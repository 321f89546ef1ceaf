"""Report and plan speak of one call centre: as many seats in both, and lines enough for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import PROSE, Case
from validators.rule import Outcome, Problem, rule

FAR = 3
"""Numbers of seats of which the one is so many times the other are not of one call centre."""
FEW = 10
"""More seats than this for each line cannot all talk, not even in turns."""

_SEATS = re.compile(
    r"(?<!\d)(\d{1,6})(?:个|余个)?(?:座席|坐席|席位|席)(?!终端|电脑)"
    r"|(?:座席|坐席)(?:总?数|规模|共|为|达到)*(\d{1,6})(?:个|席)"
)
_LINES = re.compile(
    r"(?<![\d.])(\d{1,6})(?:条|路|线|个)?(?:SIP|语音|中继|并发|线路|话路|路)(?!E1|PRI|数字)"
    r"|(?:中继|并发)(?:容量|能力|数|呼叫|线)*(?:为|共|达到)*(\d{1,6})(?:条|路|线|个)(?!E1|PRI|数字|30B)"
)
_TRUNKS = re.compile(
    r"(?<![\d.])(\d{1,4})(?:条|路|个|对)?(?:E1|PRI|数字中继|30B\+D)"
    r"|(?:E1|PRI|30B\+D|数字中继)(?:线路|数字中继|中继|线)?(?:为|共)*(\d{1,4})(?:条|路|个|对)"
)
_OF_A_TRUNK = 30
"""Calls that a digital trunk (E1) carries at a time."""


@rule(
    "implausible",
    severity=Severity.WARNING,
    says="业务开展情况与技术方案（{place}）所述规模不相称：{stated}。",
    remedy="请核对座席数量和线路容量，使两份材料一致，或者说明差异的原因。",
    says_en="What report and plan ({place}) say of the call centre's size does not go together: {stated_en}.",
    remedy_en="Check the numbers of seats and lines and make the two documents agree, or explain the difference.",
    source="practice",
    of=PROSE,
)
def seats_and_lines_agree(case: Case) -> Iterator[Outcome]:
    """Report and plan speak of one call centre: as many seats in both, and lines enough for them."""
    seats = {kind: _most(_SEATS, case.text(kind)) for kind in PROSE}
    reported, planned = (seats[kind] for kind in PROSE)
    plan = case.text(DocumentKind.TECHNICAL_PLAN)
    lines = max(_most(_LINES, plan), _OF_A_TRUNK * _most(_TRUNKS, plan))
    stated = None
    if reported and planned and max(reported, planned) > FAR * min(reported, planned):
        stated = (f"座席{reported}席与{planned}席", f"{reported} seats and {planned} seats")
    elif lines and max(seats.values()) > FEW * lines:
        stated = (f"座席{max(seats.values())}席而线路仅{lines}路", f"{max(seats.values())} seats and {lines} lines")
    if stated:
        details = {"stated": stated[0], "stated_en": stated[1]}
        yield Problem(document=DocumentKind.TECHNICAL_PLAN, evidence=case.evidence(*PROSE), details=details)


def _most(pattern: re.Pattern[str], text: str) -> int:
    return max((int(found[1] or found[2]) for found in pattern.finditer(text)), default=0)
