"""What a notice says, before it is given a form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from chushen.applicant import company_of, value_of
from chushen.checklist import Checklist
from chushen.documents import Submission
from chushen.findings import Finding, FindingCode, Severity
from chushen.kinds import DocumentKind, FieldName
from chushen.masking import masked
from chushen.names import Language
from chushen.rounds import compared
from chushen.workdays import Calendar, Deadline
from desk.report.numbered import in_order
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
class FormerRound:
    """What became of the items of the same applicant's application before this one.

    Attributes:
        cured: what was wrong then and is in order now.
        remaining: the numbers of this notice's items that were to be corrected then already.
    """

    received: date
    cured: tuple[str, ...]
    remaining: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Everything that stands in a notice.

    Attributes:
        groups: empty in a notice of acceptance.
        draft: nobody has signed it off: no decision of this kind on this very content is recorded.
        former: None where the applicant sent nothing before, and in a notice of acceptance.
        deadline: by when the authority must have told the applicant: so many working days (`days`) after receipt.
        left_out: errors that are no matter of correction; for the officer, never in the notice.
    """

    kind: NoticeKind
    authority: str
    applicant: str
    matter: str
    permit_number: str
    received: date
    groups: tuple[NoticeGroup, ...]
    former: FormerRound | None
    draft: bool
    officer: str
    signed: date | None
    deadline: Deadline
    days: int
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
    former: Verified | None = None,
) -> Notice:
    """Put together what a notice says of a judged application; `former`: the same applicant's one before."""
    errors = [f for f in in_order(verified.judgement, checklist) if f.severity is Severity.ERROR]
    to_cure = _by_document([f for f in errors if f.code not in NOT_TO_BE_CURED], checklist)
    correcting = kind is NoticeKind.CORRECT
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
        groups=_groups(to_cure, checklist) if correcting else (),
        former=_former_round(former, verified, to_cure) if former and correcting else None,
        draft=not is_signed,
        officer=signed.officer if signed and is_signed else "",
        signed=signed.at.astimezone().date() if signed and is_signed else None,
        deadline=calendar.deadline(received, checklist.limits.notice_days),
        days=checklist.limits.notice_days,
        left_out=tuple(f for f in errors if f.code in NOT_TO_BE_CURED),
    )


def _by_document(findings: list[Finding], checklist: Checklist) -> list[Finding]:
    """As the checklist orders the papers, then what belongs to none of them."""
    kinds: list[DocumentKind | None] = [*(r.kind for r in checklist.documents), DocumentKind.OTHER, None]
    return [finding for kind in kinds for finding in findings if finding.document is kind]


def _groups(findings: list[Finding], checklist: Checklist) -> tuple[NoticeGroup, ...]:
    groups = []
    for kind, numbered in groupby(enumerate(findings, start=1), key=lambda pair: pair[1].document):
        items = tuple(NoticeItem(number=n, defect=masked(f.message), remedy=masked(f.remedy)) for n, f in numbered)
        groups.append(NoticeGroup(title=checklist.called(kind, Language.ZH) if kind else _GENERAL, items=items))
    return tuple(groups)


def _former_round(former: Verified, verified: Verified, to_cure: list[Finding]) -> FormerRound:
    """Only what a notice can have asked for: errors that can be cured."""
    became = compared(former.judgement, verified.judgement)
    cured = [f for f in became.cured if f.severity is Severity.ERROR and f.code not in NOT_TO_BE_CURED]
    remaining = [number for number, f in enumerate(to_cure, start=1) if f in became.remaining]
    return FormerRound(
        received=became.received, cured=tuple(masked(f.message) for f in cured), remaining=tuple(remaining)
    )


def _permit_number(submission: Submission) -> str:
    return value_of(submission, FieldName.PERMIT_NUMBER) or submission.declaration.permit_number or ""
