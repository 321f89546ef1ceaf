"""Writes an application: `<name>/<name>/` holds what was sent, `<name>/expected.json` what is true of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from chushen.geometry import Box
from sample_docs.draw.application import Application
from sample_docs.draw.sheet import PressedSeal

WARNINGS = frozenset({"outdated", "implausible", "seal-unreadable", "unidentified-document", "low-confidence"})
INFOS = frozenset({"seam-seal-missing", "duplicate-document"})
DECIDING = frozenset(
    {
        "company_name",
        "uscc",
        "legal_representative",
        "permit_number",
        "valid_to",
        "name",
        "id_number",
        "period_from",
        "period_to",
        "dated",
    }
)


def write_application(application: Application, name: str, out: Path) -> Path:
    """Write it below `out`; an application of that name that is there already is replaced file by file.

    Returns:
        The submission's folder.
    """
    sent = out / name / name
    for file, content in application.files:
        target = sent / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    declares = application.recipe.disagree == "declared_number" or application.recipe.declared
    if application.manner.declared or declares:
        (sent / "application.toml").write_text(_declaration(application), "utf-8")
    expected = json.dumps(truth_of(application), ensure_ascii=False, indent=1)
    (out / name / "expected.json").write_text(expected + "\n", "utf-8")
    return sent


def truth_of(application: Application) -> dict[str, Any]:
    """The contract's expected.json, and beyond it: `more_fields`, `passages`, `pages`, `seals`."""
    findings = [
        {"code": f.code, "document": f.document, "field": f.field, "cause": f.cause}
        for f in application.recipe.findings
    ]
    grave = [f for f in findings if f["code"] not in WARNINGS | INFOS]
    doubtful = [f for f in findings if f["code"] in WARNINGS]
    papers = [p for p in application.papers if p.fields]
    return {
        "verdict": "correct" if grave else "review" if doubtful else "pass",
        "received": application.facts.received.isoformat(),
        "findings": findings,
        "fields": {p.kind: {n: v for n, v in p.fields.items() if n in DECIDING} for p in papers},
        "more_fields": {p.kind: {n: v for n, v in p.fields.items() if n not in DECIDING} for p in papers},
        "passages": {p.kind: p.passages for p in papers if p.passages},
        "pages": [
            {"file": p.file, "page": p.page, "kind": p.kind, "part": p.part, "rotation": p.rotation}
            for p in application.pages
        ],
        "seals": [_seal(p.file, p.page, box, seal) for p in application.pages for box, seal in p.seals],
    }


def _seal(file: str, page: int, box: Box, seal: PressedSeal) -> dict[str, Any]:
    return {
        "file": file,
        "page": page,
        "box": box.as_list(),
        "type": seal.type,
        "colour": seal.colour,
        "shape": seal.shape,
        "imprint": seal.imprint,
        "text": seal.text,
        "code": seal.code,
        "at_edge": seal.at_edge,
    }


def _declaration(application: Application) -> str:
    facts = application.facts
    number = facts.permit.number
    if application.recipe.disagree == "declared_number":
        number = number[:-1] + str((int(number[-1]) + 4) % 10)
    stated = {
        "company": facts.company.name,
        "uscc": facts.company.uscc,
        "legal_representative": facts.licence_representative,
        "permit_number": number,
    } | dict(application.recipe.declared)
    lines = [f'{name} = "{value}"\n' for name, value in stated.items()]
    return "".join(lines) + f"received = {facts.received.isoformat()}\n"
