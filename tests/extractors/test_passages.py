"""Sentences that state an item, however they are worded, and those that only seem to."""

from __future__ import annotations

import pytest

from chushen.items import stock_of
from chushen.kinds import DocumentKind, FieldName
from extractors.paragraphs import Paragraph
from extractors.passages import Sentence, find_passages, sentences_of, split_sentences

REPORT, PLAN = DocumentKind.OPERATION_REPORT, DocumentKind.TECHNICAL_PLAN


def items(kind, *texts, heading=""):
    return {p.name for p in find_passages(stock_of(kind), [Sentence(text=t, heading=heading) for t in texts])}


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("calls_handled", "报告期内，公司累计接听呼叫2633.7万次，平均接通率为96.9%。"),
        ("calls_handled", "五年来平台呼入量共计一千二百万通。"),
        ("calls_handled", "2025年全年话务量约为 1,203,400 通。"),
        ("calls_handled", "日均接起来电4,500余个，接起率96%。"),
        ("calls_handled", "接听呼叫量（万次） 227.0"),
        ("business_volume", "同期业务处理量为896.0万件，工单按时办结率为97.2%。"),
        ("business_volume", "共受理并办结各类工单35.6万单。"),
        ("business_volume", "近三年呼叫中心业务收入合计4,512万元。"),
        ("customers_served", "公司先后与53家企事业单位签订服务合同。"),
        ("customers_served", "目前服务客户46家，涵盖银行、保险等行业。"),
        ("customers_served", "累计服务用户120万户。"),
        ("business_types", "公司开展的业务类型主要包括客户咨询、售后服务、电话营销等。"),
        ("business_types", "主要为委托单位提供投诉受理、满意度回访及预约挂号服务。"),
        ("staff_count", "公司现有呼叫中心从业人员199人，其中大专及以上学历占60%。"),
        ("staff_count", "平台共设座席350席，在职客服人员420名。"),
        ("staff_posts", "岗位设置为客服代表、班组长、质检员、运营主管等。"),
        ("staff_posts", "团队由座席代表、培训师和技术支持人员组成，分工明确。"),
        ("equipment_updates", "2025年公司更新语音网关6台，升级录音系统至V4.0版本。"),
        ("equipment_updates", "2024年5月引入新一代智能外呼系统一套。"),
        ("equipment_updates", "报告期内设备未进行更新。"),
    ],
)
def test_a_reports_items_are_found_in_many_wordings(item, sentence):
    assert item in items(REPORT, sentence)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("network_architecture", "系统网络架构分为接入层、交换层、业务层三层，采用软交换与CTI相结合的组网方式。"),
        ("network_architecture", "呼叫中心采用IP-PBX加CTI的系统架构，语音网关经数字中继接入公用电话网。"),
        ("bandwidth", "互联网出口带宽为100Mbps，语音中继容量为180路并发。"),
        ("bandwidth", "租用电信200M专线一条，开通SIP中继120路。"),
        ("stability", "核心服务器采用双机热备，故障切换时间小于30秒，系统可用性达到99.96%。"),
        ("data_security", "采取数据加密、访问控制、日志审计和异地备份等措施保障数据安全。"),
        ("data_security", "用户号码脱敏显示，录音文件加密存储，权限分级管理。"),
        ("call_intake", "用户拨打接入号码后，由IVR语音导航播报欢迎词并提示按键选择。"),
        ("call_intake", "来电经语音网关接入平台，系统识别主叫号码并播放语音菜单。"),
        ("call_transfer", "由ACD按照技能组分配给人工座席，30秒无人应答时自动转接至下一座席。"),
        ("call_transfer", "座席无法解答时，可将通话转接至专家席，支持三方通话。"),
        ("call_handling", "呼叫处理流程为：第一步受理登记，第二步生成工单并派单，第三步跟进处理，第四步回访归档。"),
        ("call_handling", "座席按照受理登记→工单派发→跟踪处理→用户回访→归档闭环的步骤处理每一次来电。"),
    ],
)
def test_a_plans_items_are_found_in_many_wordings(item, sentence):
    assert item in items(PLAN, sentence)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("calls_handled", "通话录音按照合同约定的期限保存，查询和调取须经审批。"),
        ("calls_handled", "公司接听呼叫量逐年增长。"),
        ("calls_handled", "报告期内完成呼叫平台升级4次，更换核心交换机2台。"),
        ("calls_handled", "报告期内累计接听呼叫____万次。"),
        ("calls_handled", "累计接听呼叫XX万次，日均XX次。"),
        ("calls_handled", "接听数量待补充，预计100万次。"),
        ("customers_served", "服务客户数量详见附件，共3家以上。"),
        ("business_types", "公司外呼业务均以取得用户同意为前提，建立了禁拨名单，并设专人负责投诉的登记和核查。"),
        ("staff_count", "新入职人员须经过不少于40学时的岗前培训。"),
        ("equipment_updates", "设备运行情况良好。"),
    ],
)
def test_a_near_miss_or_an_empty_phrase_states_nothing(item, sentence):
    assert item not in items(REPORT, sentence)


@pytest.mark.parametrize(
    ("item", "sentence"),
    [
        ("bandwidth", "技术部门实行7×24小时值班制度，对链路、主机和应用进行监测。"),
        ("bandwidth", "公司租用专线接入，带宽充足。"),
        ("call_intake", "应用服务器 R720 8台 CTI、IVR、ACD"),
        ("call_transfer", "应用服务器 R720 8台 CTI、IVR、ACD"),
        ("data_security", "公司高度重视数据安全。"),
        ("call_handling", "公司按照规定处理每一次来电。"),
    ],
)
def test_a_plans_near_miss_states_nothing(item, sentence):
    assert item not in items(PLAN, sentence)


def test_a_heading_alone_states_nothing():
    text = [Paragraph(text="三、人员配置情况：座席120人", pieces=(), heading=True)]
    assert find_passages(stock_of(REPORT), sentences_of(text)) == ()


def test_a_tables_column_states_what_its_head_and_its_figures_say():
    rows = [("年度", "接听呼叫量（万次）"), ("2024年", "320.5"), ("2025年", "412.0")]
    text = [Paragraph(text=" ".join(row), pieces=(), row=True) for row in rows]
    found = {p.name: p.sentence.text for p in find_passages(stock_of(REPORT), sentences_of(text))}
    assert found[FieldName.CALLS_HANDLED] == "接听呼叫量（万次）：412.0"


def test_a_tables_first_column_names_the_posts():
    rows = [("岗位", "人数（人）"), ("班组长", "6"), ("质检员", "4"), ("培训师", "2")]
    text = [Paragraph(text=" ".join(row), pieces=(), row=True) for row in rows]
    found = {p.name: p.sentence.text for p in find_passages(stock_of(REPORT), sentences_of(text))}
    assert found[FieldName.STAFF_POSTS] == "岗位：班组长、质检员、培训师"


def test_a_sentence_is_better_than_a_table():
    text = [
        Paragraph(text="接听呼叫量（万次） 412.0", pieces=(), row=True),
        Paragraph(text="报告期内累计接听呼叫412万次。", pieces=()),
    ]
    found = {p.name: p.sentence.text for p in find_passages(stock_of(REPORT), sentences_of(text))}
    assert found[FieldName.CALLS_HANDLED] == "报告期内累计接听呼叫412万次。"


def test_only_very_long_sentences_are_cut_at_their_semicolons():
    assert split_sentences("甲；乙。丙。") == ("甲；乙。", "丙。")
    assert len(split_sentences("甲" * 200 + "；" + "乙" * 50 + "。")) == 2
