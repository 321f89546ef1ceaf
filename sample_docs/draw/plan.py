"""A 技术方案和业务流程说明: how the call centre is built and how a call goes through it."""

# ruff: noqa: E501  each sentence stands whole, as it is printed

from __future__ import annotations

from random import Random

from sample_docs.draw.diagram import HEIGHT, draw_topology
from sample_docs.draw.facts import Facts
from sample_docs.draw.licence import written
from sample_docs.draw.prose import Block, Cover, Figure, Heading, Paragraph, SignOff, Table, Title
from sample_docs.draw.report import Prose, Section

ITEMS = (
    "network_architecture",
    "bandwidth",
    "stability",
    "data_security",
    "call_intake",
    "call_transfer",
    "call_handling",
)
_CARRIERS = ("中国电信", "中国移动", "中国联通")


def draw_plan(facts: Facts, rng: Random, font: str, without: frozenset[str] = frozenset()) -> Prose:
    """A plan; nothing in it states the items in `without`."""
    company = facts.company.name
    title = rng.choice(
        ("呼叫中心技术方案和业务流程说明", "技术方案和业务流程说明", "呼叫中心系统技术方案及业务流程说明")
    )
    blocks: list[Block] = [
        Cover(title=title, lines=(company, written(facts.plan_dated, 1))),
        Title(text=title),
        Paragraph(text=f"编制单位：{company}"),
        Paragraph(
            text=f"编制日期：{written(facts.plan_dated, rng.randrange(0, 3))}　　版本：V{rng.randrange(2, 6)}.{rng.randrange(0, 9)}"
        ),
    ]
    passages: dict[str, str] = {}
    carrier = rng.choice(_CARRIERS)
    numerals = iter("一二三四五六七八九十")
    sections = (
        _overview(facts, rng),
        _architecture(rng, font, carrier, without),
        _bandwidth(rng, carrier, without),
        _stability(rng, without),
        _security(rng, without),
        _intake(rng, without),
        _transfer(rng, without),
        _handling(rng, without),
        _supervision(rng),
    )
    for heading, parts, found in sections:
        if parts:
            blocks.append(Heading(text=f"{next(numerals)}、{heading}"))
            blocks += parts
        passages |= found
    blocks.append(SignOff(company=company, date=written(facts.plan_dated, 1)))
    fields = {"company_name": company, "dated": facts.plan_dated.isoformat()}
    return Prose(blocks=tuple(blocks), passages=passages, fields=fields)


def _one(name: str, said: str, *more: str) -> tuple[list[Block], dict[str, str]]:
    return [Paragraph(text=said), *(Paragraph(text=m) for m in more)], {name: said}


def _overview(facts: Facts, rng: Random) -> Section:
    text = rng.choice(
        (
            f"本方案依据《电信业务分类目录（2015年版）》对国内呼叫中心业务的定义编制，适用于{facts.company.name}在{facts.permit.coverage}范围内开展的呼叫中心业务。",
            f"为说明{facts.company.name}国内呼叫中心业务（许可证编号：{facts.permit.number}）的系统建设和业务办理方式，特编制本方案。",
        )
    )
    more = "系统采用模块化设计，各模块之间通过标准接口通信，便于单独维护和替换。本方案随系统变化及时修订，由技术部门负责解释。"
    aims = "建设目标是：统一受理用户来电，统一分配话务，统一记录和跟踪用户诉求，为委托单位提供准确、完整的统计数据，并满足主管部门的监管要求。"
    return (
        rng.choice(("概述", "方案概述", "总体说明")),
        [Paragraph(text=text), Paragraph(text=more), Paragraph(text=aims)],
        {},
    )


def _architecture(rng: Random, font: str, carrier: str, without: frozenset[str]) -> Section:
    if "network_architecture" in without:
        return "", [], {}
    said = rng.choice(
        (
            f"系统网络架构分为接入层、交换层、业务层和座席层四层，通过{carrier}的SIP中继与公用电话网（PSTN）互联，采用软交换与CTI相结合的组网方式。",
            f"呼叫中心采用IP-PBX加CTI的系统架构，语音网关经{carrier}数字中继接入公用电话网，座席通过内部局域网接入业务系统。",
        )
    )
    parts, found = _one("network_architecture", said, "系统网络拓扑结构如图1所示。")
    parts.append(
        Figure(
            height=HEIGHT,
            caption="图1 呼叫中心网络拓扑图",
            draw=draw_topology(rng, font, (carrier, "边界路由器" if "data_security" in without else "防火墙")),
        )
    )
    rows = [("设备名称", "型号", "数量", "用途")]
    rows += [
        ("语音网关", f"VG-{rng.randrange(100, 999)}", f"{rng.randrange(2, 8)}台", "语音媒体转换"),
        ("应用服务器", f"R{rng.randrange(5, 8)}{rng.randrange(2, 5)}0", f"{rng.randrange(4, 12)}台", "CTI、IVR、ACD"),
        ("核心交换机", f"S{rng.randrange(50, 79)}00", "2台", "内部网络交换"),
        ("座席终端", "定制", f"{rng.randrange(60, 260)}套", "人工座席使用"),
    ]
    parts.append(Table(caption="表1 主要设备清单", rows=tuple(rows)))
    return rng.choice(("网络架构", "系统架构与组网", "网络拓扑与系统架构")), parts, found


def _bandwidth(rng: Random, carrier: str, without: frozenset[str]) -> Section:
    if "bandwidth" in without:
        return "", [], {}
    wide, lines = rng.choice((100, 200, 300, 500)), rng.choice((60, 120, 180, 240, 300))
    said = rng.choice(
        (
            f"互联网出口带宽为{wide}Mbps，语音中继容量为{lines}路并发，峰值利用率不超过70%。",
            f"公司租用{carrier}{wide}M专线一条，开通SIP中继{lines}路，可满足高峰时段话务需要。",
        )
    )
    parts, found = _one("bandwidth", said)
    return rng.choice(("带宽与线路资源", "线路容量")), parts, found


def _stability(rng: Random, without: frozenset[str]) -> Section:
    if "stability" in without:
        return "", [], {}
    said = rng.choice(
        (
            f"核心服务器采用双机热备，数据库主备同步，故障切换时间小于{rng.choice((30, 60))}秒，系统可用性达到99.9{rng.randrange(0, 9)}%。",
            f"系统按冗余方式部署，关键节点负载均衡，机房配备UPS不间断电源，后备供电{rng.choice((2, 4, 8))}小时，年可用性不低于99.9%。",
        )
    )
    more = "技术部门实行7×24小时值班制度，对链路、主机和应用进行监测，出现告警时按照预案分级处置，并在故障消除后形成分析记录。"
    parts, found = _one("stability", said, more)
    return rng.choice(("系统稳定性保障", "稳定性与可靠性")), parts, found


def _security(rng: Random, without: frozenset[str]) -> Section:
    if "data_security" in without:
        return "", [], {}
    said = rng.choice(
        (
            f"数据安全方面采取数据加密、访问控制、日志审计和异地备份等措施，日志留存不少于{rng.choice((6, 12))}个月。",
            f"为保障数据安全，对用户号码进行脱敏显示，录音文件加密存储，权限分级管理，每日备份数据，备份保留{rng.choice((90, 180))}天。",
        )
    )
    more = rng.choice(
        (
            "网络边界部署防火墙和入侵检测设备，系统已完成网络安全等级保护二级备案，每年开展一次应急演练。",
            "公司设立个人信息保护负责人，与接触用户信息的员工签订保密协议，座席终端禁用移动存储介质。",
        )
    )
    parts, found = _one("data_security", said, more)
    return rng.choice(("数据安全措施", "信息与数据安全")), parts, found


def _intake(rng: Random, without: frozenset[str]) -> Section:
    if "call_intake" in without:
        return "", [], {}
    said = rng.choice(
        (
            "用户拨打接入号码后，呼叫经中继进入系统，由IVR语音导航播报欢迎词并提示按键选择，完成呼叫接入。",
            "呼叫接入流程为：用户来电经语音网关进入平台，系统识别主叫号码，播放语音菜单，按用户按键进入相应队列。",
        )
    )
    parts, found = _one(
        "call_intake", said, "语音菜单不超过三层，任何一层均可直接选择人工服务；非工作时间播放提示并可留言。"
    )
    return rng.choice(("呼叫接入流程", "来电接入流程")), parts, found


def _transfer(rng: Random, without: frozenset[str]) -> Section:
    if "call_transfer" in without:
        return "", [], {}
    said = rng.choice(
        (
            f"呼叫转接由ACD按照技能组和空闲时长分配给人工座席，{rng.choice((15, 20, 30))}秒无人应答时自动转接至下一座席。",
            "座席无法解答时，可将通话转接至专家席或班长席，支持三方通话，转接过程中向用户播放等待音乐。",
        )
    )
    parts, found = _one("call_transfer", said)
    return rng.choice(("呼叫转接流程", "话务转接")), parts, found


def _handling(rng: Random, without: frozenset[str]) -> Section:
    if "call_handling" in without:
        return "", [], {}
    said = rng.choice(
        (
            "呼叫处理流程为：第一步受理登记，第二步生成工单并派单，第三步跟进处理，第四步回访确认并归档。",
            "座席按照受理登记→工单派发→跟踪处理→用户回访→归档闭环的步骤处理每一次来电。",
        )
    )
    more = f"一般诉求在{rng.choice((24, 48))}小时内办结，复杂诉求在{rng.choice((3, 5))}个工作日内答复，逾期工单由系统自动提醒责任人。"
    parts, found = _one("call_handling", said, more)
    return rng.choice(("呼叫处理流程", "业务处理流程")), parts, found


def _supervision(rng: Random) -> Section:
    texts = [
        "系统对全部通话进行录音，质检人员按不低于3%的比例抽检，结果纳入座席绩效考核。",
        "系统提供日报、周报和月报，统计口径由双方在合同中约定，报表数据可以追溯到原始记录。",
        "系统操作按照岗位授权，管理人员定期复核，人员离岗当日收回账号。",
        "平台的维护窗口安排在每周日凌晨，维护前发布通知，维护后进行业务拨测并填写记录。",
    ]
    return rng.choice(("监督与质量管理", "质检与统计")), [Paragraph(text=t) for t in rng.sample(texts, 4)], {}
