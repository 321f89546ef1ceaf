"""The numbers that Word puts before paragraphs by itself: 一、 (二) 3. 4.1. They stand in no text."""

from __future__ import annotations

import re

from intake.packed import Element, Packed, attribute, child, children, number

_PART = "word/numbering.xml"
_DIGITS = "零一二三四五六七八九"
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"})
_MOST = 9999


class Numbering:
    """Counts paragraphs as they come."""

    def __init__(self, package: Packed) -> None:
        """Read the lists that are defined."""
        root = package.xml(_PART) if package.has(_PART) else None
        abstract = {attribute(one, "abstractNumId"): one for one in children(root, "abstractNum")}
        self._lists = {
            attribute(one, "numId"): abstract.get(attribute(child(one, "abstractNumId"), "val"))
            for one in children(root, "num")
        }
        self._counts: dict[tuple[str, int], int] = {}

    def label(self, own: Element | None, of_style: Element | None) -> str:
        """The next paragraph's label in the list that it, or its style, names; "" where none."""
        stated = own if own is not None else of_style
        key = attribute(child(stated, "numId"), "val") or attribute(child(of_style, "numId"), "val")
        level = int(min(max(number(attribute(child(stated, "ilvl"), "val"), 0), 0), 8))
        definition = self._lists.get(key)
        if key is None or definition is None:
            return ""
        levels = {attribute(one, "ilvl"): one for one in children(definition, "lvl")}
        for deeper in range(level + 1, 9):
            self._counts.pop((key, deeper), None)
        self._counts[key, level] = self._counts.get((key, level), self._start(levels.get(str(level))) - 1) + 1
        pattern = attribute(child(levels.get(str(level)), "lvlText"), "val") or ""
        return re.sub(r"%([1-9])", lambda found: self._said(key, int(found[1]) - 1, levels), pattern)

    def _said(self, key: str, level: int, levels: dict[str | None, Element]) -> str:
        definition = levels.get(str(level))
        count = self._counts.get((key, level), self._start(definition))
        kind = attribute(child(definition, "numFmt"), "val") or "decimal"
        if kind in {"none", "bullet"}:
            return ""
        if kind in _CHINESE:
            return in_chinese(count)
        if kind in {"lowerLetter", "upperLetter"} and 1 <= count <= 26:  # noqa: PLR2004  letters of the alphabet
            return chr((96 if kind == "lowerLetter" else 64) + count)
        return str(count)

    @staticmethod
    def _start(definition: Element | None) -> int:
        return int(min(max(number(attribute(child(definition, "start"), "val"), 1), 0), _MOST))


def in_chinese(count: int) -> str:
    """1 to 99 as Chinese counts paragraphs; others in digits."""
    if not 0 < count < 100:  # noqa: PLR2004  no list of paragraphs goes further
        return str(count)
    tens, ones = divmod(count, 10)
    return (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "") + (_DIGITS[ones] if ones else "")
