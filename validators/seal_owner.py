"""Whose seal is it? Its ring text beside the applicant's names: the same, another's, or nobody can tell.

Ring text is bent, faint and crossed by print: of 12-16 characters one or two are misread, and the first and last ones
get lost. Two companies can differ in one character. So what counts is not how many characters agree but which do not,
and whether the reader's own doubt explains them: a lost character or a look-alike speaks against nobody; a different
character that was clearly read speaks for another company; one that was not is left to a second sign or to a person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from chushen.posteriors import Posteriors
from chushen.seals import UNREAD
from validators.company_name import looks_like_a_company, written_name
from validators.look_alikes import look_alike
from validators.seal_odds import log_odds

A_MISREADING = 0.3
"""So much confidence a misread character costs at least; a ring's confidence is the mean over its characters."""

MOST = 0.75
"""So much of the name must have been read for a seal to be the applicant's."""

MUCH = 0.6
"""So much of it must have been read for a seal to be likely his."""

ANOTHER = 0.45
"""A text that shares less than this with every expected name is another name, not a bent one ..."""

READ = 0.75
"""... if it was read at least so well."""

SO_MANY, WELL_READ = 4, 0.85
"""So many clearly other characters in a text read so well are no misreadings, whatever else in it is doubtful."""

LEAST_LETTERS = 4
"""A ring text shorter than this says nothing."""

A_NAME = 6
"""Names of companies are hardly shorter than this."""

A_WORD = 2
"""So many characters more or fewer in a clearly read text may be a word: 科技 and 信息科技 are two companies."""

FEW = 2
"""So few characters that were lost or put in leave a name whole."""

SHOWN, NOT_SHOWN = -12.0, -26.0
"""Log odds of a name that the ring may show, and of one that it does not. A character that no picture of the ring may
show costs 16 (docs/seals.md has what real rings give)."""

_LATIN = re.compile(r"[0-9A-Z]+")
_ENDING = re.compile(r"(股份|集团)?(有限)?(责任)?(公司)?$")
_CODE = re.compile(r"\d{6,}|[★☆*]")
_AUTHORITIES = (
    "市场监督管理局",
    "工商行政管理局",
    "行政审批局",
    "行政审批服务局",
    "通信管理局",
    "工业和信息化部",
    "公安局",
    "公安分局",
)
_AN_AUTHORITY = 80


class Owner(Enum):
    """Whose seal it is; of several names of the applicant's the one counts that comes first here."""

    APPLICANT = auto()
    LIKELY = auto()
    """The applicant's, if there is a second sign: his seal, clearly read, on another document."""
    UNTOLD = auto()
    ANOTHER = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """How a seal's text and a name differ.

    Attributes:
        others: place and character of what is clearly another, in the part of the name that tells companies apart.
        soft: look-alikes, and other characters in the ending that all companies share.
        lost: characters of the name that the text does not have, or has as UNREAD.
        dropped: those of them that stand between others, where nothing hides them.
        added: characters that the name does not have.
    """

    others: frozenset[tuple[int, str]]
    soft: int
    lost: int
    dropped: int
    added: int

    @property
    def hard(self) -> int:
        return len(self.others)

    @property
    def weight(self) -> float:
        return 2 * self.hard + self.added + self.lost + 0.5 * self.soft


_NOTHING = _Difference(others=frozenset(), soft=0, lost=1000, dropped=0, added=0)


def owner_of(text: str, confidence: float, names: tuple[str, ...], heard: tuple[Posteriors, ...] = ()) -> Owner:
    """Tell whose seal a text is from.

    Args:
        text: ring and inner lines as read.
        confidence: 0..1, that this is what the seal says.
        names: the names under which the applicant is known; each is his.
        heard: what the ring may show; where that is known it decides what the text leaves open.
    """
    said = ring_text(text)
    wanted = [name for name in map(written_name, names) if name]
    if len(said) < LEAST_LETTERS or not wanted:
        return Owner.UNTOLD
    verdicts = {_beside(said, confidence, name) for name in wanted}
    owner = next(owner for owner in Owner if owner in verdicts)
    if owner is Owner.APPLICANT or not heard:
        return owner
    odds = max(log_odds(heard, name) for name in names if written_name(name))
    if odds > SHOWN:
        return Owner.LIKELY
    return Owner.ANOTHER if odds < NOT_SHOWN and all(_is_another(said, name) for name in wanted) else owner


def say_otherwise_alike(one: str, another: str, names: tuple[str, ...]) -> bool:
    """Do two ring texts show the same other character at the same place of a name? Two misreadings hardly would."""
    texts = ring_text(one), ring_text(another)
    for name in filter(None, map(written_name, names)):
        first, second = (_least_difference(said, name) for said in texts)
        if first.others & second.others:
            return True
    return False


def other_characters(text: str, names: tuple[str, ...]) -> int:
    """How many characters are clearly others than those of the name that is nearest; 0 where nothing was read."""
    wanted = [name for name in map(written_name, names) if name]
    return min((_least_difference(ring_text(text), name).hard for name in wanted), default=0)


def ring_text(text: str) -> str:
    """A seal's text without code, star and punctuation."""
    return written_name(_CODE.sub("", text))


def is_an_authoritys(text: str) -> bool:
    """Does the text name a body that issues licences?"""
    said = ring_text(text)
    if len(said) < LEAST_LETTERS:
        return False
    if any(authority in said for authority in _AUTHORITIES):
        return True
    bent = max(partial_ratio(authority, said) for authority in _AUTHORITIES)
    return bent >= _AN_AUTHORITY and not looks_like_a_company(said)


def _beside(said: str, confidence: float, name: str) -> Owner:
    difference = _least_difference(said, name)
    length, doubt = len(name), (1 - confidence) * len(said)
    hard, held = difference.hard, length - difference.lost - difference.hard
    is_clear = doubt < A_MISREADING
    is_whole = _is_whole(said)
    has_all = hard == 0 and difference.lost <= (1 - MOST) * length and difference.added <= (1 - MOST) * length
    is_one_word_off = max(difference.dropped, difference.added) >= A_WORD
    if has_all and not is_one_word_off:
        return Owner.APPLICANT
    if is_whole and (hard * A_MISREADING > doubt or (hard >= SO_MANY and confidence >= WELL_READ)):
        return Owner.ANOTHER
    if has_all or (hard <= 1 and held >= MUCH * length and difference.added <= 1):
        explained = not is_clear and 2 * hard * A_MISREADING <= doubt
        return Owner.LIKELY if explained else Owner.UNTOLD
    if is_whole and confidence >= READ and Levenshtein.normalized_similarity(said, name) < ANOTHER:
        return Owner.ANOTHER
    return Owner.UNTOLD


def _is_whole(said: str) -> bool:
    return len(said) >= A_NAME and looks_like_a_company(said)


def _is_another(said: str, name: str) -> bool:
    """Is it a whole name in which a character of the applicant's is another?"""
    difference = _least_difference(said, name)
    return _is_whole(said) and difference.hard > 0 and difference.lost <= FEW and difference.added <= FEW


def _least_difference(said: str, name: str) -> _Difference:
    if not _LATIN.search(name):
        said = _LATIN.sub("", said)
    turned = (_difference(turned, name) for turned in _turns(said, name))
    return min(turned, key=lambda d: d.weight, default=_NOTHING)


def _turns(said: str, name: str) -> tuple[str, ...]:
    """The ring read from every character on, as where it was cut open is an accident; inner lines left out or not."""
    whole = tuple(said[at:] + said[:at] for at in range(len(said)))
    end = said.rfind(name[-2:])
    return (*whole, said[: end + 2]) if end >= 0 else whole


def _difference(said: str, name: str) -> _Difference:
    ending = _ENDING.search(name)
    shared_from = ending.start() if ending else len(name)
    soft = added = unread = 0
    lost: list[int] = []
    others: set[tuple[int, str]] = set()
    for op in Levenshtein.editops(name, said):
        if op.tag == "delete":
            lost.append(op.src_pos)
        elif op.tag == "insert":
            added += said[op.dest_pos] != UNREAD
        elif said[op.dest_pos] == UNREAD:
            unread += 1
        elif op.src_pos >= shared_from or look_alike(name[op.src_pos], said[op.dest_pos]):
            soft += 1
        else:
            others.add((op.src_pos, said[op.dest_pos]))
    there = [at for at in range(len(name)) if at not in lost] or [0]
    dropped = sum(there[0] < at < there[-1] for at in lost)
    return _Difference(others=frozenset(others), soft=soft, lost=len(lost) + unread, dropped=dropped, added=added)
