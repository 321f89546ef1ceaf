"""It can be told of every page which document it belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Severity
from chushen.kinds import DocumentKind
from validators.case import Case
from validators.presence import is_unidentified
from validators.rule import Outcome, Problem, rule


@rule(
    "unidentified-document",
    severity=Severity.WARNING,
    says="无法判断{place}属于哪一项材料。",
    remedy="请确认该页是否属于申请材料；如属于，请注明材料名称，并提交更清晰的扫描件。",
    says_en="It cannot be told which document {place} belongs to.",
    remedy_en="See whether the page belongs to the application; if so, name the document and hand in a clearer scan.",
    source="practice",
)
def kinds_can_be_told(case: Case) -> Iterator[Outcome]:
    """It can be told of every page which document it belongs to."""
    for page in case.pages(DocumentKind.OTHER):
        if is_unidentified(page):
            yield Problem(evidence=(page.evidence(),))
