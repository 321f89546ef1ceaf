"""Kinds of page: by title, by words, and what only looks like one."""

from __future__ import annotations

import pytest

from chushen.kinds import DocumentKind, Part
from extractors.kind import tell_kind
from tests.extractors.print_of import A4, ID_NUMBER, line, rows

K = DocumentKind
LICENCE_WORDS = ("统一社会信用代码", "法定代表人周文远", "注册资本壹仟万元整", "经营范围软件开发", "登记机关")


def told(*texts, **more):
    return tell_kind(rows(*texts, **more), A4)


@pytest.mark.parametrize(
    "title", ["营业执照", "营 业 执 照", "营业执照(副本)", "企业法人营业执照", "个体工商户营业执照", "营业执"]
)
def test_a_licence_is_told_by_its_title_whole_or_worn(title):
    assert told(title, *LICENCE_WORDS).kind is K.BUSINESS_LICENSE


def test_a_licence_whose_title_is_cut_off_is_told_by_its_words():
    guess = told(*LICENCE_WORDS, "国家市场监督管理总局监制")
    assert guess.kind is K.BUSINESS_LICENSE
    assert not guess.titled


@pytest.mark.parametrize(
    ("lines", "kind", "parts"),
    [
        (
            ("中华人民共和国", "增值电信业务经营许可证", "经营许可证编号：B2-20210001", "公司名称：某某"),
            K.PERMIT_MAIN,
            (),
        ),
        (("增值电信业务经营许可证", "（副  本）", "经营许可证编号：B2-20210001"), K.PERMIT_DUPLICATE, ()),
        (
            ("中华人民共和国增值电信业务经营许可证", "（附页）", "业务种类：国内呼叫中心业务"),
            K.PERMIT_DUPLICATE,
            (Part.ANNEX,),
        ),
        (
            ("中华人民共和国增值电信业务经营许可证", "江城云桥通信服务有限公司获准经营的业务种类："),
            K.PERMIT_DUPLICATE,
            (Part.ANNEX,),
        ),
        (
            ("特别规定事项", "一、经营许可证不得伪造、涂改。", "二、应当向原发证机关办理变更手续。", "年检合格记录"),
            K.PERMIT_DUPLICATE,
            (Part.ANNEX,),
        ),
    ],
)
def test_the_sheets_of_a_permit_are_told_apart(lines, kind, parts):
    guess = told(*lines)
    assert (guess.kind, guess.parts) == (kind, parts)


def test_the_sides_of_a_card_are_seen_each_and_together():
    front = (line("姓名周文远", 40, 55), line("性别女", 40, 100), line("民族汉", 160, 100), line("住址江城市", 40, 190))
    number = line(f"公民身份号码{ID_NUMBER}", 40, 290)
    back = rows("中华人民共和国", "居民身份证", "签发机关江城市公安局", "有效期限2013.03.05-长期", top=700)
    assert tell_kind((*front, number), A4).parts == (Part.FRONT,)
    assert tell_kind(back, A4).parts == (Part.BACK,)
    both = tell_kind((*front, number, *back), A4)
    assert (both.kind, both.parts) == (K.LEGAL_REP_ID, (Part.FRONT, Part.BACK))


def test_the_back_of_a_card_is_told_where_a_seal_has_taken_a_character_of_its_label():
    guess = told("中华人民共和国", "居民身份证", "发机关江城市公安局", "有效期限2013.03.05-2033.03.05", "与原件一致")
    assert (guess.kind, guess.parts) == (K.LEGAL_REP_ID, (Part.BACK,))


def test_a_form_that_asks_for_a_card_is_none():
    assert told("委托书", "证件类型：居民身份证", "有效期限2013.03.05-2033.03.05").parts == ()


def test_a_letter_about_the_legal_representative_is_no_card():
    guess = told(
        "法定代表人身份证明书",
        "兹证明周文远同志现任我单位总经理职务，为法定代表人。",
        "姓名：周文远 性别：女",
        f"证件号码：{ID_NUMBER}",
        "特此证明。",
    )
    assert guess.kind is K.OTHER


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("呼叫中心业务开展情况报告", K.OPERATION_REPORT),
        ("江城云桥通信服务有限公司业务开展情况说明", K.OPERATION_REPORT),
        ("2021-2026年度呼叫中心业务经营情况报告", K.OPERATION_REPORT),
        ("呼叫中心业务总结报告", K.OPERATION_REPORT),
        ("技术方案和业务流程说明", K.TECHNICAL_PLAN),
        ("呼叫中心系统技术方案", K.TECHNICAL_PLAN),
        ("国内呼叫中心业务流程说明", K.TECHNICAL_PLAN),
    ],
)
def test_reports_and_plans_are_told_by_their_titles(title, kind):
    guess = told(title, "江城云桥通信服务有限公司", "2026年3月")
    assert (guess.kind, guess.titled) == (kind, True)


def test_the_next_page_of_a_report_gives_its_best_guess_below_certainty():
    guess = told(
        "公司现有座席人员120人，设班组长、质检等岗位。",
        "报告期内接听来电312.5万通，接通率96%，客户满意度98%。",
        "2025年完成设备更新，服务客户46家，话务量逐年增长。",
    )
    assert (guess.kind, guess.titled) == (K.OPERATION_REPORT, False)
    assert guess.confidence <= 0.85


@pytest.mark.parametrize(
    "lines",
    [
        (
            "食品经营许可证",
            "经营者名称：某某有限公司",
            "许可证编号：JY14403070071511",
            "法定代表人（负责人）：某某",
            "发证机关",
        ),
        (
            "网络文化经营许可证",
            "编号：京网文〔2023〕4872-140号",
            "单位名称：某某有限公司",
            "注册资本：1000万元",
            "经营范围",
        ),
        ("税务登记证", "纳税人名称：某某有限公司", "法定代表人：某某", "经营范围：软件", "登记注册类型"),
        ("中华人民共和国", "组织机构代码证", "机构名称：某某有限公司", "法定代表人：某某"),
        ("开户许可证", "经审核，某某有限公司符合开户条件", "法定代表人 某某"),
        ("承诺书", "本公司郑重承诺，依法经营增值电信业务，遵守经营许可证的特别规定事项。"),
        ("电信业务经营许可证管理办法", "第一条 为加强电信业务经营许可管理，制定本办法。", "第二条 申请经营许可证"),
        (
            "材料清单",
            "一、营业执照副本复印件",
            "二、增值电信业务经营许可证正本、副本",
            "三、业务开展情况报告",
            "四、技术方案",
        ),
        ("技术服务合同", "甲方：某某有限公司", "乙方：某某有限公司", "本合同自双方签字盖章之日起生效"),
    ],
)
def test_other_papers_are_other_and_surely_so(lines):
    guess = told(*lines)
    assert guess.kind is K.OTHER
    assert guess.confidence >= 0.8


@pytest.mark.parametrize("lines", [(), ("招商银行",)])
def test_a_page_that_says_too_little_is_other_without_certainty(lines):
    guess = told(*lines)
    assert guess.kind is K.OTHER
    assert guess.confidence < 0.5


def test_a_passports_page_stands_for_both_sides_of_a_card():
    guess = told("中华人民共和国护照 PASSPORT", "姓名/Name", "周文远", "护照号/Passport No.", "P<CHNZHOU<<WENYUAN")
    assert (guess.kind, guess.parts) == (K.LEGAL_REP_ID, (Part.FRONT, Part.BACK))
