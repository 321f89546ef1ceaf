"""Every file that was sent gives its pages."""

from __future__ import annotations

from collections.abc import Iterator

from chushen.evidence import Evidence
from chushen.findings import Severity
from validators.case import Case
from validators.rule import Outcome, Problem, rule


@rule(
    "unreadable-file",
    severity=Severity.ERROR,
    says="文件{place}无法打开：{cause}。",
    remedy="请检查该文件，另存为未加密、可正常打开的 PDF 或 JPG 文件后重新提交。",
    says_en="The file {place} cannot be opened: {cause}.",
    remedy_en="Check the file, save it as a PDF or JPG that opens without a password, and send it again.",
    source="practice",
)
def files_can_be_opened(case: Case) -> Iterator[Outcome]:
    """Every file that was sent gives its pages."""
    for refused in case.submission.refused:
        yield Problem(cause=refused.cause, evidence=(Evidence(file=refused.file, page=refused.page),))
