"""Dates as they are printed, written one way."""

from __future__ import annotations

import pytest

from extractors.dates import find_dates, find_months
from extractors.fields.terms import read_term


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("2019年01月28日", "2019-01-28"),
        ("2019 年 1 月 28 日", "2019-01-28"),
        ("２０１９年１月２８日", "2019-01-28"),
        ("二〇一九年十月二十八日", "2019-10-28"),
        ("二零零七年八月二十七日", "2007-08-27"),
        ("二○二○年四月八日", "2020-04-08"),
        ("2013.03.05", "2013-03-05"),
        ("2013-3-5", "2013-03-05"),
        ("2013/03/05", "2013-03-05"),
        ("20130305", "2013-03-05"),
        ("1989年3.月20日", "1989-03-20"),
        ("长期", "long-term"),
        ("无固定期限", "long-term"),
    ],
)
def test_a_date_is_written_in_one_way(printed, written):
    assert [found.value for found in find_dates(printed)] == [written]


@pytest.mark.parametrize(
    "printed", ["2016年月", "2019年13月01日", "2019年02月30日", "年 月 日", "2019年11月", "91110108"]
)
def test_what_lacks_its_day_or_is_on_no_calendar_is_no_date(printed):
    assert find_dates(printed) == ()


def test_a_date_that_ends_without_its_last_sign_may_be_cut():
    assert not find_dates("2015年06月5")[0].whole
    assert find_dates("2015年06月5日")[0].whole


def test_months_are_found_with_or_without_days():
    assert [(y, m) for y, m, _ in find_months("2021年7月至2026年6月30日")] == [(2021, 7), (2026, 6)]


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("2019年01月28日至2049年01月27日", "2019-01-28", "2049-01-27"),
        ("自2019年01月28日至长期", "2019-01-28", "long-term"),
        ("2013.03.05-2023.03.05", "2013-03-05", "2023-03-05"),
        ("2013.03.05-长期", "2013-03-05", "long-term"),
        ("长期", None, "long-term"),
        ("2020年06月09日至 年 月 日", "2020-06-09", None),
        ("2019年07月01日至******", "2019-07-01", None),
        ("至2015年8月23日", None, "2015-08-23"),
        ("", None, None),
    ],
)
def test_a_period_has_the_ends_that_are_printed(printed, start, end):
    term = read_term(printed, lone_is_end=False)
    assert (term.start and term.start.value, term.end and term.end.value) == (start, end)


def test_a_lone_date_ends_a_permits_term_and_begins_a_licences():
    assert read_term("2030年7月17日", lone_is_end=True).end.value == "2030-07-17"
    assert read_term("2030年7月17日", lone_is_end=False).start.value == "2030-07-17"


@pytest.mark.parametrize(("printed", "written"), [("31 DEC 1980", "1980-12-31"), ("05 5月/MAY 2019", "2019-05-05")])
def test_passports_write_months_in_letters(printed, written):
    assert [found.value for found in find_dates(printed)] == [written]
