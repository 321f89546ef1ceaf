"""Telecom permits, old and new, and their annexes."""

from __future__ import annotations

from chushen.evidence import Witness
from chushen.kinds import DocumentKind, FieldName
from tests.extractors.print_of import line, reading_of, rows, values

MAIN, DUPLICATE = DocumentKind.PERMIT_MAIN, DocumentKind.PERMIT_DUPLICATE
F = FieldName
NAME = "江城云桥通信服务有限公司"


def a_new_permit():
    """The form of today: values printed a little below their labels, one label over three lines."""
    return (
        line("中华人民共和国", 450, 190, size=50),
        line("增值电信业务经营许可证", 350, 255, size=50),
        line("经营许可证编号:", 560, 385, size=38),
        line("鄂B2-20210748", 830, 390, size=36),
        line("公司名称：", 190, 676, size=40),
        line(NAME, 420, 700, size=38),
        line("法定代表人：", 190, 756, size=40),
        line("周文远", 412, 778, size=40),
        line("业务种类", 190, 832, size=40),
        line("国内呼叫中心业务、信息服务业务（不含互联网", 416, 856, size=36),
        line("(服务项目)", 190, 871, size=40),
        line("信息服务）", 416, 894, size=36),
        line("及覆盖范围:", 190, 910, size=40),
        line("业务覆盖范围：湖北省", 416, 934, size=36),
        line("发证机关(盖章):", 700, 1296, size=44),
        line("发证日期:", 190, 1521, size=44),
        line("2021", 600, 1540, size=40),
        line("年", 690, 1530, size=40),
        line("07", 740, 1542, size=40),
        line("月17日", 790, 1535, size=40),
        line("有效期至:", 190, 1601, size=44),
        line("2026年07月17日", 600, 1615, size=40),
    )


def test_todays_form_gives_every_field():
    assert values(MAIN, a_new_permit()) == {
        F.PERMIT_NUMBER: "鄂B2-20210748",
        F.COMPANY_NAME: NAME,
        F.LEGAL_REPRESENTATIVE: "周文远",
        F.BUSINESS_KINDS: "国内呼叫中心业务、信息服务业务（不含互联网信息服务）",
        F.COVERAGE: "湖北省",
        F.ISSUED: "2021-07-17",
        F.VALID_FROM: "2021-07-17",
        F.VALID_TO: "2026-07-17",
    }


def test_the_beginning_of_a_five_year_term_follows_from_the_day_of_issue():
    assert Witness.DERIVED in reading_of(F.VALID_FROM, MAIN, a_new_permit()).witnesses


def test_no_beginning_follows_when_the_term_is_not_five_years():
    lines = rows("发证日期：2021年07月17日", "有效期至：2023年03月01日")
    assert F.VALID_FROM not in values(MAIN, lines)


def test_the_old_form_has_its_term_in_one_line_and_its_date_over_the_seal():
    lines = rows(
        "电信与信息服务业务经营许可证",
        "经营许可证编号：鄂ICP证120137号",
        f"经营单位名称{NAME}",
        "法定代表人周文远",
        "业务种类第二类增值电信业务中的信息服务业务",
        "服务项目(见附页)",
        "2016年3月18日",
        "电信业务审批专用章",
        "本证有效期自2016年3月18日至2021年3月18日",
        pitch=80,
    )
    read = values(MAIN, lines)
    assert (read[F.PERMIT_NUMBER], read[F.COMPANY_NAME]) == ("鄂ICP证120137号", NAME)
    assert (read[F.ISSUED], read[F.VALID_FROM], read[F.VALID_TO]) == ("2016-03-18", "2016-03-18", "2021-03-18")
    assert read[F.BUSINESS_KINDS] == "第二类增值电信业务中的信息服务业务"


def test_see_annex_is_no_value():
    assert values(MAIN, rows("业务种类（见附页）", "业务覆盖范围（见附页）", pitch=80)) == {}


def test_an_annex_without_labels_tells_whose_it_is_and_what_may_be_done_where():
    lines = rows(
        "中华人民共和国增值电信业务经营许可证",
        f"{NAME}获准经营的业务种类、服务项目和业务覆盖范围：",
        "国内呼叫中心业务",
        "全国",
        "互联网接入服务业务（不含为上网用户提供互联网接入服务）",
        "全国",
        pitch=60,
    )
    read = values(DUPLICATE, lines)
    assert read[F.COMPANY_NAME] == NAME
    assert read[F.BUSINESS_KINDS] == "国内呼叫中心业务、互联网接入服务业务（不含为上网用户提供互联网接入服务）"
    assert read[F.COVERAGE] == "全国"


def test_the_issuing_body_may_stand_beside_its_label_or_alone():
    beside = values(MAIN, rows("发证机关：湖北省通信管理局"))
    assert beside[F.ISSUING_AUTHORITY] == "湖北省通信管理局"
    assert values(MAIN, rows("中华人民共和国工业和信息化部"))[F.ISSUING_AUTHORITY] == "中华人民共和国工业和信息化部"


def test_a_filing_number_is_no_permit_number():
    assert F.PERMIT_NUMBER not in values(DUPLICATE, rows("网站备案号：鄂ICP备2021007481号-1"))


def test_a_table_has_its_values_below_its_heads():
    lines = (
        line("序号", 160, 500),
        line("业务种类", 300, 500),
        line("业务覆盖范围", 800, 500),
        line("1", 170, 560),
        line("国内呼叫中心业务", 300, 560),
        line("全国", 800, 560),
    )
    read = values(MAIN, lines)
    assert (read[F.BUSINESS_KINDS], read[F.COVERAGE]) == ("国内呼叫中心业务", "全国")


def test_a_kind_of_business_below_the_word_coverage_is_no_coverage():
    lines = rows("业务覆盖范围：", "国内呼叫中心业务", "业务覆盖范围：北京、上海、广东")
    assert values(DUPLICATE, lines)[F.COVERAGE] == "北京、上海、广东"


def test_both_ends_of_a_term_may_stand_behind_its_beginnings_label():
    read = values(MAIN, rows("有效期自2021年08月20日至2026年08月20日"))
    assert (read[F.VALID_FROM], read[F.VALID_TO]) == ("2021-08-20", "2026-08-20")


def test_a_name_may_stand_below_its_label():
    assert values(MAIN, rows("法定代表人", "周文远"))[F.LEGAL_REPRESENTATIVE] == "周文远"


def test_kinds_that_a_sentence_grants_are_read_and_those_it_only_speaks_of_are_not():
    granted = rows("准予你公司经营下列增值电信业务：国内呼叫中心业务。", "覆盖区域：广东省")
    assert values(MAIN, granted)[F.BUSINESS_KINDS] == "国内呼叫中心业务"
    assert values(MAIN, granted)[F.COVERAGE] == "广东省"
    assert F.BUSINESS_KINDS not in values(MAIN, rows("经营国内呼叫中心业务的，应当遵守：一、规定。"))


def test_what_stands_behind_the_label_and_is_no_permits_number_is_given_without_confidence():
    for number in ("粤B2-20210059-165", "浙B2-2021021", "京ICP备16045432号-4"):
        lines = [*(x for x in a_new_permit() if "鄂B2" not in x.text), line(number, 830, 390, size=36)]
        found = reading_of(F.PERMIT_NUMBER, MAIN, lines)
        assert found.value == number
        assert found.confidence <= 0.6
