"""The table of samples in README.md, made of what their expected.json say."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chushen.findings import Cause, FindingCode, Verdict
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.names import name_of
from sample_docs.draw.samples import SAMPLES


def table(home: Path) -> str:
    """Markdown: folder, verdict, findings, in the order in which the samples are drawn."""
    rows = ["| 文件夹 folder | 结论 verdict | 必须发现 findings |", "| --- | --- | --- |"]
    for sample in SAMPLES:
        expected = json.loads((home / sample.name / "expected.json").read_text("utf-8"))
        verdict = Verdict(expected["verdict"])
        findings = "；".join(_said(finding) for finding in expected["findings"]) or "—"
        rows.append(f"| `{sample.name}` | {name_of(verdict)} {verdict} | {findings} |")
    return "\n".join(rows) + "\n"


def _said(finding: dict[str, Any]) -> str:
    parts = [name_of(FindingCode(finding["code"]))]
    if finding["document"]:
        parts.append(name_of(DocumentKind(finding["document"])))
    if finding["field"]:
        part = finding["field"]
        parts.append(name_of(Part(part) if part in set(Part) else FieldName(part)))
    if finding["cause"]:
        parts.append(name_of(Cause(finding["cause"])))
    return "·".join(parts) + f" `{finding['code']}`"
