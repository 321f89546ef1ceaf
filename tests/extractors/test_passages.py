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
        ("calls_handled", "2024年度话务总量达86.4万次，同比增长12.3%。"),
        ("calls_handled", "自取得许可证以来，累计完成电话接听三百余万次。"),
        ("calls_handled", "全年呼入总数1,120,500，人工接起1,075,680。"),
        ("calls_handled", "月均接听电话8.6万通，全年累计103.2万通，投诉率为0.02%。"),
        ("business_volume", "期间承接外包项目48个，合同总金额5,280万元。"),
        ("business_volume", "五年来实现呼叫中心业务总收入6,320.5万元，纳税386万元。"),
        ("business_volume", "五年累计服务234万人次。"),
        ("business_volume", "工单处理总数 128,400"),
        ("customers_served", "客户数量累计达到235个，涵盖金融、电信、零售等多个行业。"),
        ("customers_served", "截至目前，与我司建立合作关系的单位共有39个。"),
        ("customers_served", "公司先后服务各类企事业单位近百家。"),
        ("customers_served", "服务客户数：116"),
        ("business_types", "经营的业务种类为客户服务热线、电话销售、市场调查。"),
        ("business_types", "1. 客户咨询类：解答用户问题；2. 售后服务类：受理报修；3. 电话营销类：产品推广。"),
        ("staff_count", "呼叫中心团队现有人员一百六十八人。"),
        ("staff_count", "职工人数 186"),
        ("staff_posts", "一线座席负责接听和外呼；二线专家负责疑难问题处理；质检人员负责服务质量监控。"),
        ("staff_posts", "内部设置客户服务部、质量管理部、技术保障部、培训部，各司其职。"),
        ("equipment_updates", "期间陆续淘汰老旧话机80部，采用IP话机。"),
        ("equipment_updates", "有效期内呼叫中心设备没有发生变化。"),
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
        ("network_architecture", "呼叫中心网络由公用通信网、接入网关、局域网及座席终端组成。"),
        ("network_architecture", "网络架构为双核心星型结构，核心设备为两台交换机。"),
        (
            "network_architecture",
            "呼叫中心平台通过E1中继与公用电话交换网连接，内部采用千兆以太网，核心交换机双机部署。",
        ),
        ("bandwidth", "专线带宽五百兆，双路由接入。"),
        ("bandwidth", "SIP中继并发数：200"),
        ("stability", "系统具备自动故障检测与恢复能力，平均恢复时间小于15分钟。"),
        ("data_security", "部署防火墙、入侵检测和防病毒系统，定期进行漏洞扫描。"),
        ("data_security", "采取最小授权原则，所有员工签署保密协议，操作留痕。"),
        ("call_intake", "呼叫接入：用户通过固定电话或手机拨打95XXX接入号，经运营商网络送至平台。"),
        ("call_intake", "接入环节：通过接入号码接收用户呼叫，语音应答系统提示用户选择服务。"),
        ("call_transfer", "座席忙时，系统将来电放入队列，并播放等候音乐。"),
        ("call_transfer", "用户按“0”键后由排队系统接入空闲话务员。"),
        ("call_handling", "处理步骤：①问候客户②确认问题③提供解答④登记信息⑤回访。"),
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
        ("calls_handled", "我司呼叫中心现配置座席160个，员工188人。"),
        ("calls_handled", "确保一次接通，公司接听呼叫量逐年增长。"),
        ("calls_handled", "公司计划到2027年接听来电500万次。"),
        ("equipment_updates", "公司计划于2027年新增座席100席，升级录音系统。"),
        ("equipment_updates", "下一步，公司将引进智能客服系统。"),
        ("staff_posts", "公司管理制度包括运营管理、现场管理、质量管理和保密管理等。"),
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
        ("network_architecture", "系统架构如图1所示。"),
        ("network_architecture", "公司租用电信200M专线一条，开通SIP中继120路。"),
        ("bandwidth", "内部采用千兆以太网连接核心交换机。"),
        ("call_intake", "语音网关经数字中继接入公用电话网，座席通过内部局域网接入业务系统。"),
        ("call_transfer", "呼入电话经中继线进入排队机，由自动语音系统播报欢迎词。"),
        ("call_transfer", "座席生成工单，流转至责任部门处理，处理完毕后回访客户并归档。"),
        ("call_handling", "建设目标是：统一受理用户来电，统一记录和跟踪用户诉求。"),
    ],
)
def test_a_plans_near_miss_states_nothing(item, sentence):
    assert item not in items(PLAN, sentence)


def test_a_heading_alone_states_nothing():
    text = [Paragraph(text="三、人员配置情况：座席120人", pieces=(), heading=True)]
    assert find_passages(stock_of(REPORT), sentences_of(text)) == ()


def test_what_a_clause_says_of_something_else_does_not_hide_the_rest_of_its_sentence():
    assert "calls_handled" in items(REPORT, "全年累计接听来电72万次，投诉率为0.02%，系统升级后接通率提高。")
    assert "calls_handled" not in items(REPORT, "系统设计容量为呼叫100万次，满足需要。")


def test_under_a_heading_of_plans_nothing_was_done():
    assert items(REPORT, "引进智能语音系统，替换原有IVR设备。", heading="八、下一步工作计划") == set()


def a_list(kind, heading, *points):
    text = [
        Paragraph(text=heading, pieces=(), heading=True),
        *(Paragraph(text=point, pieces=(), heading=len(point) < 10, under=heading) for point in points),
    ]
    return {p.name: p.sentence.text for p in find_passages(stock_of(kind), sentences_of(text))}


def test_the_points_of_a_list_state_together_what_its_heading_says():
    found = a_list(REPORT, "四、业务类型", "（1）客户咨询", "（2）售后服务，提供保修", "（3）电话营销")
    assert found[FieldName.BUSINESS_TYPES] == "（1）客户咨询；（2）售后服务，提供保修；（3）电话营销"
    steps = a_list(PLAN, "三、业务流程", "1、用户拨打热线", "2、转人工座席", "3、受理登记", "4、回访归档")
    assert {FieldName.CALL_INTAKE, FieldName.CALL_TRANSFER, FieldName.CALL_HANDLING} <= set(steps)


def test_the_points_of_a_list_state_nothing_that_its_heading_does_not_say():
    assert a_list(REPORT, "七、依法合规", "（1）提供投诉渠道", "（2）回访须经同意", "（3）营销须经授权") == {}


def test_a_table_of_contents_is_no_list():
    assert a_list(PLAN, "业务流程", "1. 呼叫接入、登记 ...... 3", "2. 转人工、工单 ...... 4", "3. 回访 ...... 5") == {}


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


def test_what_has_been_counts_also_under_a_heading_of_plans_and_a_plan_there_does_not():
    assert items(REPORT, "报告期内，呼叫中心的系统和设备未发生更新。", heading="四、下一步工作计划") == {
        "equipment_updates"
    }
    assert items(REPORT, "更新录音服务器2台。", heading="四、下一步工作计划") == set()
