"""What a page is: told by its title, by the words that such papers carry, and by how they stand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise

from rapidfuzz.fuzz import ratio

from chushen.checklist import Checklist, Requirement
from chushen.kinds import DocumentKind, Part
from extractors.fields.card import IS_PASSPORT
from extractors.fields.labels import find_labels
from extractors.glyphs import compact
from extractors.identifiers.id_number import read_id_number
from extractors.lines import Line
from extractors.pieces import Piece, lay_out

_TITLE = 6.0
_LIKE_TITLE = 4.0
_ENOUGH = 3.0
"""Less evidence than this is none: the page is something else."""
_ALIKE = 62.0
_LITTLE_TEXT = 24
"""Characters on a page that says nothing of itself."""
_PLAINLY_OTHER = 2.0
"""Words of other papers that weigh so much make an untitled page surely one; less, and it may be a document's next."""
_LONG_TITLE = 40
_ANNEX = re.compile(
    r"\(?(?:附页|附件[一二三四1-4]?|特别规定事项|使用规定|经营者的权利和义务|电信业务经营者的权利和义务|"
    r"年检(?:合格)?(?:情况)?记录(?:表|页)?|变更(?:情况)?记录(?:表|页)?|获准经营的业务.*)\)?"
)
_NUMBERED = re.compile(
    r"[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．]|第[一二三四五六七八九十\d]+[章节]|[图表]\d"
)
"""A numbered line heads a section, not a document."""
_DUPLICATE = re.compile(r"\(?副本\)?.{0,8}|.*\(副本\)")
_CARD_LABELS = 4
"""Of a card's six labels so many must be seen; some may be worn. With a number, two fewer."""
_ON_CARDS = ("公民身份", "签发机关", "居民身份证", "PASSPORT")
"""A letter about a person says 姓名 and 性别 too; it does not say these."""
_BACK_TITLE = re.compile(r"(?:中华人民共和国)?(?:居民身份证|居民居住证|港澳台居民居住证)")
_BACK_LABELS = frozenset({"issuing_authority", "term"})
_CARDS_PRINT = 400
"""Characters: a card's print, with a remark or two beside it."""
_FRONT_LABELS = frozenset({"name", "sex", "ethnicity", "birth_date", "address", "id_number"})


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGuess:
    """What a page seems to be.

    Attributes:
        confidence: 0..1; of `other` too: low where the page says too little to tell.
        parts: an ID's sides, a permit's annex.
        titled: the page carries the title of its kind, so a document begins here.
        scores: the evidence for each kind, for those who weigh neighbours.
    """

    kind: DocumentKind
    confidence: float
    parts: tuple[Part, ...] = ()
    titled: bool = False
    scores: tuple[tuple[DocumentKind, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    titles: tuple[re.Pattern[str], ...]
    likeness: tuple[str, ...]
    words: tuple[tuple[str, float], ...]
    most: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    title: float
    words: float

    @property
    def total(self) -> float:
        return self.title + self.words


def tell_kind(lines: Sequence[Line], size: tuple[float, float], checklist: Checklist | None = None) -> KindGuess:
    """Tell what a page is.

    Args:
        lines: in any order, in pixels of the upright page.
        size: width and height of that page.
        checklist: may name further titles and words of its papers.
    """
    pieces = lay_out(lines)
    text = compact("".join(piece.text for piece in pieces))
    titles = _title_lines(pieces, size)
    evidence = {name: _weigh(signs, titles, text) for name, signs in _signs().items()}
    for requirement in checklist.documents if checklist else ():
        _weigh_in(requirement, evidence, titles, text)
    sides = _sides(pieces, text)
    if evidence["other"].title and not any(word in text for word in _ON_CARDS):
        sides = ()
    if not sides:
        evidence["legal_rep_id"] = _Evidence(title=0, words=min(evidence["legal_rep_id"].words, 2))
    else:
        bonus = 5.0 if len(text) < _CARDS_PRINT else 1.0
        card = evidence["legal_rep_id"]
        evidence["legal_rep_id"] = _Evidence(title=card.title, words=card.words + bonus)
    if evidence["permit"].title:
        evidence["other"] = _Evidence(title=0, words=evidence["other"].words / 2)
    return _decide(evidence, pieces, titles, sides, len(text))


def _decide(
    evidence: dict[str, _Evidence], pieces: Sequence[Piece], titles: Sequence[str], sides: tuple[Part, ...], length: int
) -> KindGuess:
    order = sorted(evidence, key=lambda name: -evidence[name].total)
    first, second = order[0], order[1]
    top = evidence[first].total
    margin = top - evidence[second].total
    scores = tuple((_kind_of(name, ()), round(evidence[name].total, 2)) for name in order)
    if first == "other" or top < _ENOUGH:
        return KindGuess(
            kind=DocumentKind.OTHER,
            confidence=_sure_of_other(evidence, length),
            titled=evidence["other"].title > 0,
            scores=scores,
        )
    parts = sides if first == "legal_rep_id" else ()
    kind = _kind_of(first, titles)
    if first == "permit" and _is_annex(pieces):
        kind, parts = DocumentKind.PERMIT_DUPLICATE, (Part.ANNEX,)
    confidence = min(0.99, 0.5 + 0.04 * top + 0.03 * margin)
    if not evidence[first].title and first != "legal_rep_id":
        confidence = min(confidence, 0.85)
    return KindGuess(kind=kind, confidence=confidence, parts=parts, titled=evidence[first].title > 0, scores=scores)


def _sure_of_other(evidence: dict[str, _Evidence], length: int) -> float:
    rival = max(found.total for name, found in evidence.items() if name != "other")
    if evidence["other"].title:
        return min(0.98, 0.8 + 0.03 * (evidence["other"].total - rival))
    if length < _LITTLE_TEXT:
        return 0.3
    fullness = min(length / 200, 1.0)
    doubt = 0.1 * max(rival - evidence["other"].words, 0)
    most = 0.95 if evidence["other"].words >= _PLAINLY_OTHER else 0.8
    return max(0.3, min(most, 0.6 + 0.35 * fullness - doubt))


def _kind_of(name: str, titles: Sequence[str]) -> DocumentKind:
    if name != "permit":
        return DocumentKind(name)
    duplicate = any(_DUPLICATE.fullmatch(title) for title in titles)
    return DocumentKind.PERMIT_DUPLICATE if duplicate else DocumentKind.PERMIT_MAIN


def _is_annex(pieces: Sequence[Piece]) -> bool:
    lines = [compact(piece.text) for piece in pieces]
    return any(_ANNEX.fullmatch(line) or "获准经营" in line for line in lines)


def _title_lines(pieces: Sequence[Piece], size: tuple[float, float]) -> tuple[str, ...]:
    """Lines that may be titles, compact: rows as a whole and the pieces themselves, the upper part of the page."""
    rows: dict[int, list[Piece]] = {}
    for piece in pieces:
        rows.setdefault(piece.row, []).append(piece)
    upper = [row for row in rows.values() if min(p.span.top for p in row) < 0.62 * size[1]]
    texts = [compact("".join(p.text for p in row)) for row in upper]
    joined = [a + b for a, b in pairwise(texts)]
    single = [compact(p.text) for row in upper for p in row]
    lines = dict.fromkeys([*single, *texts, *joined])
    return tuple(t for t in lines if 2 < len(t) <= _LONG_TITLE and not _NUMBERED.match(t))  # noqa: PLR2004


def _weigh(signs: _Signs, titles: Sequence[str], text: str) -> _Evidence:
    title = 0.0
    if any(pattern.fullmatch(line) for pattern in signs.titles for line in titles):
        title = _TITLE
    elif any(_like(line, like) for like in signs.likeness for line in titles):
        title = _LIKE_TITLE
    words = sum(weight for word, weight in signs.words if word in text)
    return _Evidence(title=title, words=min(words, signs.most))


def _weigh_in(requirement: Requirement, evidence: dict[str, _Evidence], titles: Sequence[str], text: str) -> None:
    """Add what the checklist knows of its own papers. A title of theirs is no other paper's."""
    name = requirement.kind.value
    if name not in evidence:
        return
    known = evidence[name]
    words = sum(weight for word, weight in requirement.words.items() if compact(word) in text)
    titled = any(pattern.fullmatch(line) for pattern in requirement.titles for line in titles)
    most = _signs()[name].most
    evidence[name] = _Evidence(title=_TITLE if titled else known.title, words=min(known.words + words, most))
    if titled and not known.title:
        evidence["other"] = _Evidence(title=0, words=evidence["other"].words / 2)


def _like(line: str, title: str) -> bool:
    """Worn print of a title: as long, ending alike, most characters right."""
    return abs(len(line) - len(title)) <= 2 and line[-1] == title[-1] and ratio(line, title) >= _ALIKE  # noqa: PLR2004


def _sides(pieces: Sequence[Piece], text: str) -> tuple[Part, ...]:
    """The sides of an ID that stand on the page."""
    labels = {label.name for label in find_labels("legal_rep_id", pieces)}
    number = any(read_id_number(piece.text) is not None for piece in pieces)
    front = len(labels & _FRONT_LABELS)
    card = front >= _CARD_LABELS or (number and front >= _CARD_LABELS - 2)
    passport = IS_PASSPORT.search(text) is not None
    if passport and "公民身份" not in text and (number or len(labels) > 1):
        return Part.FRONT, Part.BACK  # its one page says all that a card says on two sides
    found = [Part.FRONT] if card else []
    if "签发机关" in text and ("有效期" in text or "居民身份证" in text or "居住证" in text):
        found.append(Part.BACK)
    elif len(text) < _CARDS_PRINT and labels & _BACK_LABELS and _has_line(_BACK_TITLE, pieces):
        found.append(Part.BACK)  # a seal's rim has taken a character of 签发机关
    return tuple(found)


def _has_line(pattern: re.Pattern[str], pieces: Sequence[Piece]) -> bool:
    return any(pattern.fullmatch(compact(piece.text)) for piece in pieces)


@cache
def _signs() -> dict[str, _Signs]:
    table = tomllib.loads((files("extractors") / "kinds.toml").read_text("utf-8"))
    return {
        name: _Signs(
            titles=tuple(re.compile(t) for t in signs["titles"]),
            likeness=tuple(signs["likeness"]),
            words=tuple((compact(word), weight) for word, weight in signs["words"].items()),
            most=signs["most"],
        )
        for name, signs in table.items()
    }
