"""What each sample's `expected.json` says must be found: no more and no less of severity error and warning."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chushen.findings import Finding, Judgement, Severity

Key = tuple[str, str, str, str]
"""Code, document, field, cause; "" for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One sample: `path` is what was sent."""

    path: Path
    verdict: str
    received: date
    findings: tuple[Key, ...]


def expectations(folder: Path) -> tuple[Expectation, ...]:
    """Every sample in the folder, by name."""
    return tuple(_expectation(file) for file in sorted(folder.glob("*/expected.json")))


def met_by(judgement: Judgement, expected: Expectation) -> tuple[str, ...]:
    """What was expected and not found, and what was found and not expected, in words; empty where all is well."""
    found = Counter(_key(finding) for finding in judgement.findings)
    weighty = Counter(_key(finding) for finding in judgement.findings if finding.severity is not Severity.INFO)
    wanted = Counter(expected.findings)
    said = [f"未发现 missed: {_words(key)}" for key in (wanted - found).elements()]
    said += [f"多出 surplus: {_words(key)}" for key in (weighty - wanted).elements()]
    if judgement.verdict.value != expected.verdict:
        said.append(f"结论应为 verdict: {expected.verdict}")
    return tuple(said)


def _expectation(file: Path) -> Expectation:
    stated = json.loads(file.read_text("utf-8"))
    sent = [path for path in file.parent.iterdir() if path.name != file.name and not path.name.startswith(".")]
    return Expectation(
        path=sent[0],
        verdict=stated["verdict"],
        received=date.fromisoformat(stated["received"]),
        findings=tuple(
            (f["code"], f["document"] or "", f["field"] or "", f["cause"] or "") for f in stated["findings"]
        ),
    )


def _key(finding: Finding) -> Key:
    document = finding.document.value if finding.document else ""
    return (finding.code.value, document, finding.field or "", finding.cause.value if finding.cause else "")


def _words(key: Key) -> str:
    return " · ".join(filter(None, key))
