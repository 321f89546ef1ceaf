"""The clock: five working days from the day after receipt, with the holidays that were announced."""

from datetime import date, timedelta

import pytest

from chushen.errors import SettingsError
from chushen.workdays import load_calendar

CALENDAR = load_calendar()


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 3, 2), date(2026, 3, 9)),  # a Monday, an ordinary week
        (date(2026, 3, 6), date(2026, 3, 13)),  # a Friday
        (date(2026, 3, 7), date(2026, 3, 13)),  # a Saturday
        (date(2026, 4, 30), date(2026, 5, 11)),  # 劳动节, and 5月9日 a Saturday on which people work
        (date(2026, 2, 13), date(2026, 2, 27)),  # 春节, and 2月14日 before it
        (date(2026, 9, 30), date(2026, 10, 13)),  # 国庆节, and 10月10日
        (date(2025, 9, 30), date(2025, 10, 14)),  # 国庆节 and 中秋节 together, and 10月11日
        (date(2025, 12, 31), date(2026, 1, 8)),  # over New Year, and 1月4日
    ],
)
def test_five_working_days_from_the_day_after_receipt(received, last):
    deadline = CALENDAR.deadline(received, 5)
    assert (deadline.day, deadline.unknown) == (last, ())


def test_a_year_that_is_not_announced_makes_the_day_uncertain():
    deadline = CALENDAR.deadline(date(2026, 12, 30), 5)
    assert deadline.unknown == (2027,)
    assert deadline.day == date(2027, 1, 6)


def test_a_file_of_ones_own_adds_a_year(tmp_path):
    path = tmp_path / "holidays.toml"
    path.write_text('[2027]\noff = ["2027-01-01/2027-01-03"]\n', "utf-8")
    assert load_calendar(path).deadline(date(2026, 12, 30), 5).unknown == ()
    assert load_calendar(path).deadline(date(2026, 12, 30), 5).day == date(2027, 1, 7)


@pytest.mark.parametrize(
    "source", ["[2027", '[2027]\noff = ["1 January"]\n', '[2027]\noff = ["2027-13-01"]\n', "x = 1"]
)
def test_a_file_that_cannot_be_used_says_how_one_is_written(tmp_path, source):
    path = tmp_path / "holidays.toml"
    path.write_text(source, "utf-8")
    with pytest.raises(SettingsError) as caught:
        load_calendar(path)
    assert "off =" in caught.value.remedy


def test_a_working_weekend_is_a_weekend_and_a_holiday_lies_in_its_year():
    assert all(day.weekday() >= 5 for day in CALENDAR.work)
    assert {day.year for day in CALENDAR.off | CALENDAR.work} == CALENDAR.years


@pytest.mark.parametrize(
    ("ends", "last"),
    [
        (date(2026, 9, 30), date(2026, 7, 2)),
        (date(2026, 3, 1), date(2025, 12, 1)),
        (date(2028, 5, 29), date(2028, 2, 29)),
    ],
)
def test_ninety_days_before_the_permits_end_are_calendar_days(ends, last):
    assert ends - timedelta(days=90) == last
