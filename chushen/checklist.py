"""What a licence's renewal must contain. A new licence is a new TOML file in `checklists/`, never new code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import field as default
from dataclasses import replace
from enum import StrEnum
from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass as validated
from pydantic_core import PydanticCustomError

from chushen.items import PROSE, Item, stock, stock_of, with_names
from chushen.kinds import FIELDS_OF, DocumentKind, FieldName, Part
from chushen.names import Language, name_of

_STRICT = ConfigDict(extra="forbid")
_Days = Annotated[int, Field(ge=0)]
_Share = Annotated[float, Field(ge=0, le=1)]
_Words = Annotated[str, Field(min_length=1)]

PARTS_OF: dict[DocumentKind, tuple[Part, ...]] = {
    DocumentKind.LEGAL_REP_ID: (Part.FRONT, Part.BACK),
    DocumentKind.PERMIT_DUPLICATE: (Part.ANNEX,),
}
"""The parts that can be told apart; page numbers that skip are always found."""


class SealDuty(StrEnum):
    """Must the applicant put its own company seal (公章) on this document?

    COPIES: a copy must bear it; a colour scan of the original need not.
    """

    REQUIRED = "required"
    COPIES = "copies"
    RECOMMENDED = "recommended"
    NONE = "none"


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Requirement:
    """What is asked of one kind of document.

    Attributes:
        title, title_en: what it is called here; "" where its usual name will do.
        parts: what must be among its pages (an ID's front and back, a permit's annex).
        fields: what must be readable on it (`field-missing`).
        content: what its text must state (`content-missing`), by the items' names.
        scope: one of `scope_words` must stand on it (`scope-missing`): in a permit's 业务种类, a licence's 经营范围.
        seam_seal: a 骑缝章 is recommended when it has several pages.
        electronic: an electronic one with its QR code counts as the paper, original and duplicate.
        titles: regular expressions of titles that such a paper bears, besides the usual ones.
        words: words that tell such a page, with their weight (1 is plain, 2 strong).
    """

    kind: DocumentKind
    title: str = ""
    title_en: str = ""
    required: bool = True
    sealed: SealDuty = SealDuty.NONE
    parts: tuple[Part, ...] = ()
    fields: tuple[FieldName, ...] = ()
    content: tuple[str, ...] = ()
    scope: bool = False
    seam_seal: bool = False
    electronic: bool = False
    titles: tuple[re.Pattern[str], ...] = ()
    words: dict[str, float] = default(default_factory=dict)

    @model_validator(mode="after")
    def _asks_for_what_can_be_there(self) -> Requirement:
        _among("fields", self.fields, FIELDS_OF[self.kind], self.kind)
        _among("parts", self.parts, PARTS_OF.get(self.kind, ()), self.kind)
        if self.kind not in PROSE:
            for key in ("content", "titles", "words"):
                _among(key, tuple(str(entry) for entry in getattr(self, key)), (), self.kind)
        if self.scope and not {FieldName.BUSINESS_KINDS, FieldName.BUSINESS_SCOPE} & set(FIELDS_OF[self.kind]):
            _refuse(f"scope: {self.kind.value} 不载明业务种类 / states no kinds of business")
        return self


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Limits:
    """Periods, in calendar days, and thresholds.

    Attributes:
        renew_before_days: an application must be in so long before the permit runs out (电信业务经营许可管理办法).
        term_years: a permit's term (电信业务经营许可管理办法: five years for value-added business); 0 to ask for none.
        plan_max_age_days: a technical plan older than this on the day received is outdated.
        report_gap_days: the report may leave out so much of the permit's term so far.
        capital_provincial, capital_national: the least registered capital, in 万元, of the holder of a provincial
            permit and of one for several provinces (电信业务经营许可管理办法 §6); 0 to ask for none.
        notice_days: working days in which the authority must tell what is to be corrected (行政许可法 §32).
        decide_confidence: a deciding value below this is `low-confidence`.
    """

    renew_before_days: _Days = 90
    term_years: _Days = 5
    plan_max_age_days: _Days = 365
    report_gap_days: _Days = 180
    capital_provincial: _Days = 100
    capital_national: _Days = 1000
    notice_days: Annotated[int, Field(ge=1)] = 5
    decide_confidence: _Share = 0.8


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Profile:
    """A way of applying that changes what is asked: `documents` names, a kind each, only what differs."""

    title: _Words
    title_en: _Words
    documents: dict[DocumentKind, dict[str, Any]] = default(default_factory=dict)


@validated(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Checklist:
    """Everything that one licence's renewal asks for.

    Attributes:
        matter, matter_en: the matter as a notice names it.
        number_class: the class that the permit's number should name (B2); "" to ask for none.
        scope_words: any one of these, found by longest match, covers the licence's business.
        profiles: other ways of applying, by name; `profile` is the one in force, "" for the usual.
        items: what this licence's report and plan must state and chushen does not know yet, by name.
    """

    id: _Words
    version: _Words
    title: _Words
    title_en: _Words
    matter: str = ""
    matter_en: str = ""
    number_class: str = ""
    scope_words: Annotated[tuple[_Words, ...], Field(min_length=1)]
    limits: Limits = default(default_factory=Limits)
    documents: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    profiles: dict[str, Profile] = default(default_factory=dict)
    profile: str = ""
    items: dict[str, Item] = default(default_factory=dict)

    @model_validator(mode="before")
    @classmethod
    def _items_know_their_names(cls, data: Any) -> Any:  # noqa: ANN401  whatever pydantic was given
        table = data.kwargs if hasattr(data, "kwargs") else data
        if isinstance(table, dict) and isinstance(table.get("items"), dict):
            table["items"] = with_names(table["items"])
        return data

    @model_validator(mode="after")
    def _holds_together(self) -> Checklist:
        twice = [kind for kind, count in Counter(r.kind for r in self.documents).items() if count > 1]
        if twice:
            _refuse(f"documents: {twice[0].value} 出现两次 / stands twice")
        asked = {r.kind for r in self.documents}
        for name, profile in self.profiles.items():
            _among(f"profiles.{name}.documents", tuple(profile.documents), tuple(asked), None)
        for requirement in self.documents:
            known = (*self.items, *(item.name for item in stock_of(requirement.kind)))
            _among("content", requirement.content, known, requirement.kind)
        for item in self.items.values():
            if not (item.title and item.title_en) and item.name not in stock():
                _refuse(f"items.{item.name}: 须有 title 和 title_en / needs title and title_en")
            if not (item.any or item.words):
                _refuse(f"items.{item.name}: 须有 any 或 words / needs any or words")
        return self

    def of(self, kind: DocumentKind) -> Requirement | None:
        """What is asked of documents of this kind, if anything."""
        return next((r for r in self.documents if r.kind is kind), None)

    def item(self, name: str) -> Item:
        """The item of that name: this checklist's own, else one that comes with chushen."""
        return self.items.get(name) or stock()[name]

    def called(self, word: DocumentKind | Part | str, language: Language = Language.ZH) -> str:
        """What a document, a part, a field or an item is called here; an item of another checklist by its bare name."""
        own = self.of(word) if isinstance(word, DocumentKind) else self.items.get(word)
        said = (own.title if language is Language.ZH else own.title_en) if own else ""
        if said:
            return said
        if isinstance(word, DocumentKind | Part):
            return name_of(word, language)
        return name_of(FieldName(word), language) if word in set(FieldName) else word.replace("_", " ")

    def named(self, language: Language) -> str:
        """The checklist's own title, with that of the profile in force."""
        chinese = language is Language.ZH
        title = self.title if chinese else self.title_en
        profile = self.profiles.get(self.profile)
        if profile is None:
            return title
        return f"{title}（{profile.title}）" if chinese else f"{title} ({profile.title_en})"

    def as_readers_see_it(self) -> Checklist:
        """No more of it than what changes how a page is read: what its papers are called, what they must state.

        Readers are given this, so that nothing else in a checklist can make a page that was read be read again.
        """
        return Checklist(
            id="readers",
            version="-",
            title="-",
            title_en="-",
            scope_words=("-",),
            documents=tuple(
                Requirement(kind=asked.kind, content=asked.content, titles=asked.titles, words=asked.words)
                for asked in self.documents
            ),
            items=self.items,
        )

    def under(self, name: str) -> Checklist:
        """The checklist as a profile of it changes it.

        Raises:
            KeyError: it has no such profile.
            pydantic.ValidationError: what the profile says cannot be.
        """
        changes = self.profiles[name].documents
        documents = tuple(_changed(requirement, changes.get(requirement.kind, {})) for requirement in self.documents)
        return replace(self, documents=documents, profile=name)


def items_of(kind: DocumentKind, checklist: Checklist | None = None) -> tuple[Item, ...]:
    """The items that are looked for on pages of a kind: those the checklist asks for, else all that are known."""
    requirement = checklist.of(kind) if checklist else None
    if checklist is None or requirement is None or not requirement.content:
        return stock_of(kind)
    return tuple(checklist.item(name) for name in requirement.content)


def fields_of(kind: DocumentKind, checklist: Checklist | None = None) -> tuple[str, ...]:
    """Everything that is read off documents of a kind, in the order in which a reviewer looks at it."""
    return tuple(dict.fromkeys((*FIELDS_OF[kind], *(item.name for item in items_of(kind, checklist)))))


def _changed(requirement: Requirement, changes: dict[str, Any]) -> Requirement:
    said = {name: getattr(requirement, name) for name in requirement.__dataclass_fields__}
    return Requirement(**{**said, **changes})


def _among(key: str, given: Iterable[str], allowed: Iterable[str], kind: DocumentKind | None) -> None:
    known = list(allowed)
    for entry in given:
        if entry not in known:
            where = f"（{kind.value}）" if kind else ""
            some = "、".join(map(str, known)) or "—"
            _refuse(f"{key}{where}: 不认识 “{entry}” / unknown；可用 allowed: {some}")


def _refuse(message: str) -> None:
    raise PydanticCustomError("checklist", "{said}", {"said": message})
