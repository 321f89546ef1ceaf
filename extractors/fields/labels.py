"""Where the labels stand: 名称, 法定代表人, 有效期限 … found by spaCy over the page's characters."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc

from extractors.glyphs import LOOK_ALIKES, compact, is_cjk, narrow
from extractors.lines import Span
from extractors.pieces import Piece

_BENDABLE = 4
"""Labels shorter than this have no character to spare."""
_LONG = 6
"""Labels this long can spare two."""
_BETWEEN = frozenset(" \t\n:：.·*_-")
_APART = 7.0
"""The halves of a label (名 称) stand at most so many character heights apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A label that stands on the page.

    Attributes:
        name: the key in labels.toml: a field's name, or `term`, `stop` …
        pieces: the pieces that it covers, by index; the last may go on with the value.
        value_at: where in the last piece the value begins (its length if it ends with the label).
        bent: a character of it was wrong or lost.
        inside: it stands within a piece, after something else.
    """

    name: str
    span: Span
    pieces: tuple[int, ...]
    value_at: int
    bent: bool
    inside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pattern:
    name: str
    bent: bool
    ends: frozenset[str]
    """The last characters of its words, and what looks like them."""


@cache
def _language() -> Language:
    """Chinese, one character one token: every boundary of an OCR line is then a token boundary."""
    return spacy.blank("zh")


def page_doc(pieces: Sequence[Piece]) -> Doc:
    """The page as a spaCy document; `user_data` maps its characters to the pieces.

    `user_data["piece_of"]` holds for each character the piece's index, -1 between two; `user_data["char_of"]` the
    character's place in that piece.
    """
    words: list[str] = []
    piece_of: list[int] = []
    char_of: list[int] = []
    for index, piece in enumerate(pieces):
        for place, character in enumerate(narrow(piece.text)):
            words.append(character)
            piece_of.append(index)
            char_of.append(place)
        words.append("\n")
        piece_of.append(-1)
        char_of.append(-1)
    doc = Doc(_language().vocab, words=words, spaces=[False] * len(words))
    doc.user_data["piece_of"] = piece_of
    doc.user_data["char_of"] = char_of
    return doc


def find_labels(kind: str, pieces: Sequence[Piece]) -> tuple[Label, ...]:
    """The labels of one kind of document, in reading order, none overlapping another.

    Args:
        kind: a table of labels.toml.
        pieces: the page's pieces in reading order.
    """
    return _found(kind, tuple(pieces))


@lru_cache(maxsize=8)
def _found(kind: str, pieces: tuple[Piece, ...]) -> tuple[Label, ...]:
    """Kept for the few pages in work: kind, fields and legibility ask for the same labels."""
    matcher, patterns = _matcher(kind)
    doc = page_doc(pieces)
    found = []
    for match, start, end in matcher(doc):
        pattern = patterns[match]
        label = _label(pattern, doc, start, end, pieces)
        if label is not None:
            found.append((pattern.bent, -(end - start), start, end, label))
    taken: set[int] = set()
    chosen = []
    for _, _, start, end, label in sorted(found, key=lambda f: (f[0], f[1], f[2])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, label))
    found_labels = _without_words_of_values([label for _, label in sorted(chosen, key=lambda c: c[0])], pieces)
    if kind != "business_license":
        return found_labels
    halves = _halves(pieces, found_labels)
    return tuple(sorted((*found_labels, *halves), key=lambda label: (label.pieces[0], label.value_at)))


def _label(pattern: _Pattern, doc: Doc, start: int, end: int, pieces: Sequence[Piece]) -> Label | None:
    piece_of, char_of = doc.user_data["piece_of"], doc.user_data["char_of"]
    covered = tuple(dict.fromkeys(i for i in piece_of[start:end] if i >= 0))
    first, last = pieces[covered[0]], pieces[covered[-1]]
    inside = False
    if char_of[start] > 0:
        before = narrow(first.text)[char_of[start] - 1]
        colon = narrow(last.text)[char_of[end - 1] + 1 :].lstrip()[:1] == ":"
        sex = pattern.name == "ethnicity" and before in "男女"
        if pattern.bent or not (before == " " or sex or (colon and not is_cjk(before))):
            return None
        inside = True
    if not _one_row([pieces[i] for i in covered]):
        return None
    if pattern.bent and char_of[end - 1] == 0 and len(last.text) > 1 and doc[end - 1].text not in pattern.ends:
        return None  # its last character is lost, and this is the first of the value
    value_at = char_of[end - 1] + 1
    text = narrow(last.text)
    while value_at < len(text) and text[value_at] in _BETWEEN:
        value_at += 1
    spans = [pieces[i].span for i in covered[1:-1]]
    if len(covered) == 1:
        spans.append(first.part(char_of[start], char_of[end - 1] + 1).span)
    else:
        spans += [first.part(char_of[start]).span, last.part(0, char_of[end - 1] + 1).span]
    span = spans[0]
    for other in spans[1:]:
        span = span.union(other)
    return Label(name=pattern.name, span=span, pieces=covered, value_at=value_at, bent=pattern.bent, inside=inside)


_HALVES = {
    "名": ("company_name", r""),
    "称": ("company_name", r".*(?:公司|厂|店|中心|事务所|工作室|合作社|合伙[)）]?)$"),
    "类": ("company_type", r""),
    "型": ("company_type", r".*(?:公司|企业|合伙|独资|个体)"),
    "住": ("address", r""),
    "所": ("address", r".{1,12}[省市区县镇州盟旗]"),
}
"""Half a label, the other half lost in the border or under a seal; and how what is glued to it must look."""


def _halves(pieces: Sequence[Piece], labels: Sequence[Label]) -> Sequence[Label]:
    covered = {index for label in labels for index in label.pieces}
    named = {label.name for label in labels}
    found: list[Label] = []
    for index, piece in enumerate(pieces):
        name, glued = _HALVES.get(piece.text[:1], ("", ""))
        alone = len(piece.text) == 1
        if not name or index in covered or (not alone and name in named):
            continue
        if alone and _is_next_line(piece, [*labels, *found], set(), pieces):
            continue
        if alone or (glued and re.match(glued, piece.text[1:])):
            span = piece.part(0, 1).span
            found.append(Label(name=name, span=span, pieces=(index,), value_at=1, bent=True))
    return found


def _without_words_of_values(labels: Sequence[Label], pieces: Sequence[Piece]) -> tuple[Label, ...]:
    """Drop what only begins like a label: 住所租赁 as the first words of a scope, or of its next line."""
    kept: list[Label] = []
    dropped: set[int] = set()
    for label in labels:
        piece = pieces[label.pieces[0]]
        glued = len(label.pieces) == 1 and not label.inside and _is_glued(label, piece)
        if glued and (_is_value_of(kept, label, pieces) or _is_next_line(piece, kept, dropped, pieces)):
            dropped.add(label.pieces[0])
        else:
            kept.append(label)
    return tuple(kept)


def _is_glued(label: Label, piece: Piece) -> bool:
    following = narrow(piece.text)[label.value_at :]
    return bool(following) and is_cjk(following[0]) and narrow(piece.text)[label.value_at - 1] not in _BETWEEN


def _is_value_of(kept: Sequence[Label], label: Label, pieces: Sequence[Piece]) -> bool:
    """Right behind another label that has nothing else."""
    before = label.pieces[0] - 1
    left = next((k for k in kept if k.pieces[-1] == before), None)
    if left is None or left.value_at < len(pieces[before].text) or pieces[before].row != pieces[label.pieces[0]].row:
        return False
    return label.span.left - left.span.right < _APART * label.span.height


def _is_next_line(piece: Piece, kept: Sequence[Label], dropped: set[int], pieces: Sequence[Piece]) -> bool:
    """Right below a value, which itself stands to the right of a label, and beginning at the same place."""
    labelled = {index for k in kept for index in k.pieces}
    height = piece.span.height
    if not any(k.span.left < piece.span.left - 2 * height and k.span.top < piece.span.top for k in kept):
        return False
    for index, above in enumerate(pieces):
        near = -0.6 * height <= piece.span.top - above.span.bottom <= 0.6 * height
        aligned = abs(piece.span.left - above.span.left) < 0.8 * height
        if near and aligned and above.span.top < piece.span.top and (index in dropped or index not in labelled):
            return True
    return False


def _one_row(pieces: Sequence[Piece]) -> bool:
    for left, right in pairwise(pieces):
        height = max(min(left.span.height, left.span.width), min(right.span.height, right.span.width))
        if left.row != right.row or right.span.left - left.span.right > _APART * height:
            return False
    return True


@cache
def _matcher(kind: str) -> tuple[Matcher, dict[int, _Pattern]]:
    vocab = _language().vocab
    matcher = Matcher(vocab)
    patterns: dict[int, _Pattern] = {}
    for name, words in label_words(kind).items():
        for bent in (False, True):
            rules = [rule for word in words for rule in (_bent(word, name) if bent else [_exact(word)])]
            key = f"{name}{'~' if bent else ''}"
            if rules:
                matcher.add(key, rules)
                ends = frozenset(alike for word in words for alike in _alike(compact(word)[-1]))
                patterns[vocab.strings[key]] = _Pattern(name=name, bent=bent, ends=ends)
    return matcher, patterns


@cache
def label_words(kind: str) -> dict[str, tuple[str, ...]]:
    """The labels of one kind as labels.toml has them."""
    table = tomllib.loads((files("extractors.fields") / "labels.toml").read_text("utf-8"))
    return {name: tuple(words) for name, words in table[kind].items()}


def _exact(word: str) -> list[dict[str, Any]]:
    return _spaced([{"LOWER": c.lower()} if c.isascii() else {"TEXT": c} for c in compact(word)])


def _bent(word: str, name: str) -> Iterator[list[dict[str, Any]]]:
    letters = compact(word)
    if not all(is_cjk(c) for c in letters):
        return
    alike = [{"TEXT": {"IN": _alike(c)}} for c in letters]
    if len(letters) > 1:
        yield _spaced(alike)
    if len(letters) < _BENDABLE or name == "stop":
        return
    for index in range(len(letters)):
        rest = alike[index + 1 :]
        yield _spaced([*alike[:index], {"IS_SPACE": False}, *rest])
        yield _spaced([*alike[:index], *rest])
        if len(letters) >= _LONG:
            yield from (_spaced([*alike[:index], *rest[:i], *rest[i + 1 :]]) for i in range(len(rest)))


def _spaced(letters: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    rule: list[dict[str, Any]] = []
    for letter in letters:
        if rule:
            rule.append({"IS_SPACE": True, "OP": "*"})
        rule.append(letter)
    return rule


@cache
def _alike(character: str) -> list[str]:
    return sorted({character}.union(*(group for group in LOOK_ALIKES if character in group)))
