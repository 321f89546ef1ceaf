"""No page or document came twice."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import Case
from validators.repeats import repeated_pages
from validators.rule import Outcome, Problem, rule


@rule(
    "duplicate-document",
    severity=Severity.INFO,
    says="{document}重复提交：{place}。",
    remedy="无需处理；如重新提交，请只保留一份。",
    says_en="The {document} was handed in more than once: {place}.",
    remedy_en="Nothing need be done; should you hand it in again, once is enough.",
    source="practice",
)
def nothing_came_twice(case: Case) -> Iterator[Outcome]:
    """No page or document came twice."""
    for kind in DocumentKind:
        repeated = repeated_pages(case, kind)
        if repeated:
            yield Problem(document=kind, evidence=tuple(page.evidence() for page in repeated))
