"""Periods, in calendar days: what has run out, what is late, what is out of date."""

from datetime import date, timedelta

import pytest

from chushen.findings import Cause
from chushen.kinds import LONG_TERM
from chushen.kinds import DocumentKind as K
from tests.validators.building import (
    RECEIVED,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_reading,
    a_report,
    an_id,
    illegible,
    judged,
    of_code,
    said,
)

LATE = [("renewal-late", "permit_main", "valid_to")]


def permits(valid_to, **more):
    return a_permit(valid_to=valid_to, **more), a_duplicate(valid_to=valid_to, **more)


def late(ends: str, received: date) -> bool:
    return bool(of_code(judged(*permits(ends), received=received), "renewal-late"))


class TestLate:
    @pytest.mark.parametrize(
        ("ends", "last"),
        [("2026-09-30", date(2026, 7, 2)), ("2026-03-01", date(2025, 12, 1)), ("2028-05-29", date(2028, 2, 29))],
    )
    def test_the_ninetieth_day_before_is_in_time_and_the_next_is_not(self, ends, last):
        assert not late(ends, last)
        assert late(ends, last + timedelta(days=1))

    def test_it_is_told_with_the_last_day(self):
        (finding,) = of_code(judged(*permits("2026-07-31")), "renewal-late")
        assert "最迟应于2026年5月2日提出" in finding.message
        assert "2026-05-02" in finding.message_en

    def test_a_permit_that_has_run_out_is_expired_and_not_late_too(self):
        assert said(judged(*permits("2026-05-03"))) == [("expired", "permit_main", "valid_to")]

    def test_on_its_last_day_it_is_late_and_not_expired(self):
        assert said(judged(*permits("2026-05-04"))) == LATE

    def test_a_day_hardly_read_is_left_to_a_person(self):
        judgement = judged(
            a_permit(valid_to=a_reading("valid_to", "2026-06-30", confidence=0.6)), a_duplicate(valid_to=None)
        )
        assert said(judgement) == [("low-confidence", "permit_main", "valid_to")]
        assert "renewal_is_in_time" in {gap.rule for gap in judgement.not_checked}

    def test_the_duplicate_answers_where_the_original_was_not_read(self):
        judgement = judged(a_permit(valid_to=None), a_duplicate(valid_to="2026-06-30"))
        assert ("renewal-late", "permit_duplicate", "valid_to") in said(judgement)

    def test_no_end_read_anywhere_is_not_in_time_but_unchecked(self):
        judgement = judged(*permits(None))
        assert {"renewal_is_in_time", "permit_is_in_force"} <= {gap.rule for gap in judgement.not_checked}


class TestExpired:
    @pytest.mark.parametrize(
        ("document", "kind"),
        [(a_licence(valid_to="2026-05-03"), "business_license"), (an_id(valid_to="2026-05-03"), "legal_rep_id")],
    )
    def test_the_day_after_the_last(self, document, kind):
        assert said(judged(document)) == [("expired", kind, "valid_to")]

    @pytest.mark.parametrize("ends", ["2026-05-04", LONG_TERM])
    def test_the_last_day_and_no_end_are_in_force(self, ends):
        assert said(judged(a_licence(valid_to=ends), an_id(valid_to=ends))) == []

    def test_a_licence_without_a_term_is_a_new_one(self):
        assert judged(a_licence(valid_to=None)).not_checked == ()

    def test_an_id_whose_end_was_not_read_is_unchecked(self):
        judgement = judged(an_id(valid_to=None))
        assert said(judgement) == []
        assert [gap.rule for gap in judgement.not_checked] == ["id_is_in_force"]

    def test_an_id_whose_back_is_missing_is_told_as_that_alone(self):
        judgement = judged(an_id(valid_to=None, parts=("front",)))
        assert said(judgement) == [("missing-part", "legal_rep_id", "back")]
        assert "id_is_in_force" in {gap.rule for gap in judgement.not_checked}

    def test_what_is_no_day_is_unchecked(self):
        judgement = judged(a_licence(valid_to="2026-13-45"))
        assert [gap.rule for gap in judgement.not_checked] == ["licence_is_in_force"]

    def test_a_day_hardly_read_is_left_to_a_person(self):
        judgement = judged(an_id(valid_to=a_reading("valid_to", "2020-01-01", confidence=0.5)))
        assert said(judgement) == [("low-confidence", "legal_rep_id", "valid_to")]


class TestReportsPeriod:
    def test_a_report_of_two_years_of_a_five_years_term_is_outdated(self):
        judgement = judged(a_report(period_from="2024-01-01"))
        assert said(judgement) == [("outdated", "operation_report", "period_from")]
        assert "2021年10月1日至2026年5月4日" in judgement.findings[0].message

    def test_a_report_that_ends_long_ago_is_outdated(self):
        assert said(judged(a_report(period_to="2025-06-30"))) == [("outdated", "operation_report", "period_to")]

    @pytest.mark.parametrize(("begun", "ended"), [("2021-12-31", "2026-02-28"), ("2019-01-01", "2026-12-31")])
    def test_a_gap_within_the_allowance_and_a_longer_report_are_in_order(self, begun, ended):
        assert said(judged(a_report(period_from=begun, period_to=ended))) == []

    def test_without_the_permits_beginning_the_report_is_held_against_the_day_received(self):
        permits_without = (a_permit(valid_from=None), a_duplicate(valid_from=None))
        assert said(judged(*permits_without)) == []

    def test_a_report_without_a_period_is_unchecked(self):
        for name in ("period_from", "period_to"):
            assert [gap.rule for gap in judged(a_report(**{name: None})).not_checked] == ["report_covers_the_term"]

    def test_a_report_up_to_now_ends_on_the_day_received(self):
        pages = (a_page(K.OPERATION_REPORT, file="report.pdf", text="自2021年10月1日取得许可证至今，业务平稳。"),)
        assert judged(a_report(pages=pages, period_to=None)).not_checked == ()
        late = judged(a_report(pages=pages, period_from="2024-01-01", period_to=None))
        assert said(late) == [("outdated", "operation_report", "period_from")]

    def test_an_illegible_one_is_unchecked_for_that_reason(self):
        blurred = a_page(K.OPERATION_REPORT, file="report.pdf", legibility=illegible(Cause.BLUR))
        judgement = judged(a_report(pages=(blurred,), period_to=None))
        assert "业务开展情况报告有页面无法辨认" in {gap.reason for gap in judgement.not_checked}


class TestPlansDate:
    def test_the_last_day_of_the_year_is_recent_enough(self):
        assert said(judged(a_plan(dated=(RECEIVED - timedelta(days=365)).isoformat()))) == []

    def test_one_day_more_is_not(self):
        judgement = judged(a_plan(dated=(RECEIVED - timedelta(days=366)).isoformat()))
        assert said(judgement) == [("outdated", "technical_plan", "dated")]

    def test_an_undated_plan_is_unchecked(self):
        assert [gap.rule for gap in judged(a_plan(dated=None)).not_checked] == ["plan_is_recent"]
