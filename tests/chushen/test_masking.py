import pytest

from chushen.masking import masked, masked_number


def test_a_citizens_number_inside_a_sentence_keeps_six_and_four():
    assert masked("号码310115198503071234。") == "号码310115********1234。"


@pytest.mark.parametrize("text", ["91310115MA1K4A7B2X", "913101150123456789", "B2-20190001", "3101150123456"])
def test_numbers_of_companies_permits_and_seals_stay(text):
    assert masked(text) == text


@pytest.mark.parametrize(
    ("number", "shown"), [("310115198503071234", "310115********1234"), ("E12345678", "E********"), ("", "")]
)
def test_a_value_known_to_be_personal_is_masked_whatever_it_looks_like(number, shown):
    assert masked_number(number) == shown
