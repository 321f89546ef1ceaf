"""USCC, ID number and permit number: check digits, repairs, look-alikes that are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.identifiers import id_number, uscc
from extractors.identifiers.id_number import read_id_number
from extractors.identifiers.permit_number import read_permit_number
from extractors.identifiers.uscc import read_uscc

CODE = "91110108MA00ABCD45"
ORGANISATIONS = st.text(alphabet="0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=8, max_size=8)


def a_code(division: str, body: str) -> str:
    first = f"91{division}{body}{uscc.organisation_check(body)}"
    return first + uscc.check_character(first)


@given(st.from_regex(r"[1-6][0-9]{5}", fullmatch=True), ORGANISATIONS)
def test_a_code_built_by_the_standard_is_valid(division, body):
    assert uscc.is_valid(a_code(division, body))


@pytest.mark.parametrize("code", [CODE, "91440300MA5F12342Q"])
def test_codes_with_both_check_digits_right_are_valid(code):
    assert uscc.is_valid(code)


@pytest.mark.parametrize("code", ["91330100MA28H1F12Q", CODE[:-1] + "6", CODE[:-1], "91110108MAO0ABCD45"])
def test_a_wrong_check_digit_a_lost_digit_or_a_letter_outside_the_alphabet_is_invalid(code):
    assert not uscc.is_valid(code)


def test_a_code_is_found_behind_its_label_with_spaces_inside():
    found = read_uscc("统一社会信用代码 9111 0108 MA00 ABCD 45")
    assert (found.value, found.valid, found.repaired) == (CODE, True, 0)


@pytest.mark.parametrize(
    "read", ["91110108MAO0ABCD45", "9111O1O8MAOOABCD45", "9I110I08MA00ABCD45", "9I1IOI08MA00ABCD4S"]
)
def test_letters_that_cannot_stand_there_are_put_right_when_both_check_digits_then_hold(read):
    found = read_uscc(read)
    assert (found.value, found.valid) == (CODE, True)
    assert found.repaired > 0


def test_a_look_alike_is_put_right_only_where_the_reader_was_in_doubt():
    read = "91110108MA00A8CD45"
    doubt = [0.6 if i == 13 else 0.99 for i in range(18)]
    assert (read_uscc(read, doubt).value, read_uscc(read, doubt).repaired) == (CODE, 1)
    assert read_uscc(read).value == read


def test_a_code_that_no_single_repair_mends_stays_as_printed_and_invalid():
    found = read_uscc("91330100MA28H1F12Q")
    assert found.value == "91330100MA28H1F12Q"
    assert not found.valid


@pytest.mark.parametrize("text", ["注册号110108000673293", "第二类增值电信业务", "", "400-8100-8100"])
def test_other_numbers_are_no_codes(text):
    assert read_uscc(text) is None


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_standards_own_examples_are_valid(number):
    assert id_number.is_valid(number)


def test_an_id_number_tells_birth_date_and_sex():
    found = read_id_number("公民身份号码11010519491231002x")
    assert (found.value, found.valid, found.birth, found.sex) == ("11010519491231002X", True, "1949-12-31", "女")


def test_letters_among_the_digits_of_an_id_number_are_digits():
    found = read_id_number("11O1O519491231OO2X")
    assert (found.value, found.repaired) == ("11010519491231002X", True)


def test_an_id_number_with_a_wrong_check_digit_is_given_as_printed():
    found = read_id_number("110105194912310021")
    assert (found.value, found.valid) == ("110105194912310021", False)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("经营许可证编号：B2-20262460", "B2-20262460"),
        ("编号:Ｂ２－２０２６２４６０", "B2-20262460"),
        ("A2.B1.B2-20251828", "A2.B1.B2-20251828"),
        ("合字B1.B2-20130003", "合字B1.B2-20130003"),
        ("合宇B2-20260381", "合字B2-20260381"),
        ("粤B2-20262239号", "粤B2-20262239"),
        ("经营许可证编号： 渝 B2-20250748", "渝B2-20250748"),
        ("82-20190001", "B2-20190001"),
        ("BZ-2O19OOO1", "B2-20190001"),
        ("B2—20190001", "B2-20190001"),
        ("A2、B1-20190354", "A2.B1-20190354"),
        ("B2-2004-0851号", "B2-20040851"),
        ("京ICP证030173号", "京ICP证030173号"),
        ("京 ICP 证 110745 号", "京ICP证110745号"),
    ],
)
def test_permit_numbers_are_written_in_one_way(printed, number):
    assert read_permit_number(printed).value == number


@pytest.mark.parametrize(
    "printed",
    [
        "京ICP备16045432号-4",
        "粤B2-20090059-165",
        "粤B2-20090059-1626X",
        "京网文〔2023〕4872-140号",
        "浙B2-2011021",
        "浙D3-20210002",
        "许可证编号：JY14403070071511",
        "2019年01月28日",
    ],
)
def test_filing_numbers_and_those_of_other_permits_are_no_permit_numbers(printed):
    assert read_permit_number(printed) is None


def test_a_repaired_permit_number_says_so():
    assert read_permit_number("82-20190001").repaired
    assert not read_permit_number("粤B2-20262239").repaired


def test_a_digit_that_was_doubted_may_be_another_and_one_that_was_sure_may_not():
    number = "11010519491231002X"
    misread = "118" + number[3:]
    doubting = [0.99] * 18
    doubting[2] = 0.6
    assert read_id_number(misread, [0.99] * 18).value == misread
    found = read_id_number(misread, doubting)
    assert (found.value, found.valid, found.repaired) == (number, True, True)
