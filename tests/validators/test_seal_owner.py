"""Whose seal is it? The near misses in both directions decide whether the answer can be trusted."""

import pytest

from chushen.posteriors import BLANK, Posteriors
from validators.seal_odds import log_odds
from validators.seal_owner import Owner, is_an_authoritys, owner_of

NAME = "北京壹点通信息技术有限公司"


def owner(text, confidence=0.95, names=(NAME,)):
    return owner_of(text, confidence, names)


@pytest.mark.parametrize(
    "text",
    [
        NAME,
        "北京壹点通信息技术有限公司★1101080123456",
        "信息技术有限公司北京壹点通",  # unrolled from another character on
        "京壹点通信息技术有限公",  # both ends lost under the star's foot
        "北京壹占通信息技木有限公司",  # look-alikes
        "北京壹点通信息技术有眼么司",  # the ending that all companies share, bent
        "北京壹点通信急技术有限公司 12",
    ],
)
def test_the_applicants_seal_is_known_through_what_the_ring_does_to_print(text):
    assert owner(text, 0.8) is not Owner.ANOTHER
    if "急" not in text:
        assert owner(text) is Owner.APPLICANT


@pytest.mark.parametrize(
    "text",
    [
        "北京壹线通信息技术有限公司",  # one character, clearly read: two companies
        "南京壹点通信息技术有限公司",
        "上海远帆商贸有限公司",
        "深圳市前海云呼科技有限公司",
    ],
)
def test_a_clearly_read_other_name_is_another_company_however_many_characters_agree(text):
    assert owner(text, 0.99) is Owner.ANOTHER


@pytest.mark.parametrize("confidence", [0.85, 0.76])
def test_a_name_different_throughout_is_another_even_where_some_of_it_is_misread(confidence):
    assert owner("上海远帆商贸有限公司", confidence) is Owner.ANOTHER


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("北壹通信技有", 0.9),  # half of it
        ("", 0.0),
        ("12345678", 0.9),
        ("公司", 0.99),
        ("上海远帆商贸有限公司", 0.4),  # all different, and hardly read
        ("北京壹线通信息技术有限公司", 0.965),  # one other character: too clear to be explained, too unclear to accuse
        ("北京壹点通技术有限公司", 0.99),  # a word fewer, clearly read: 信息 may be missing, or another company
        ("北京壹点通信息科技发展技术有限公司", 0.99),
        ("北京远帆信息技术有限公司", 0.9),  # the name itself is another, all that companies share agrees
    ],
)
def test_nobody_is_accused_on_a_seal_that_cannot_be_told(text, confidence):
    assert owner(text, confidence) is Owner.UNTOLD


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("北京壹线通信息技术有限公司", 0.9),  # one other character, which the reader's own doubt explains
        ("壹点通息技术有公", 0.9),  # five lost
        ("北京壹成信息技术有限公司", 0.81),  # two under print
        ("北京壹点通技术有限公司", 0.9),
    ],
)
def test_what_the_readers_doubt_explains_is_likely_his_and_waits_for_a_second_sign(text, confidence):
    assert owner(text, confidence) is Owner.LIKELY


def showing(text, possible="", chance=0.01):
    """A picture of a ring that says a text, and may say `possible` instead of its third and fourth character."""
    columns = []
    for at, c in enumerate(text):
        other = possible[at - 2 : at - 1] if at >= 2 else ""
        columns += [((c, 1 - chance), (other, chance)) if other else ((c, 1.0),), ((BLANK, 1.0),)]
    return Posteriors(columns=tuple(columns))


def owner_by_ring(text, confidence=0.95, **possible):
    return owner_of(text, confidence, (NAME,), (showing(text, **possible),) * 3)


def test_a_misread_ring_that_may_show_the_name_is_likely_the_applicants_however_clear_its_text():
    misread = "北京亨线通信息技术有限公司"
    assert owner(misread, 0.99) is Owner.ANOTHER
    assert owner_by_ring(misread, 0.99, possible="壹点") is Owner.LIKELY


@pytest.mark.parametrize("text", ["北京金桥通信息技术有限公司", "北京桥通信息技术有限公司"])
def test_a_whole_ring_that_cannot_show_the_name_is_another_companys_although_its_text_alone_does_not_tell(text):
    assert owner(text, 0.9) is not Owner.ANOTHER
    assert owner_by_ring(text, 0.9) is Owner.ANOTHER


@pytest.mark.parametrize("text", ["通信息技术有限公司", "北京壹点通信息技", "术有限公司"])
def test_a_part_of_the_name_accuses_nobody_although_the_ring_does_not_show_the_rest(text):
    assert owner_by_ring(text) is not Owner.ANOTHER


def test_one_other_character_that_was_clearly_read_is_left_to_the_text():
    assert owner_by_ring("北京壹线通信息技术有限公司", 0.99) is Owner.ANOTHER
    assert owner_by_ring("北京壹线通信息技术有限公司", 0.965) is Owner.UNTOLD


def test_where_the_ring_was_cut_open_and_how_its_brackets_are_written_changes_no_odds():
    ring = showing("信息技术(北京)有限公司远帆")
    assert log_odds((ring,), "远帆信息技术（北京）有限公司") == pytest.approx(0, abs=1)


def test_characters_that_could_not_be_read_speak_for_nobody():
    assert owner("北京□点通信息□术有限公司") is Owner.APPLICANT


def test_any_name_of_the_applicant_will_do():
    assert owner("北京旧名通信有限公司", names=(NAME, "北京旧名通信有限公司")) is Owner.APPLICANT


def test_without_a_name_to_compare_nothing_can_be_told():
    assert owner(NAME, names=()) is Owner.UNTOLD
    assert owner(NAME, names=("（）",)) is Owner.UNTOLD


def test_brackets_and_width_make_no_difference():
    assert owner("中数通（北京）ＩＴ有限公司", names=("中数通(北京)IT有限公司",)) is Owner.APPLICANT


@pytest.mark.parametrize(
    "text", ["北京市海淀区市场监督管理局", "工业和信息化部", "北京市朝阳区市场监智管理局", "某某市公安局"]
)
def test_a_licensing_bodys_seal_is_known_by_its_words(text):
    assert is_an_authoritys(text)


@pytest.mark.parametrize("text", ["北京市场通管理有限公司", NAME, "", "局"])
def test_a_companys_seal_is_not_taken_for_a_licensing_bodys(text):
    assert not is_an_authoritys(text)
