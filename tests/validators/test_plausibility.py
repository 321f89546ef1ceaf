"""What is stated and cannot well be so, and what was left in a text that is not the applicant's."""

import pytest

from chushen.evidence import Witness
from chushen.findings import Verdict
from chushen.kinds import DocumentKind as K
from tests.validators.building import (
    ANOTHER_COMPANY,
    COMPANY,
    a_declaration,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_reading,
    a_report,
    judged,
    said,
)
from validators.amounts import in_myriads


def text_of(kind, text, file):
    return (a_page(kind, file=file, text=text),)


def a_report_saying(text):
    return a_report(pages=text_of(K.OPERATION_REPORT, text, "report.pdf"))


def a_plan_saying(text):
    return a_plan(pages=text_of(K.TECHNICAL_PLAN, text, "plan.pdf"))


def numbered(number):
    return {
        "changed": (a_permit(permit_number=number), a_duplicate(permit_number=number)),
        "declaration": a_declaration(permit_number=number),
    }


@pytest.mark.parametrize(
    ("printed", "myriads"),
    [
        ("壹仟万元整", 1000),
        ("壹仟伍佰万元整", 1500),
        ("人民币1,000.00万元", 1000),
        ("１０００万人民币", 1000),
        ("5000000元", 500),
        ("壹亿贰仟万元整", 12000),
        ("伍拾万元", 50),
        ("两千万元", 2000),
        ("100万美元", None),
        ("见章程", None),
        ("万元", None),
    ],
)
def test_sums_are_read_in_all_the_ways_in_which_licences_print_them(printed, myriads):
    assert in_myriads(printed) == myriads


class TestCapital:
    @pytest.mark.parametrize(
        ("number", "capital"),
        [("B2-20210534", "伍佰万元整"), ("京B2-20210534", "50万元"), ("合字B2-20210011", "999万元")],
    )
    def test_too_little_for_such_a_permit_is_for_a_person_to_see(self, number, capital):
        case = numbered(number)
        judgement = judged(a_licence(registered_capital=capital), *case.pop("changed"), **case)
        assert said(judgement) == [("implausible", "business_license", "registered_capital")]
        assert judgement.verdict is Verdict.REVIEW

    @pytest.mark.parametrize(
        ("number", "capital"),
        [
            ("B2-20210534", "壹仟万元整"),
            ("京B2-20210534", "壹佰万元整"),
            ("京B2-20210534", "300万美元"),
            ("B2-20210534", None),
        ],
    )
    def test_enough_another_currency_or_nothing_read_is_no_matter(self, number, capital):
        case = numbered(number)
        assert said(judged(a_licence(registered_capital=capital), *case.pop("changed"), **case)) == []

    def test_a_capital_that_was_not_read_surely_blames_nobody(self):
        doubtful = a_reading("registered_capital", "1万元", file="licence.jpg", confidence=0.5)
        assert said(judged(a_licence(registered_capital=doubtful))) == []


class TestNumber:
    @pytest.mark.parametrize("number", ["A2.B1-20190354", "B1-20140337", "A1-20190001"])
    def test_a_number_without_the_class_is_a_warning_never_an_error(self, number):
        case = numbered(number)
        judgement = judged(*case.pop("changed"), **case)
        assert said(judgement) == [("implausible", "permit_main", "permit_number")]
        assert judgement.verdict is Verdict.REVIEW

    @pytest.mark.parametrize("number", ["B1.B2-20241160", "A2.B1.B2-20251828", "京ICP证030173号", "合字B1.B2-20130003"])
    def test_one_that_names_it_or_has_no_classes_is_in_order(self, number):
        case = numbered(number)
        assert said(judged(*case.pop("changed"), **case)) == []


class TestTerm:
    def test_ten_years_are_too_many(self):
        assert ("implausible", "permit_main", "valid_to") in said(judged(a_permit(valid_from="2016-09-30")))

    @pytest.mark.parametrize("begun", ["2021-09-30", "2021-10-01", "2021-09-15", "2023-04-01"])
    def test_five_and_what_a_change_leaves_of_them_are_in_order(self, begun):
        assert said(judged(a_permit(valid_from=begun), a_duplicate(valid_from=begun))) == []

    def test_a_first_day_that_was_only_inferred_proves_nothing(self):
        inferred = a_reading("valid_from", "2016-09-30", file="permit.jpg", witnesses=(Witness.DERIVED,))
        assert not [code for code, *_ in said(judged(a_permit(valid_from=inferred))) if code == "implausible"]


class TestSize:
    @pytest.mark.parametrize(
        ("report", "plan"),
        [
            ("公司现有坐席 120 席。", "平台按 500 个座席设计。"),
            ("座席规模为500席。", "开通语音中继30路。"),
            ("共设600个座席。", "中继容量为30路。"),
        ],
    )
    def test_seats_and_lines_that_do_not_go_together_are_for_a_person(self, report, plan):
        found = said(judged(a_report_saying(report), a_plan_saying(plan)))
        assert ("implausible", "technical_plan", None) in found

    @pytest.mark.parametrize(
        ("report", "plan"),
        [
            ("公司现有坐席 120 席。", "平台按 300 个座席设计，SIP中继 60路。"),
            ("座席规模为200席。", "并发能力30路。"),
            ("公司现有人员120人。", "座席终端500套。"),
            ("座席规模为160席。", "语音中继8条E1（240路）。"),
            ("座席规模为300席。", "现有数字中继4条，备用数字中继2条。"),
        ],
    )
    def test_the_same_order_of_magnitude_is_in_order(self, report, plan):
        assert not [
            code for code, *_ in said(judged(a_report_saying(report), a_plan_saying(plan))) if code == "implausible"
        ]


class TestLeftovers:
    @pytest.mark.parametrize(
        "text", ["由XX公司建设", "自××年起", "（此处填写设备型号）", "经办人：______", "某某公司承诺"]
    )
    def test_what_a_template_left_open_anywhere_is_to_be_filled_in(self, text):
        assert said(judged(a_plan_saying(text))) == [("content-missing", "technical_plan", None)]

    @pytest.mark.parametrize("text", ["号码脱敏为 138XXXX1234", "型号 XX-200 网关", "温度 2×3 米", "填写工单后归档"])
    def test_what_only_looks_like_it_is_not(self, text):
        assert said(judged(a_plan_saying(text))) == []

    def test_what_an_items_own_sentence_left_open_is_said_once(self):
        text = "座席××人，岗位设置××个"
        found = said(judged(a_report(staff_posts=text, pages=text_of(K.OPERATION_REPORT, text, "report.pdf"))))
        assert found == [("content-missing", "operation_report", "staff_posts")]


class TestOthersText:
    @pytest.mark.parametrize(
        "text",
        [
            f"{ANOTHER_COMPANY}于2019年取得增值电信业务经营许可证。",
            f"现将{ANOTHER_COMPANY}业务开展情况报告如下。",
            f"一、概况。{ANOTHER_COMPANY}成立于2010年。",
        ],
    )
    def test_a_text_that_speaks_of_another_company_was_copied(self, text):
        (finding,) = judged(a_report_saying(text)).findings
        assert (finding.code.value, finding.field) == ("inconsistent", "company_name")
        assert ANOTHER_COMPANY in finding.message

    @pytest.mark.parametrize(
        "text",
        [
            f"{COMPANY}于2019年取得增值电信业务经营许可证。",
            f"主要客户有{ANOTHER_COMPANY}、平安银行。",
            f"{ANOTHER_COMPANY}于2022年与我公司签订服务合同。",
            "中国电信股份有限公司持有中继资源。",
            f"{COMPANY.replace('青岭', '青玲')}成立于2010年。",
        ],
    )
    def test_the_applicant_its_customers_and_carriers_may_be_named(self, text):
        assert said(judged(a_report_saying(text))) == []
