"""A rule's sentences, filled in for a reader: names of things, places and dates in his language, numbers masked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import get_args

from chushen.checklist import Checklist
from chushen.evidence import Evidence
from chushen.kinds import DocumentKind
from chushen.names import Language, Named, name_of
from validators.identifiers import Fault

_PERSONAL = re.compile(r"(?<![0-9A-Za-z])([1-8]\d{5})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")
_DECLARED = ("申报信息", "declaration")
_FAULTS: dict[Fault, tuple[str, str]] = {
    Fault.FORM: ("格式不符合规定", "its form is not the prescribed one"),
    Fault.CHARACTERS: ("含有规定以外的字符", "it holds characters that cannot stand in it"),
    Fault.CHECK_DIGIT: ("校验码不正确", "its check digit is wrong"),
    Fault.BIRTH_DATE: ("其中的出生日期不存在", "the birth date in it does not exist"),
    Fault.NOT_A_COMPANY: ("不是企业的代码", "it is not a company's"),
    Fault.FILING: ("这是备案号，不是经营许可证编号", "it is the number of a filing, not of a permit"),
}


@dataclass(frozen=True, slots=True)
class PersonalNumber:
    """A number that must not be written out in full."""

    value: str


@dataclass(frozen=True, slots=True)
class Stated:
    """What documents state, all of them the same; None among them is the declaration."""

    documents: tuple[DocumentKind | None, ...]
    value: str


Atom = str | int | date | PersonalNumber | Stated | Fault | Named
Detail = Atom | tuple[Atom, ...] | tuple[Evidence, ...]


def masked(number: str) -> str:
    """A personal number with only its first six and last four characters left."""
    return number[:6] + "*" * max(len(number) - 10, 0) + number[-4:] if len(number) > 10 else "*" * len(number)  # noqa: PLR2004  six and four


def place(evidence: tuple[Evidence, ...], language: Language) -> str:
    """Files and page numbers, as one points at them in a letter."""
    spots = sorted({(e.file, e.page or 0) for e in evidence})
    words = []
    for file, of_file in groupby(spots, key=lambda spot: spot[0]):
        pages = [page for _, page in of_file if page]
        if language is Language.ZH:
            words.append(f"“{file}”" + (f"第{'、'.join(_runs(pages, '至'))}页" if pages else ""))
        else:
            numbers = f" page{'s' * (len(pages) > 1)} {', '.join(_runs(pages, '-'))}"
            words.append(f"“{file}”" + (numbers if pages else ""))
    return ("、" if language is Language.ZH else "; ").join(words)


def _runs(pages: list[int], to: str) -> list[str]:
    """Page numbers with those that follow each other drawn together: 1至3, 5."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return [str(run[0]) if len(run) == 1 else f"{run[0]}{to}{run[-1]}" for run in runs]


def fill(template: str, details: Mapping[str, Detail], language: Language, checklist: Checklist) -> str:
    """A rule's sentence with its details; whoever forgets a detail gets a KeyError, in the tests."""
    return template.format_map({name: _say(detail, language, checklist) for name, detail in details.items()})


def _say(detail: Detail, language: Language, checklist: Checklist) -> str:
    if not isinstance(detail, tuple):
        return _say_one(detail, language, checklist)
    places = tuple(item for item in detail if isinstance(item, Evidence))
    if places:
        return place(places, language)
    items = [_say_one(item, language, checklist) for item in detail if not isinstance(item, Evidence)]
    if any(isinstance(item, Stated) for item in detail):
        return ("；" if language is Language.ZH else "; ").join(items)
    return ("、" if language is Language.ZH else ", ").join(items)


def _say_one(atom: Atom, language: Language, checklist: Checklist) -> str:
    match atom:
        case Stated():
            said = _stated(atom, language, checklist)
        case PersonalNumber(value=value):
            said = masked(value)
        case date():
            said = f"{atom.year}年{atom.month}月{atom.day}日" if language is Language.ZH else atom.isoformat()
        case Fault():
            said = _FAULTS[atom][language is Language.EN]
        case _ if isinstance(atom, get_args(Named)):
            said = name_of(atom, language)
        case _:
            said = masked_within(str(atom))
    return said


def _stated(stated: Stated, language: Language, checklist: Checklist) -> str:
    chinese = language is Language.ZH
    names = [checklist.called(kind, language) if kind else _DECLARED[not chinese] for kind in stated.documents]
    said = masked_within(stated.value)
    return f"{'、'.join(names)}为“{said}”" if chinese else f"“{said}” ({', '.join(names)})"


def masked_within(text: str) -> str:
    """The text with whatever looks like a citizen's number masked."""
    return _PERSONAL.sub(lambda found: found[1] + "*" * (len(found[0]) - 10) + found[2], text)
