"""How likely a recogniser holds it that a strip shows a given text.

The forward algorithm of connectionist temporal classification (Graves et al. 2006, section 4.1).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
_BLANK = 0
_LEAST = 1e-7
"""Below this a recogniser's probabilities are rounding."""


def log_likelihood(columns: Numbers, text: Sequence[int]) -> float:
    """The natural logarithm of the probability of a text.

    Args:
        columns: what the recogniser says: columns x characters, 0..1; character 0 is the blank.
        text: indices of its characters.
    """
    labels = np.full(2 * len(text) + 1, _BLANK, np.int64)
    labels[1::2] = text
    seen = np.log(np.maximum(columns[:, labels], _LEAST)).astype(np.float64)
    skips = np.zeros(len(labels), bool)  # from one character straight to the next, unless it is the same
    skips[2:] = (labels[2:] != _BLANK) & (labels[2:] != labels[:-2])
    reached = np.full(len(labels), -np.inf)
    reached[:2] = seen[0, :2]
    for at in seen[1:]:
        one_on = np.concatenate([[-np.inf], reached[:-1]])
        two_on = np.where(skips, np.concatenate([[-np.inf, -np.inf], reached[:-2]])[: len(labels)], -np.inf)
        reached = np.logaddexp(np.logaddexp(reached, one_on), two_on) + at
    return float(np.logaddexp.reduce(reached[-2:]))
