"""Every page can be read by a person."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.evidence import Evidence
from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import Case
from validators.repeats import has_better_copy
from validators.rule import Outcome, Problem, rule


@rule(
    "illegible",
    severity=Severity.ERROR,
    says="{document}（{place}）无法辨认：{causes}。",
    remedy="请重新扫描或拍摄该页并提交：页面完整、文字清晰，无反光、阴影和遮挡。",
    says_en="The {document} ({place}) cannot be read: {causes}.",
    remedy_en="Scan or photograph the page again: whole, sharp, without glare, shadow or anything lying over it.",
    source="practice",
)
def pages_can_be_read(case: Case) -> Iterator[Outcome]:
    """Every page can be read by a person, or came once more so that it can.

    A page of which nothing can be made out is taken for the one document that is missing (`documents_are_there`).
    """
    missing = [r.kind for r in case.checklist.documents if r.required and not case.has(r.kind)]
    only_missing = missing[0] if len(missing) == 1 else None
    for page in case.pages(*DocumentKind):
        if page.legibility.legible or page.blank or has_better_copy(case, page):
            continue
        causes = page.legibility.causes
        yield Problem(
            document=page.kind if page.kind is not DocumentKind.OTHER else only_missing,
            cause=causes[0] if causes else None,
            evidence=(Evidence(file=page.file, page=page.page, box=page.legibility.box),),
            details={"causes": causes},
        )
