"""How near a reading comes to what is printed."""

from __future__ import annotations

import unicodedata

from rapidfuzz.distance import Levenshtein

_DASHES_AND_QUOTES = str.maketrans("—–―‐‘’“”", "----''\"\"")


def plain(text: object) -> str:
    """Without what print and readers mix freely: widths, white space, kinds of dash and quote."""
    folded = unicodedata.normalize("NFKC", "" if text is None else str(text))
    return "".join(folded.split()).translate(_DASHES_AND_QUOTES)


def character_accuracy(read: object, printed: object) -> float:
    """1 minus the edit distance in shares of the longer text: 1.0 is exact, 0.0 nothing alike."""
    return Levenshtein.normalized_similarity(plain(read), plain(printed))
