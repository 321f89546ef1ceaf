"""Page numbers, and numbers that are none."""

from __future__ import annotations

import pytest

from chushen.pages import Numbering
from extractors.numbering import read_numbering
from tests.extractors.print_of import A4, line


@pytest.mark.parametrize(
    ("printed", "number", "total"),
    [
        ("第 3 页 共 5 页", 3, 5),
        ("第3页/共5页", 3, 5),
        ("共5页 第3页", 3, 5),
        ("第三页 共五页", 3, 5),
        ("Page 3 of 5", 3, 5),
        ("第3页", 3, None),
        ("3/5", 3, 5),
        ("- 3 -", 3, None),
        ("— 3 —", 3, None),
        ("3", 3, None),
    ],
)
def test_a_page_says_its_number(printed, number, total):
    assert read_numbering([line(printed, 580, 1690)], A4) == Numbering(number=number, total=total)


@pytest.mark.parametrize("printed", ["2019年11月19日", "5/3", "0", "010-5339", "（副本）"])
def test_dates_and_telephones_are_no_page_numbers(printed):
    assert read_numbering([line(printed, 580, 1690)], A4) is None


def test_a_bare_number_in_the_text_is_no_page_number():
    assert read_numbering([line("3", 580, 900)], A4) is None


def test_a_bare_number_beside_other_print_is_no_page_number():
    assert read_numbering([line("3", 580, 1690), line("元", 620, 1690)], A4) is None
