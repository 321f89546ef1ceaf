"""The probability of a text is the sum over all the ways in which the recogniser's columns can spell it."""

from itertools import product
from math import exp, inf, prod

import pytest

from chushen.posteriors import BLANK, Posteriors

COLUMNS = (
    {BLANK: 0.5, "甲": 0.3, "乙": 0.2},
    {BLANK: 0.2, "甲": 0.5, "乙": 0.3},
    {BLANK: 0.1, "甲": 0.6, "乙": 0.3},
    {BLANK: 0.6, "甲": 0.1, "乙": 0.3},
)
LINE = Posteriors(columns=tuple(tuple(column.items()) for column in COLUMNS))


def spelt(path):
    """What a path spells: repeats are one, blanks are none."""
    return "".join(c for at, c in enumerate(path) if at == 0 or path[at - 1] != c)


def summed(text):
    paths = product((BLANK, "甲", "乙"), repeat=len(COLUMNS))
    return sum(
        prod(column[c] for column, c in zip(COLUMNS, path, strict=True)) for path in paths if spelt(path) == text
    )


@pytest.mark.parametrize("text", ["甲", "乙", "甲乙", "乙甲", "甲甲", "甲乙甲", ""])
def test_every_way_to_spell_a_text_counts(text):
    assert exp(LINE.log_likelihood(text)) == pytest.approx(summed(text), rel=1e-4)


def test_a_text_with_more_characters_than_columns_is_impossible():
    assert LINE.log_likelihood("甲乙甲乙甲") == -inf


def test_a_character_that_no_column_may_show_makes_a_text_as_good_as_impossible():
    assert LINE.log_likelihood("丙") < LINE.log_likelihood("甲") - 10


def test_the_likeliest_path_is_what_the_line_says():
    assert LINE.text == "甲"
