"""Is it about this business, and does it say what it must?"""

from dataclasses import replace

import pytest

from chushen.checklist import Requirement
from chushen.findings import Cause, Verdict
from chushen.kinds import DocumentKind as K
from chushen.kinds import FieldName
from tests.validators.building import (
    CHECKLIST,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_reading,
    a_report,
    illegible,
    judged,
    of_code,
    said,
)
from validators.scope import covers

WORDS = CHECKLIST.scope_words
OTHERS = "信息服务业务（不含互联网信息服务）、国内多方通信服务业务"


def permits(kinds, **page):
    return a_permit(business_kinds=kinds, page=page), a_duplicate(business_kinds=kinds, page=page)


class TestScope:
    @pytest.mark.parametrize(
        "kinds",
        [
            "国内呼叫中心业务",
            "国内呼叫中心业务信息服务业务（不含互联网信息服务）",
            "第二类增值电信业务中的呼叫中心业务",
            "离岸呼叫中心业务、存储转发类业务",
            "国内呼 叫中心业务",
            "国内呼叫中心业努",
            "（1）注销业务种类：信息服务业务（2）继续经营：国内呼叫中心业务",
        ],
    )
    def test_what_covers_it(self, kinds):
        assert covers(kinds, WORDS)
        assert said(judged(*permits(kinds))) == []

    @pytest.mark.parametrize(
        "kinds",
        [
            OTHERS,
            "在线数据处理与交易处理业务",
            "（1）注销业务种类：国内呼叫中心业务（2）继续经营：信息服务业务",
            "不予批准延续国内呼叫中心业务",
        ],
    )
    def test_what_does_not(self, kinds):
        assert not covers(kinds, WORDS)
        judgement = judged(*permits(kinds))
        assert said(judgement) == [("scope-missing", "permit_main", "business_kinds")]
        assert len(judgement.findings[0].evidence) == 2

    def test_the_longest_name_decides_between_kinds_that_share_words(self):
        words = ("信息服务业务（仅限互联网信息服务）",)
        assert covers("信息服务业务(仅限互联网信息服务)", words)
        assert not covers("信息服务业务（不含互联网信息服务）", words)

    def test_a_text_shorter_than_any_name_covers_nothing(self):
        assert not covers("", WORDS)
        assert not covers("业务", WORDS)

    def test_one_paper_that_lacks_it_is_enough(self):
        assert said(judged(a_duplicate(business_kinds=OTHERS))) == [
            ("scope-missing", "permit_duplicate", "business_kinds")
        ]

    def test_kinds_that_were_not_read_are_looked_for_in_the_whole_text(self):
        assert judged(*permits(None, text="业务种类 国内呼叫中心业务")).verdict is Verdict.PASS

    def test_kinds_that_are_nowhere_are_unchecked(self):
        judgement = judged(*permits(None))
        assert said(judgement) == []
        assert {gap.rule for gap in judgement.not_checked} == {"scope_is_covered"}

    def test_kinds_hardly_read_are_unchecked_unless_the_text_shows_them(self):
        reading = a_reading("business_kinds", "信息服努", confidence=0.4)
        assert {gap.rule for gap in judged(a_permit(business_kinds=reading)).not_checked} == {"scope_is_covered"}
        shown = a_permit(business_kinds=reading, page={"text": "国内呼叫中心业务"})
        assert judged(shown).verdict is Verdict.PASS

    def test_on_a_licence_the_business_scope_is_looked_at(self):
        licence = Requirement(kind=K.BUSINESS_LICENSE, scope=True)
        checklist = replace(CHECKLIST, documents=(licence,), profiles={})
        judgement = judged(a_licence(business_scope="餐饮服务"), checklist=checklist)
        assert said(judgement) == [("scope-missing", "business_license", "business_scope")]


REPORT, PLAN = CHECKLIST.of(K.OPERATION_REPORT), CHECKLIST.of(K.TECHNICAL_PLAN)


class TestContents:
    @pytest.mark.parametrize("item", REPORT.content)
    def test_each_item_that_the_report_does_not_state(self, item):
        assert said(judged(a_report(**{item: None}))) == [("content-missing", "operation_report", item)]

    @pytest.mark.parametrize("item", PLAN.content)
    def test_each_item_that_the_plan_does_not_state(self, item):
        assert said(judged(a_plan(**{item: None}))) == [("content-missing", "technical_plan", item)]

    def test_all_of_them_at_once(self):
        nothing = dict.fromkeys((item for item in REPORT.content), None)
        assert len(of_code(judged(a_report(**nothing)), "content-missing")) == len(REPORT.content)

    def test_a_quantity_without_a_number_is_not_stated(self):
        judgement = judged(a_report(calls_handled="接听呼叫数量持续增长，用户十分满意。"))
        assert said(judgement) == [("content-missing", "operation_report", "calls_handled")]

    @pytest.mark.parametrize("left_open", ["座席××人，岗位××个", "设备于____年更新 1 次", "人员 5 名（此处填写岗位）"])
    def test_what_a_template_left_open_is_not_stated(self, left_open):
        judgement = judged(a_report(staff_posts=left_open))
        assert said(judgement) == [("content-missing", "operation_report", "staff_posts")]

    def test_a_masked_telephone_number_is_no_template(self):
        assert said(judged(a_plan(data_security="手机号脱敏显示为 138XXXX1234 或 138****1234。"))) == []

    @pytest.mark.parametrize("said_so", ["累计接听３１８万通", "座席人员一百二十人", "约两千余家"])
    def test_numbers_in_any_writing_are_numbers(self, said_so):
        assert said(judged(a_report(staff_count=said_so))) == []

    def test_what_is_no_quantity_needs_none(self):
        assert said(judged(a_report(equipment_updates="有效期内设备无更新。"))) == []

    def test_an_illegible_page_may_state_it(self):
        pages = (
            a_page(K.OPERATION_REPORT, file="report.pdf"),
            a_page(K.OPERATION_REPORT, file="report.pdf", page=2, legibility=illegible(Cause.OBSCURED)),
        )
        judgement = judged(a_report(pages=pages, staff_count=None))
        assert said(judgement) == [("illegible", "operation_report", None)]
        assert "contents_are_complete" in {gap.rule for gap in judgement.not_checked}

    def test_the_item_is_named_as_a_reviewer_would(self):
        (finding,) = judged(a_plan(bandwidth=None)).findings
        assert finding.message == "技术方案和业务流程说明（“plan.pdf”第1至3页）未写明带宽与线路。"
        assert finding.field == FieldName.BANDWIDTH
