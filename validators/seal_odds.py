"""How likely it is that a seal's ring shows a given name, beside what it shows most likely.

A misread ring and another company's differ from a name alike in so many characters. But where a character was misread
the recogniser holds the right one possible too, and where another one stands it does not: the probabilities that it
gave tell the two apart (docs/seals.md has the figures).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from statistics import fmean

from rapidfuzz.distance import Levenshtein

from chushen.posteriors import Posteriors

_BRACKETS = str.maketrans("()", "（）")


@lru_cache(maxsize=256)
def log_odds(heard: tuple[Posteriors, ...], name: str) -> float:
    """The natural logarithm of the odds of the name against what the ring most likely says; 0 where that is the name.

    Args:
        heard: what a few pictures of one ring may show, at least one.
        name: as a document writes it.
    """
    said = dict.fromkeys(picture.text for picture in heard)
    likeliest = max(fmean(picture.log_likelihood(text) for picture in heard) for text in said)
    narrow = unicodedata.normalize("NFKC", name)
    written = (narrow, narrow.translate(_BRACKETS)) if "(" in narrow else (narrow,)
    return max(fmean(_turned(picture, form) for picture in heard) for form in written) - likeliest


def _turned(picture: Posteriors, name: str) -> float:
    """The logarithm of the name's probability, read from the character on at which this picture begins."""
    turns = [name[at:] + name[:at] for at in range(len(name))]
    nearest = min(turns, key=lambda turn: Levenshtein.distance(turn, picture.text))
    return max(picture.log_likelihood(text) for text in {name, nearest})
