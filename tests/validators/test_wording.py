"""Words for a letter: places, pages, days and numbers that must not be written out."""

import pytest

from chushen.evidence import Evidence
from chushen.names import Language
from validators.wording import masked, masked_within, place


def pages(*numbers, file="a.pdf"):
    return tuple(Evidence(file=file, page=number) for number in numbers)


@pytest.mark.parametrize(
    ("evidence", "chinese", "english"),
    [
        (pages(1), "“a.pdf”第1页", "“a.pdf” page 1"),
        (pages(3, 1, 2, 2), "“a.pdf”第1至3页", "“a.pdf” pages 1-3"),
        (pages(1, 2, 4), "“a.pdf”第1至2、4页", "“a.pdf” pages 1-2, 4"),
        (pages(1) + pages(2, file="b.jpg"), "“a.pdf”第1页、“b.jpg”第2页", "“a.pdf” page 1; “b.jpg” page 2"),
        ((Evidence(file="a.pdf"),), "“a.pdf”", "“a.pdf”"),
        ((), "", ""),
    ],
)
def test_a_place_is_named_as_one_points_at_it_in_a_letter(evidence, chinese, english):
    assert (place(evidence, Language.ZH), place(evidence, Language.EN)) == (chinese, english)


def test_a_personal_number_keeps_its_first_six_and_last_four():
    assert masked("11010519491231002X") == "110105********002X"
    assert masked("12345678") == "********"


def test_a_citizens_number_inside_a_sentence_is_masked_and_a_credit_code_is_not():
    assert masked_within("号码11010519491231002X。") == "号码110105********002X。"
    assert masked_within("914403001922038216") == "914403001922038216"
