"""What a report or a plan can be asked to state, and how a sentence that states it can be told. Data, not code."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass as validated

from chushen.kinds import FIELDS_OF, DocumentKind

_STRICT = ConfigDict(extra="forbid")
_SHORTEST = 6
_FIGURE = (
    r"(?<![第每首\d.])(?:\d[\d,.]*|[一二三四五六七八九十百千两〇零数几]*[二三四五六七八九十两数几]|"
    r"(?<=[上近逾超过])(?=[百千万亿])|一(?=[百千万亿]))[百千万亿余多来]{0,4}"
)
"""A figure as people write it, for `{N}` in a pattern; 一次 and 第三次 count nothing."""

PROSE = (DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN)
"""The documents that are text and not forms: only they can be asked to state items."""


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Item:
    """Something that a report or a plan must state. `chushen/items.toml` says what its entries mean.

    Attributes:
        name: the contract's name of the field, or the checklist's own.
        title, title_en: what it is called on paper; "" for a field of the contract, which has its name already.
    """

    name: str
    title: str = ""
    title_en: str = ""
    any: tuple[re.Pattern[str], ...] = ()
    least: Annotated[int, Field(ge=1)] = 1
    words: tuple[str, ...] = ()
    least_words: Annotated[int, Field(ge=0)] = 0
    number: re.Pattern[str] | None = None
    bonus: re.Pattern[str] | None = None
    heading: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None
    least_length: Annotated[int, Field(ge=1)] = _SHORTEST


def with_names(table: dict[str, Any]) -> dict[str, Any]:
    """A table of items as TOML has it, each with its key as its name and with `{N}` written out."""
    return {
        name: {**{key: _with_figures(entry) for key, entry in item.items()}, "name": name}
        if isinstance(item, dict)
        else item
        for name, item in table.items()
    }


def _with_figures(entry: Any) -> Any:  # noqa: ANN401  whatever TOML holds there; pydantic looks at it next
    if isinstance(entry, list):
        return [_with_figures(part) for part in entry]
    return entry.replace("{N}", f"(?:{_FIGURE})") if isinstance(entry, str) else entry


@cache
def stock() -> dict[str, Item]:
    """The items that come with chushen, by name."""
    table = tomllib.loads((files("chushen") / "items.toml").read_text("utf-8"))
    return TypeAdapter(dict[str, Item]).validate_python(with_names(table))


@cache
def stock_of(kind: DocumentKind) -> tuple[Item, ...]:
    """The items among the contract's fields of a kind, in their order."""
    return tuple(stock()[name] for name in FIELDS_OF[kind] if name in stock())
