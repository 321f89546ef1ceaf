"""Applications that were judged (`chushen.result/1`), against their `expected.json`.

Asked are all fields that it states, those the verdict rests on (`fields`) and the others (`more_fields`), and the
sentences of report and plan (`passages`): right where what was read holds the sentence, with all its figures.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rapidfuzz.fuzz import partial_ratio

from bench import tables
from bench.likeness import character_accuracy, plain
from bench.tallies import Detections, Reliability, Tally
from sample_docs.draw import plan, report
from sample_docs.draw.writing import INFOS, WARNINGS

Answer = Mapping[str, Any]
"""A result, or what is expected of it, in the contract's shape."""
FindingKey = tuple[str, str | None, str | None, str | None]
"""code, document, field, cause: what a finding is told by."""
_HELD = 90.0
"""A sentence is read when so much of it, in percent, is found again in a row."""
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
PASSAGES = {"operation_report": report.ITEMS, "technical_plan": plan.ITEMS}


class SampleScores:
    """Adds up application after application."""

    def __init__(self) -> None:
        """Start with nothing judged."""
        self.verdicts, self.met = Tally(), Tally()
        self.findings, self.passages = Detections(), Detections()
        self.errors = Detections()
        self.clean = self.false_on_clean = 0
        self.fields, self.reliability = Tally(), Reliability()
        self.misses: list[str] = []

    def add(self, name: str, expected: Answer, result: Answer) -> None:
        """Count one application."""
        self.verdicts.add(expected["verdict"], right=result["verdict"] == expected["verdict"])
        if result["verdict"] != expected["verdict"]:
            self.misses.append(f"{name}: verdict {result['verdict']}, expected {expected['verdict']}")
        exactly = self._add_findings(name, expected["findings"], result["findings"])
        self.met.add("expected.json met exactly", right=exactly and result["verdict"] == expected["verdict"])
        for kind, fields in expected.get("fields", {}).items():
            documents = [d["fields"] for d in result["documents"] if d["kind"] == kind]
            for field, printed in (fields | expected.get("more_fields", {}).get(kind, {})).items():
                self._add_field(f"{name}: {kind}.{field}", field, printed, documents)
        for kind, passages in expected.get("passages", {}).items():
            documents = [d["fields"] for d in result["documents"] if d["kind"] == kind]
            for field in PASSAGES[kind]:
                self._add_passage(f"{name}: {kind}.{field}", field, passages.get(field), documents)

    def _add_findings(self, name: str, expected: list[Answer], said: list[Answer]) -> bool:
        """Infos count where they are expected; nobody is blamed for one more."""
        wanted = Counter(_key(finding) for finding in expected)
        found = Counter(_key(finding) for finding in said)
        asked = {key: n for key, n in found.items() if key in wanted}
        extra = Counter(_key(finding) for finding in said if finding["severity"] != "info")
        for key in wanted:
            true = min(wanted[key], asked.get(key, 0))
            self.findings.add(key[0], true=true, missed=wanted[key] - true)
        missed, invented = wanted - found, extra - wanted
        self._add_errors(wanted, Counter(_key(finding) for finding in said if finding["severity"] == "error"))
        for key, count in invented.items():
            self.findings.add(key[0], false=count)
        self.misses += [f"{name}: not found: {_said(key)}" for key in missed]
        self.misses += [f"{name}: invented: {_said(key)}" for key in invented]
        return not missed and not invented

    def _add_errors(self, wanted: Counter[FindingKey], said: Counter[FindingKey]) -> None:
        """Errors alone: what the applicant is asked to correct; and what a clean application is asked wrongly."""
        due = Counter({key: n for key, n in wanted.items() if key[0] not in WARNINGS | INFOS})
        self.errors.add("errors", true=(due & said).total(), missed=(due - said).total(), false=(said - due).total())
        if not due:
            self.clean += 1
            self.false_on_clean += said.total()

    def _add_field(self, place: str, field: str, printed: str, documents: list[Mapping[str, Answer]]) -> None:
        read = next((fields[field] for fields in documents if field in fields), None)
        accuracy = character_accuracy(read["value"], printed) if read else 0.0
        right = accuracy == 1
        self.fields.add(field, right=right, accuracy=accuracy)
        if read:
            self.reliability.add(read["confidence"], right=right)
        if not right:
            said = f"{read['value']!r} ({read['confidence']:.2f})" if read else "nothing"
            self.misses.append(f"{place} read as {said}, printed {printed!r}")

    def _add_passage(self, place: str, field: str, printed: str | None, documents: list[Mapping[str, Answer]]) -> None:
        read = next((fields[field]["value"] for fields in documents if field in fields), None)
        right = printed is not None and read is not None and holds(read, printed)
        wrong = read is not None and not right
        self.passages.add(field, true=right, missed=printed is not None and not right, false=wrong)
        if wrong or (printed is not None and not right):
            self.misses.append(f"{place} read as {read!r}, printed {printed!r}")

    def report(self) -> str:
        """All tables."""
        return "\n".join(
            (
                tables.rates("verdicts", self.verdicts),
                tables.rates("applications", self.met),
                tables.detections("findings", self.findings),
                tables.detections("findings of severity error", self.errors),
                f"  false errors on {self.clean} applications without one: {self.false_on_clean}\n",
                tables.rates("fields", self.fields, characters=True),
                tables.reliability("confidence of fields", self.reliability),
                tables.detections("passages", self.passages),
            )
        )


def holds(read: str, printed: str) -> bool:
    """Does what was read hold the sentence, whole, with its figures, and not half a page with it?"""
    got, said = plain(read), plain(printed)
    figures = set(_FIGURE.findall(said)) <= set(_FIGURE.findall(got))
    return figures and len(said) * 0.9 <= len(got) <= 3 * len(said) and partial_ratio(said, got) >= _HELD


def _key(finding: Answer) -> FindingKey:
    return finding["code"], finding.get("document"), finding.get("field"), finding.get("cause")


def _said(key: FindingKey) -> str:
    return " ".join(word for word in key if word)
