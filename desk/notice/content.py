"""What a notice says, before it is given a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chushen.checklist import Checklist
from chushen.documents import Submission
from chushen.findings import Finding, FindingCode, Severity
from chushen.kinds import DocumentKind, FieldName
from chushen.names import Language
from chushen.workdays import Calendar, Deadline
from desk.masking import masked
from desk.report.numbered import in_order
from desk.report.rendering import company_of, value_of
from records.decisions import Decided
from records.schema import Decision
from records.verified import Verified

NOT_TO_BE_CURED = frozenset({FindingCode.RENEWAL_LATE})
"""What no correction can mend: it is for the authority to decide on, and not for this notice to ask for."""
_GENERAL = "其他事项"
BASIS = {
    "correct": "《中华人民共和国行政许可法》第三十二条第一款第（四）项",
    "accept": "《中华人民共和国行政许可法》第三十二条第一款第（五）项",
}


class NoticeKind(StrEnum):
    """补正通知书 or 受理通知书."""

    CORRECT = "correct"
    ACCEPT = "accept"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeItem:
    """One thing to be corrected: what is wrong, and what is to be handed in."""

    number: int
    defect: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeGroup:
    """The items of one document, as the checklist calls it."""

    title: str
    items: tuple[NoticeItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Everything that stands in a notice.

    Attributes:
        groups: empty in a notice of acceptance.
        draft: nobody has signed it off: no decision of this kind on this very content is recorded.
        deadline: by when the authority must have told the applicant.
        left_out: errors that are no matter of correction; for the officer, never in the notice.
    """

    kind: NoticeKind
    authority: str
    applicant: str
    matter: str
    permit_number: str
    received: date
    groups: tuple[NoticeGroup, ...]
    draft: bool
    officer: str
    signed: date | None
    deadline: Deadline
    left_out: tuple[Finding, ...]

    @property
    def basis(self) -> str:
        """The article on which it rests."""
        return BASIS[self.kind]


def notice_of(
    verified: Verified,
    checklist: Checklist,
    calendar: Calendar,
    *,
    kind: NoticeKind,
    authority: str,
    decisions: tuple[Decided, ...],
) -> Notice:
    """Put together what a notice says of a judged application."""
    errors = [f for f in in_order(verified.judgement, checklist) if f.severity is Severity.ERROR]
    to_cure = [f for f in errors if f.code not in NOT_TO_BE_CURED]
    signed = next((d for d in reversed(decisions) if d.digest == verified.digest), None)
    is_signed = signed is not None and signed.decision is Decision(kind.value)
    received = verified.judgement.received
    return Notice(
        kind=kind,
        authority=authority,
        applicant=company_of(verified.submission),
        matter=checklist.matter or checklist.title,
        permit_number=_permit_number(verified.submission),
        received=received,
        groups=_groups(to_cure, checklist) if kind is NoticeKind.CORRECT else (),
        draft=not is_signed,
        officer=signed.officer if signed and is_signed else "",
        signed=signed.at.date() if signed and is_signed else None,
        deadline=calendar.deadline(received, checklist.limits.notice_days),
        left_out=tuple(f for f in errors if f.code in NOT_TO_BE_CURED),
    )


def _groups(findings: list[Finding], checklist: Checklist) -> tuple[NoticeGroup, ...]:
    kinds: list[DocumentKind | None] = [*(r.kind for r in checklist.documents), DocumentKind.OTHER, None]
    groups: list[NoticeGroup] = []
    number = 0
    for kind in kinds:
        items = []
        for finding in findings:
            if finding.document is kind:
                number += 1
                items.append(NoticeItem(number=number, defect=masked(finding.message), remedy=masked(finding.remedy)))
        if items:
            title = checklist.called(kind, Language.ZH) if kind else _GENERAL
            groups.append(NoticeGroup(title=title, items=tuple(items)))
    return tuple(groups)


def _permit_number(submission: Submission) -> str:
    return value_of(submission, FieldName.PERMIT_NUMBER) or submission.declaration.permit_number or ""
