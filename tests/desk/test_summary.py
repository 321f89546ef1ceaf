import re
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from chushen.findings import FindingCode, Severity, Verdict
from chushen.names import Language
from desk.report.summary import Run, render_summary
from desk.report.tally import in_reading_order, tally
from desk.report.workbook import workbook_of
from flows.office import Outcome

RUN = Run(
    folder="积压<申请>",
    begun=datetime(2026, 11, 28, 8, 30, tzinfo=UTC),
    ended=datetime(2026, 11, 28, 9, 32, 5, tzinfo=UTC),
    workers=2,
)
UNSEALED = (FindingCode.UNSEALED, Severity.ERROR)
UNSURE = (FindingCode.LOW_CONFIDENCE, Severity.WARNING)


def an_outcome(name, verdict=Verdict.PASS, *found, day=4, **facts):
    return Outcome(
        name=name,
        path=Path("/srv") / name,
        verdict=verdict,
        found=found,
        **{
            "seconds": 3.0,
            "company": f"{name}公司",
            "received": date(2026, 5, day) if verdict else None,
        }
        | facts,
    )


OUTCOMES = (
    an_outcome("通过的", day=6),
    an_outcome("补正的", Verdict.CORRECT, UNSEALED, UNSURE, errors=2, warnings=1, seconds=8.0),
    an_outcome("复核的", Verdict.REVIEW, UNSURE, warnings=1, day=5, seconds=700.0),
    an_outcome("没变的", Verdict.CORRECT, UNSEALED, errors=1, skipped=True, seconds=0.0, day=2),
    an_outcome("难的", None, problem="磁盘已满", company=""),
)


def link_to(name):
    return f"submissions/{name}/report.html" if name != "难的" else None


def rows(book, sheet):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(book))[sheet].iter_rows()]


def test_kinds_of_findings_are_counted_by_the_applications_they_are_made_in_the_most_frequent_first():
    counted = [(count.code, count.applications) for count in tally(OUTCOMES).codes]

    assert counted == [(FindingCode.UNSEALED, 2), (FindingCode.LOW_CONFIDENCE, 2)]


def test_times_are_those_of_what_was_verified_in_this_run():
    times = tally(OUTCOMES).times

    assert (times.count, times.middle, times.longest) == (3, 8.0, 700.0)
    assert [(b.begin, b.end, b.count) for b in times.bins if b.count] == [(2, 5, 1), (5, 10, 1), (600, None, 1)]


def test_a_run_in_which_nothing_was_verified_has_no_times():
    assert tally([an_outcome("a", skipped=True)]).times is None


@pytest.mark.parametrize(("days", "said"), [((2, 6), ["2026-05-02", "2026-05-06"]), ((2, 40), ["2026-05", "2026-06"])])
def test_days_received_are_shown_singly_or_where_they_are_many_by_month(days, said):
    outcomes = [an_outcome("a", received=date.fromordinal(date(2026, 4, 30).toordinal() + day)) for day in days]

    assert [received.when for received in tally(outcomes).received] == said


def test_what_needs_somebody_is_read_first_and_of_that_what_was_received_first():
    assert [o.name for o in in_reading_order(OUTCOMES)] == ["难的", "没变的", "补正的", "复核的", "通过的"]


@pytest.mark.parametrize("language", Language)
def test_the_page_shows_every_application_with_its_report_and_needs_nothing_from_elsewhere(language):
    page = render_summary(RUN, OUTCOMES, link_to, language)

    assert all(outcome.name in page for outcome in OUTCOMES)
    assert "submissions/补正的/report.html" in page
    assert "磁盘已满" in page
    assert "积压&lt;申请&gt;" in page
    assert "1:02:05" in page
    assert not re.search(r"<script|src=|@import|url\(", page)


def test_the_page_of_an_empty_folder_is_whole():
    assert "0" in render_summary(RUN, (), link_to)


def test_the_page_shows_so_many_applications_as_a_browser_takes_and_says_how_many_more_there_are():
    page = render_summary(RUN, [an_outcome(f"a{number}") for number in range(2003)], link_to)

    assert page.count('<th scope="row"><a ') == 2000
    assert "另有 3 份" in page


def test_the_workbook_has_a_row_with_chinese_headings_for_every_application():
    book = workbook_of(RUN, OUTCOMES, link_to)
    head, first, *others = rows(book, "逐份申请")

    assert head[:5] == ["申请编号", "单位名称", "收到日期", "结论", "须补正"]
    assert [row[0] for row in (first, *others)] == ["难的", "没变的", "补正的", "复核的", "通过的"]
    assert others[1][3:8] == ["需补正", 2, 1, 0, "未加盖公章、识别把握不足"]
    assert others[1][2].date() == date(2026, 5, 4)
    assert ["未加盖公章", "须补正", 2] in rows(book, "批量核验汇总")


def test_a_name_that_looks_like_a_formula_stays_a_name():
    book = workbook_of(RUN, [an_outcome('=HYPERLINK("http://x")'), an_outcome("\x01控制\udcff")], lambda _: None)
    cell = load_workbook(BytesIO(book))["逐份申请"]["A2"]

    assert (cell.data_type, cell.value) == ("s", '=HYPERLINK("http://x")')
