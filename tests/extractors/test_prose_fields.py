"""Reports and plans as they stand on a page: sentences over line breaks, tables, names and dates."""

from __future__ import annotations

import pytest

from chushen.kinds import DocumentKind, FieldName
from extractors.paragraphs import paragraphs, plain_paragraphs
from extractors.pieces import lay_out
from tests.extractors.print_of import line, reading_of, rows, values

REPORT, PLAN = DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN
F = FieldName
NAME = "江城云桥通信服务有限公司"


def a_report_page():
    return (
        line("呼叫中心业务开展情况报告", 420, 150, size=40),
        line(f"{NAME}于2021年取得增值电信业务经营许可证（编号：鄂B2-20210748），现将", 220, 260),
        line("2021年7月17日至2026年3月1日许可证有效期内的业务开展情况报告如下。", 160, 310),
        line("一、业务数据", 220, 370, size=32),
        line("报告期内，公司累计接听呼叫2633.7万次，日均接听14431次，平均接", 220, 430),
        line("通率为96.9%。", 160, 480),
        line("表1 岗位", 560, 540),
        line("岗位", 200, 600),
        line("人数（人）", 700, 600),
        line("班组长", 200, 650),
        line("6", 740, 650),
        line("质检员", 200, 700),
        line("4", 740, 700),
        line(NAME, 700, 900),
        line("2026年3月5日", 800, 950),
        line("第 1 页 共 3 页", 520, 1690, size=22),
    )


def test_a_report_page_gives_its_company_its_period_and_its_statements():
    read = values(REPORT, a_report_page())
    assert read[F.COMPANY_NAME] == NAME
    assert (read[F.PERIOD_FROM], read[F.PERIOD_TO]) == ("2021-07-17", "2026-03-01")
    assert read[F.CALLS_HANDLED] == "报告期内，公司累计接听呼叫2633.7万次，日均接听14431次，平均接通率为96.9%。"
    assert read[F.STAFF_POSTS] == "岗位：班组长、质检员"


def test_a_statements_place_is_that_of_its_lines():
    span = reading_of(F.CALLS_HANDLED, REPORT, a_report_page()).span
    assert (span.top, span.bottom) == (430, 510)


def test_a_permit_number_is_no_date_of_the_period():
    lines = rows("许可证编号：B2-20210207，报告期为2021年8月26日至2026年2月28日。")
    assert values(REPORT, lines)[F.PERIOD_FROM] == "2021-08-26"


def test_a_period_in_months_runs_from_the_first_day_to_the_last():
    read = values(REPORT, rows("报告期：2021年7月至2026年2月"))
    assert (read[F.PERIOD_FROM], read[F.PERIOD_TO]) == ("2021-07-01", "2026-02-28")


def test_a_plan_is_dated_where_it_says_so_or_under_its_signature():
    assert (
        values(PLAN, rows("编制单位：江城云桥通信服务有限公司", "编制日期：2025年09月29日 版本：V4.1"))[F.DATED]
        == "2025-09-29"
    )
    assert values(PLAN, rows(NAME, "二〇二五年九月二十九日", left=800))[F.DATED] == "2025-09-29"


def test_headings_are_told_from_text_and_sections_know_theirs():
    found = paragraphs(lay_out(a_report_page()))
    heading = next(p for p in found if p.text == "一、业务数据")
    stated = next(p for p in found if p.text.startswith("报告期内"))
    assert heading.heading
    assert stated.under == "一、业务数据"


def test_a_line_that_begins_with_a_day_is_no_numbered_paragraph():
    lines = (
        line("公司按照规定对自2021年6月起的情况进行总结，时间从2021年6月", 220, 260),
        line("1日至2026年1月19日，现报告如下。", 160, 310),
    )
    assert len(paragraphs(lay_out(lines))) == 1


def test_rows_of_a_table_are_paragraphs_of_their_own():
    assert [p.text for p in paragraphs(lay_out(a_report_page())) if p.row] == [
        "岗位 人数（人）",
        "班组长 6",
        "质检员 4",
    ]


def test_plain_text_is_parted_at_headings_and_short_lines():
    text = "一、业务数据\n报告期内，公司累计接听呼叫2633.7万次，平均接\n通率为96.9%。\n二、人员"
    found = plain_paragraphs(text)
    assert [(p.text, p.heading) for p in found] == [
        ("一、业务数据", True),
        ("报告期内，公司累计接听呼叫2633.7万次，平均接通率为96.9%。", False),
        ("二、人员", True),
    ]


def test_a_company_named_only_in_a_sentence_is_found_and_a_carrier_is_not_taken_for_it():
    lines = (
        line("为开展业务，公司租用中国电信股份有限公司的中继线路。", 160, 200),
        line(f"根据《电信业务经营许可管理办法》的要求，{NAME}（许可证编号：", 160, 300),
        line("鄂B2-20210748）对国内呼叫中心业务的经营情况进行了总结。", 160, 350),
    )
    assert values(REPORT, lines)[F.COMPANY_NAME] == NAME


def test_a_seal_across_the_edge_does_not_move_the_margin():
    lines = (
        line("系统网络架构分为接入层、交换层、业务层和座席层四层，通过中", 300, 200),
        line("上", 1560, 205, size=60),
        line("国移动的SIP中继与公用电话网（PSTN）互联，采用软交换与CTI相结合", 220, 270),
        line("的组网方式。", 220, 340),
    )
    assert "通过中国移动的SIP中继" in paragraphs(lay_out(lines))[0].text


def test_the_boxes_of_a_drawing_are_rows_also_in_plain_text():
    said = "系统网络拓扑结构如图1所示，各部分以内部网络连接。"
    text = f"{said}\n语音网关 软交换 核心交换机\n互联网出口带宽为500Mbps，语音中继为120路并发。"
    assert [p.row for p in plain_paragraphs(text)] == [False, True, False]


def test_a_period_in_years_runs_from_the_first_day_to_the_last():
    read = values(REPORT, rows("报告期间：2021年度至2025年度"))
    assert (read[F.PERIOD_FROM], read[F.PERIOD_TO]) == ("2021-01-01", "2025-12-31")


@pytest.mark.parametrize(
    ("said", "begun", "ended"),
    [
        ("自2021年6月8日取得许可证以来至2026年5月底，公司业务平稳。", "2021-06-08", "2026-05-31"),
        ("我公司近五年（2021-2025年）业务开展情况如下。", "2021-01-01", "2025-12-31"),
        ("统计时间：2021年6月1日——2026年5月31日", "2021-06-01", "2026-05-31"),
        ("报告时间：2021/06/08-2026/05/31", "2021-06-08", "2026-05-31"),
        ("本报告涵盖2021年6月8日（许可证生效日）至2026年5月31日的经营情况。", "2021-06-08", "2026-05-31"),
        ("呼叫处理量：2023年61万次，2024年70万次，2025年76万次。", "2023-01-01", "2025-12-31"),
        ("自2021年6月8日取得许可证以来，公司业务平稳。", "2021-06-08", None),
    ],
)
def test_a_period_is_read_in_many_wordings(said, begun, ended):
    read = values(REPORT, rows("业务开展情况报告", said, "公司服务客户一百二十家。"))
    assert (read.get(F.PERIOD_FROM), read.get(F.PERIOD_TO)) == (begun, ended)


def test_a_period_that_is_said_to_be_the_reports_is_surer_than_years_that_are_told_of():
    lines = rows("报告期为2021年6月8日至2026年5月31日。", "2023年61万次，2024年70万次，2025年76万次。")
    assert values(REPORT, lines)[F.PERIOD_FROM] == "2021-06-08"
