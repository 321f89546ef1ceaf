"""What a rule is: one pure function, with its code, severity, wording and source beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from dataclasses import field as default
from enum import Enum

from chushen.evidence import Evidence
from chushen.findings import Cause, FindingCode, Severity
from chushen.kinds import DocumentKind, FieldName, Part
from validators.case import Case
from validators.wording import Detail


class Why(Enum):
    """Why a rule could not be applied, in Chinese and in English."""

    NOT_THERE = ("没有可供核对的{document}", "there is no {document} to check")
    NOT_READ = ("未能从{document}中读到{field}", "{field} could not be read on the {document}")
    NOT_SURE = ("{document}的{field}识别把握不足", "{field} on the {document} was not read surely enough")
    ILLEGIBLE = ("{document}有页面无法辨认", "a page of the {document} is illegible")
    MAYBE_THERE = (
        "有页面无法判断属于哪一项材料，可能是{document}",
        "a page that cannot be told may be the {document}",
    )
    INCOMPLETE = ("{document}有缺页或缺面", "a part of the {document} is missing")
    NO_APPLICANT = ("未能读到申请人的公司名称", "the applicant's company name could not be read")
    INK_UNSURE = (
        "无法判断{document}上的公章是原印还是复制件",
        "ink or a picture of ink: the seal on the {document} does not tell",
    )
    OTHER_PAPER = (
        "{document}不是居民身份证，须人工核对",
        "the {document} is no resident identity card and needs a person's eye",
    )
    ELECTRONIC = (
        "{document}可能为电子证照，须人工核对",
        "the {document} may be an electronic one and needs a person's eye",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule found: evidence, never wording.

    Attributes:
        details: what the rule's sentences name in braces, besides `document`, `field`, `cause` and `place`.
    """

    document: DocumentKind | None = None
    field: Part | str | None = None
    cause: Cause | None = None
    evidence: tuple[Evidence, ...] = ()
    details: Mapping[str, Detail] = default(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchecked:
    """What a rule could not look at. It is recorded, and never counts as passed."""

    why: Why
    document: DocumentKind | None = None
    field: str | None = None


Outcome = Problem | Unchecked
Check = Callable[[Case], Iterator[Outcome]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check with everything that is said about it.

    Attributes:
        name: the function's name.
        intent: the first line of its file: what must hold.
        says, remedy: what is wrong and what to hand in, in Chinese, as a reviewer writes to an applicant.
        source: article, standard or "practice" on which it rests.
        needs: fields without which it cannot be applied; each must be read on one of the kinds in `of`.
        of: the kinds that it looks at; empty where it looks at whatever came.
        on_documents: on so many documents of those kinds the fields must have been read.
    """

    name: str
    code: FindingCode
    severity: Severity
    intent: str
    says: str
    remedy: str
    says_en: str
    remedy_en: str
    source: str
    needs: tuple[FieldName, ...]
    of: tuple[DocumentKind, ...]
    on_documents: int
    check: Check

    def apply(self, case: Case) -> Iterator[Outcome]:
        """Everything that the rule has to say of a case; where it does not concern the checklist, nothing."""
        asked = tuple(kind for kind in self.of if case.asks_for(kind))
        if self.of and not asked:
            return
        if self.needs and case.read_on(self.needs, self.of) < self.on_documents:
            yield Unchecked(why=Why.NOT_READ, document=asked[0], field=self.needs[0])
            return
        yield from self.check(case)


def rule(  # noqa: PLR0913  a rule's wording stands beside it, whole
    code: str,
    *,
    severity: Severity,
    says: str,
    remedy: str,
    says_en: str,
    remedy_en: str,
    source: str,
    needs: tuple[FieldName, ...] = (),
    of: tuple[DocumentKind, ...] = (),
    on_documents: int = 1,
) -> Callable[[Check], Rule]:
    """Make a rule of a function. See `Rule` for the arguments."""

    def made(check: Check) -> Rule:
        return Rule(
            name=check.__name__,
            code=FindingCode(code),
            severity=severity,
            intent=(check.__doc__ or "").strip(),
            says=says,
            remedy=remedy,
            says_en=says_en,
            remedy_en=remedy_en,
            source=source,
            needs=needs,
            of=of,
            on_documents=on_documents,
            check=check,
        )

    return made
