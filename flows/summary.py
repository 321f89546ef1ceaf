"""A result as a table for Prefect's own pages. Knows no Prefect.

Nothing that was read is in it: kinds of findings and documents, numbers, and the submission's name.
"""

from __future__ import annotations

from collections.abc import Iterator

from chushen.findings import Finding, Judgement, Severity
from chushen.kinds import FieldName, Part
from chushen.names import name_of
from flows.office import Outcome

_ROWS = 200
"""Findings in the table of one application; the report has them all."""

_SEVERITY = {Severity.ERROR: "须补正", Severity.WARNING: "待复核", Severity.INFO: "提示"}


def result_table(judgement: Judgement, outcome: Outcome, link: str) -> str:
    """The result as Markdown."""
    return "\n".join(_lines(judgement, outcome, link))


def _lines(judgement: Judgement, outcome: Outcome, link: str) -> Iterator[str]:
    counts = f"须补正 {outcome.errors}，待复核 {outcome.warnings}，提示 {outcome.infos}"
    yield f"## {name_of(judgement.verdict)}"
    yield f"{counts}　　[打开报告 Open the report]({link})" if link else counts
    if not judgement.findings:
        return
    yield ""
    yield "| 发现 | 程度 | 材料 | 页数 | 代码 |"
    yield "| --- | --- | --- | ---: | --- |"
    heaviest_first = sorted(judgement.findings, key=lambda finding: list(_SEVERITY).index(finding.severity))
    for finding in heaviest_first[:_ROWS]:
        document = name_of(finding.document) if finding.document else ""
        pages = len({(e.file, e.page) for e in finding.evidence if e.page is not None})
        yield f"| {_named(finding)} | {_SEVERITY[finding.severity]} | {document} | {pages or ''} | `{finding.code}` |"
    if len(judgement.findings) > _ROWS:
        yield f"| 其余 {len(judgement.findings) - _ROWS} 项见报告 | | | | |"


def _named(finding: Finding) -> str:
    """The finding's kind, and the kinds that make it plain: a field's, a part's, a cause's."""
    field = next((kind(finding.field) for kind in (FieldName, Part) if finding.field in set(kind)), None)
    more = [name_of(kind) for kind in (field, finding.cause) if kind]
    return name_of(finding.code) + (f"（{'，'.join(more)}）" if more else "")
