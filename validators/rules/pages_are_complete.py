"""The page numbers of a document run through without a gap."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import Part
from validators.case import Case
from validators.page_numbers import missing_numbers
from validators.rule import Outcome, Problem, rule


@rule(
    "missing-part",
    severity=Severity.ERROR,
    says="{document}（{place}）页码不连续，缺少第{numbers}页。",
    remedy="请提交页码连续、完整的{document}。",
    says_en="The page numbers of the {document} ({place}) skip: page {numbers} is missing.",
    remedy_en="Hand in the {document} with all of its pages.",
    source="practice",
)
def pages_are_complete(case: Case) -> Iterator[Outcome]:
    """The page numbers of a document run through without a gap."""
    for requirement in case.present():
        numbers = missing_numbers(case.submission, requirement.kind)
        if numbers:
            yield Problem(
                document=requirement.kind,
                field=Part.PAGES,
                evidence=case.evidence(requirement.kind),
                details={"numbers": numbers},
            )
