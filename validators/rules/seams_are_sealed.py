"""A report or plan of several pages bears a seal over its seam (骑缝章)."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from validators.case import Case
from validators.rule import Outcome, Problem, rule


@rule(
    "seam-seal-missing",
    severity=Severity.INFO,
    says="{document}（{place}）共多页，未见骑缝章。",
    remedy="建议在{document}各页骑缝处加盖公司公章。",
    says_en="The {document} ({place}) has several pages and no seal over their seam.",
    remedy_en="It is advised to put the company's seal over the seam of the pages of the {document}.",
    source="practice",
)
def seams_are_sealed(case: Case) -> Iterator[Outcome]:
    """A report or plan of several pages bears a seal over its seam (骑缝章)."""
    for requirement in case.present():
        if not requirement.seam_seal or case.illegible(requirement.kind):
            continue
        for document in case.submission.of(requirement.kind):
            over = max((seal.pieces for page in document.pages for seal in page.seals), default=0)
            if len(document.pages) > 1 and over < 2:  # noqa: PLR2004  a seam has two sides
                yield Problem(document=document.kind, evidence=document.evidence())
