"""The pages of drawn applications (`chushen.page/1`), against what their `expected.json` says of each.

A page that was made illegible on purpose is asked for its legibility only.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench import tables
from bench.likeness import character_accuracy
from bench.tallies import Tally

Answer = Mapping[str, Any]
_FORMS = frozenset({"business_license", "permit_main", "permit_duplicate", "legal_rep_id"})
_ON_BACK = frozenset({"issuing_authority", "valid_from", "valid_to"})


class DrawnPages:
    """Adds up the pages of application after application."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.kinds, self.kinds_alone = Tally(), Tally()
        self.rotation, self.legible, self.fields = Tally(), Tally(), Tally()
        self.misses: list[str] = []

    def add(self, name: str, expected: Answer, result: Answer, read: Sequence[Answer]) -> None:
        """Count the pages of one application: as read one by one, and as what they were joined to documents."""
        joined = {(page["file"], page["page"]): d["kind"] for d in result["documents"] for page in d["pages"]}
        by_place = {(page["file"], page["page"]): page for page in read}
        spoilt = {f["document"] for f in expected["findings"] if f["code"] == "illegible"}
        for page in expected["pages"]:
            place = f"{name}: {page['file']} {page['page']}"
            answer = by_place.get((page["file"], page["page"]), {})
            legible = page["kind"] not in spoilt
            said = "legible" if legible else "not legible"
            if not self._is(self.legible, said, answer.get("legible"), legible):
                self.misses.append(f"{place}: {page['kind']} {said}, told otherwise")
            if legible:
                kind, named = page["kind"], f"{page['kind']} {page['part']}".strip()
                self.kinds_alone.add(named, right=answer.get("kind") == kind)
                if not self._is(self.kinds, named, joined.get((page["file"], page["page"])), kind):
                    self.misses.append(f"{place}: {named} told as {answer.get('kind')}")
                self._add_page(place, page, answer, expected)

    def _add_page(self, place: str, page: Answer, answer: Answer, expected: Answer) -> None:
        kind, part, rotation = page["kind"], page["part"], page["rotation"]
        turned = f"turned by {rotation}" if rotation else "upright"
        if not self._is(self.rotation, turned, answer.get("rotation"), rotation):
            self.misses.append(f"{place}: {kind} {turned}, told as {answer.get('rotation')}")
        if kind in _FORMS and part != "annex":
            printed = expected["fields"].get(kind, {}) | expected.get("more_fields", {}).get(kind, {})
            read = answer.get("fields") or {}
            for field, value in printed.items():
                if kind != "legal_rep_id" or ("back" if field in _ON_BACK else "front") in part:
                    right = field in read and character_accuracy(read[field]["value"], value) == 1
                    self.fields.add(field, right=right)

    def _is(self, tally: Tally, name: str, said: object, there: object) -> bool:
        tally.add(name, right=said == there)
        return said == there

    def report(self) -> str:
        """All tables."""
        return "\n".join(
            (
                tables.rates("kind of page, as joined to documents", self.kinds),
                tables.rates("kind of page, each alone", self.kinds_alone),
                tables.rates("rotation", self.rotation),
                tables.rates("legibility", self.legible),
                tables.rates("fields of forms, page by page", self.fields),
            )
        )
