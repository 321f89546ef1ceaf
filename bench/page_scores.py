"""Pages that were read (`chushen.page/1`), against what people saw on them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from bench import tables
from bench.labels import PageSeen, SealSeen
from bench.likeness import character_accuracy, plain
from bench.matching import CLOSE_OVERLAP, LEAST_OVERLAP, match
from bench.tallies import Detections, Reliability, Tally

Answer = Mapping[str, Any]
"""A page in the contract's shape."""


class PageScores:
    """Adds up page after page."""

    def __init__(self) -> None:
        """Start with nothing read."""
        self.kinds, self.rotation, self.legible = Tally(), Tally(), Tally()
        self.fields, self.reliability = Tally(), Reliability()
        self.close_seals = Detections()
        self.seals, self.seal_roles, self.seal_qualities = Detections(), Tally(), Tally()
        self.seal_attributes, self.seal_text = Tally(), Tally()
        self.misses: list[str] = []

    def add(self, seen: PageSeen, read: Answer | None) -> None:
        """Count one page; None for one that was not read at all: everything asked of it is missed."""
        if read is None:
            self.misses.append(f"{seen.file.name}: not read")
        answer: Answer = read or {}
        if seen.kinds is not None:
            right = answer.get("kind") in {kind.value for kind in seen.kinds}
            self.kinds.add(seen.label, right=right)
            if not right:
                self.misses.append(f"{seen.file.name}: {seen.label} told as {answer.get('kind')}")
        if seen.rotation is not None:
            turned = f"turned by {seen.rotation}" if seen.rotation else "upright"
            self.rotation.add(turned, right=answer.get("rotation") == seen.rotation)
        if seen.legible is not None:
            said = "legible" if seen.legible else "not legible"
            self.legible.add(said, right=answer.get("legible") is seen.legible)
        self._add_fields(seen, answer.get("fields") or {})
        self._add_seals(seen, answer.get("seals") or [])

    def _add_fields(self, seen: PageSeen, read: Mapping[str, Answer]) -> None:
        for name, printed in seen.fields.items():
            value = read.get(name)
            accuracy = character_accuracy(value["value"], printed) if value else 0.0
            right = accuracy == 1
            self.fields.add(name, right=right, accuracy=accuracy)
            if value:
                self.reliability.add(value["confidence"], right=right)
            if not right:
                said = f"{value['value']!r} ({value['confidence']:.2f})" if value else "nothing"
                self.misses.append(f"{seen.file.name}: {name} read as {said}, printed {printed!r}")

    def _add_seals(self, seen: PageSeen, read: list[Answer]) -> None:
        pairs = match([seal.box for seal in seen.seals], [seal["box"] for seal in read])
        asked = [i for i, seal in enumerate(seen.seals) if not seal.is_watermark]
        found = [i for i in asked if i in pairs]
        invented = set(range(len(read))) - set(pairs.values())
        self.seals.add(
            f"overlap {LEAST_OVERLAP} or more", true=len(found), missed=len(asked) - len(found), false=len(invented)
        )
        self._add_close(seen, read, asked)
        for i in asked:
            seal = seen.seals[i]
            self.seal_roles.add(seal.role, right=i in pairs)
            self.seal_qualities.add(seal.quality or "not said", right=i in pairs)
            if i in pairs:
                self._add_seal(seal, read[pairs[i]])
            else:
                self.misses.append(f"{seen.file.name}: {seal.quality} {seal.role} seal not found at {seal.box}")
        self.misses += [f"{seen.file.name}: seal invented at {read[j]['box']}" for j in sorted(invented)]

    def _add_close(self, seen: PageSeen, read: list[Answer], asked: list[int]) -> None:
        pairs = match([seal.box for seal in seen.seals], [seal["box"] for seal in read], CLOSE_OVERLAP)
        found = sum(i in pairs for i in asked)
        self.close_seals.add(
            f"overlap {CLOSE_OVERLAP} or more", true=found, missed=len(asked) - found, false=len(read) - len(pairs)
        )

    def _add_seal(self, seal: SealSeen, read: Answer) -> None:
        for attribute, there in (("colour", seal.colour), ("shape", seal.shape), ("type", seal.type)):
            if there:
                self.seal_attributes.add(attribute, right=read.get(attribute) == there)
        if seal.text:
            accuracy = max(
                character_accuracy(read.get("text"), seal.text),
                character_accuracy(_without_code(read.get("text")), _without_code(seal.text)),
            )
            self.seal_text.add(seal.role, right=accuracy == 1, accuracy=accuracy)

    def report(self) -> str:
        """All tables."""
        return "\n".join(
            (
                tables.rates("kind of page", self.kinds),
                tables.rates("fields", self.fields, characters=True),
                tables.reliability("confidence of fields", self.reliability),
                tables.rates("rotation", self.rotation),
                tables.rates("legibility", self.legible),
                tables.detections("seals", self.seals),
                tables.detections("seals, their boxes asked too", self.close_seals),
                tables.rates("seals found, by role", self.seal_roles),
                tables.rates("seals found, by quality", self.seal_qualities),
                tables.rates("attributes of seals that were found", self.seal_attributes),
                tables.rates("text of seals that were found", self.seal_text, characters=True),
            )
        )


def _without_code(text: object) -> str:
    """A seal's text without the digits along its lower rim."""
    return re.sub(r"\d{8,}", "", plain(text))
