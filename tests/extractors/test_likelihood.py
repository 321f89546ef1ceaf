"""The probability of a text is the sum over all the ways in which the recogniser's columns can spell it."""

from itertools import product
from math import exp

import numpy as np
import pytest

from extractors.likelihood import log_likelihood

COLUMNS = np.array([[0.5, 0.3, 0.2], [0.2, 0.5, 0.3], [0.1, 0.6, 0.3], [0.6, 0.1, 0.3]], np.float32)


def spelt(path):
    """What a path spells: repeats are one, blanks (0) are none."""
    kept = [c for at, c in enumerate(path) if at == 0 or path[at - 1] != c]
    return [c for c in kept if c]


def summed(text):
    paths = product(range(3), repeat=len(COLUMNS))
    return sum(np.prod([COLUMNS[at, c] for at, c in enumerate(path)]) for path in paths if spelt(path) == text)


@pytest.mark.parametrize("text", [[1], [2], [1, 2], [2, 1], [1, 1], [1, 2, 1], []])
def test_every_way_to_spell_a_text_counts(text):
    assert exp(log_likelihood(COLUMNS, text)) == pytest.approx(summed(text), rel=1e-4)


def test_a_text_with_more_characters_than_columns_is_as_good_as_impossible():
    assert log_likelihood(COLUMNS, [1, 2, 1, 2, 1]) == -np.inf
