"""What a recogniser holds possible on the picture of one line, column by column.

A text read off a picture says what is likeliest, not whether another text is nearly as likely. For that the
probabilities themselves are kept: connectionist temporal classification (CTC), Graves et al. 2006.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

BLANK = ""
"""What a column shows that shows no character, or the rest of the one before it."""
_LEAST = 1e-7
"""Below this a recogniser's probabilities are rounding."""
_IMPOSSIBLE = -math.inf


@dataclass(frozen=True, slots=True, kw_only=True)
class Posteriors:
    """The probabilities that a recogniser gives the characters of a line.

    Attributes:
        columns: for each column of the picture, from the left, characters and their probabilities, 0..1; what is not
            there is as good as impossible.
    """

    columns: tuple[tuple[tuple[str, float], ...], ...]

    @property
    def text(self) -> str:
        """The likeliest path: repeats are one, blanks are none."""
        path = [max(column, key=lambda seen: seen[1])[0] for column in self.columns]
        return "".join(c for at, c in enumerate(path) if at == 0 or path[at - 1] != c)

    def log_likelihood(self, text: str) -> float:
        """The natural logarithm of the probability of a text: Graves et al. 2006, section 4.1, forward variables."""
        labels = [BLANK, *(label for c in text for label in (c, BLANK))]
        skips = [at > 1 and labels[at] not in (BLANK, labels[at - 2]) for at in range(len(labels))]
        reached = [0.0, *[_IMPOSSIBLE] * (len(labels) - 1)]
        rarest = math.log(_LEAST)
        for column in self.columns:
            seen = {c: math.log(max(probability, _LEAST)) for c, probability in column}
            before, reached = reached, []
            for at, label in enumerate(labels):
                ways = _sum(before[at], before[at - 1] if at else _IMPOSSIBLE)
                ways = _sum(ways, before[at - 2]) if skips[at] else ways
                reached.append(ways + seen.get(label, rarest))
        return _sum(reached[-1], reached[-2]) if len(reached) > 1 else reached[-1]


def _sum(one: float, other: float) -> float:
    """The logarithm of the sum of two numbers of which these are the logarithms."""
    if one < other:
        one, other = other, one
    return one if other == _IMPOSSIBLE else one + math.log1p(math.exp(other - one))
