"""Several readings of one text, laid side by side character by character: what most of them say stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What the readings agree on.

    Attributes:
        confidence: the mean over the characters of the share of the votes that each one won, times the mean confidence
            of the readings: a text on which they differ is never called sure.
        certainties: for each character of `text` the share of the votes that it won, 0..1.
    """

    text: str
    confidence: float
    certainties: tuple[float, ...]


def consensus(readings: Sequence[tuple[str, float]]) -> Agreed:
    """The text that most readings give.

    A reader that drops a character of a strip, or takes it for another, seldom does so on every picture of it.

    Args:
        readings: text and confidence of 0..1 of each; the first is taken where the votes are equal.
    """
    heard = [(text, weight) for text, weight in readings if text and weight > 0]
    if not heard:
        return Agreed(text="", confidence=0.0, certainties=())
    base = max(heard, key=lambda reading: sum(Levenshtein.normalized_similarity(reading[0], t) * w for t, w in heard))[
        0
    ]
    places: list[dict[str, float]] = [{} for _ in base]
    between: list[dict[str, float]] = [{} for _ in range(len(base) + 1)]
    for text, weight in heard:
        for step in Levenshtein.opcodes(base, text):
            if step.tag == "insert":
                _vote(between[step.src_start], text[step.dest_start : step.dest_end], weight)
                continue
            for offset, place in enumerate(range(step.src_start, step.src_end)):
                _vote(places[place], "" if step.tag == "delete" else text[step.dest_start + offset], weight)
    total = sum(weight for _, weight in heard)
    said, shares = "", []
    for at in range(len(base) + 1):
        pieces = [(between[at], total / 2), *([(places[at], 0.0)] if at < len(base) else [])]
        for votes, least in pieces:
            winner, weight = max(votes.items(), key=lambda vote: vote[1], default=("", 0.0))
            if winner and weight > least:
                said += winner
                shares += [weight / total] * len(winner)
    if not said:
        return Agreed(text="", confidence=0.0, certainties=())
    return Agreed(text=said, confidence=sum(shares) / len(shares) * total / len(heard), certainties=tuple(shares))


def _vote(votes: dict[str, float], text: str, weight: float) -> None:
    votes[text] = votes.get(text, 0.0) + weight
