"""A 呼叫中心业务开展情况报告: what a licensee says of its five years. Every number agrees with every other."""

# ruff: noqa: E501  each sentence stands whole, as it is printed

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sample_docs.draw.facts import Facts
from sample_docs.draw.licence import written
from sample_docs.draw.prose import Block, Heading, Paragraph, SignOff, Table, Title

ITEMS = (
    "calls_handled",
    "business_volume",
    "customers_served",
    "business_types",
    "staff_count",
    "staff_posts",
    "equipment_updates",
)
_KINDS = ("客户咨询", "售后服务", "电话营销", "投诉受理", "满意度回访", "订单查询", "预约登记", "市场调研")
_POSTS = ("客服代表", "班组长", "质检员", "培训师", "运营主管", "技术运维", "排班专员", "信息安全管理员")
_TRADES = ("银行", "保险", "电商平台", "家电企业", "物流企业", "政务热线", "教育机构", "医疗机构")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """Blocks to be set, and the sentence that states each thing that must be stated."""

    blocks: tuple[Block, ...]
    passages: dict[str, str]
    fields: dict[str, str]


def draw_report(facts: Facts, rng: Random, without: frozenset[str] = frozenset()) -> Prose:
    """A report; nothing in it states the items in `without`, in a sentence, a heading or a table."""
    company = facts.company.name
    begin, end = written(facts.report_from, 1), written(facts.report_to, 1)
    title = rng.choice(
        ("呼叫中心业务开展情况报告", "业务开展情况报告", "国内呼叫中心业务开展情况报告", "呼叫中心业务开展情况说明")
    )
    head = company + title if rng.random() < 0.5 else title
    blocks: list[Block] = [Title(text=head)]
    opening = rng.choice(
        (
            f"{company}于{facts.permit.valid_from.year}年取得《中华人民共和国增值电信业务经营许可证》（编号：{facts.permit.number}），获准经营国内呼叫中心业务。现将{begin}至{end}许可证有效期内的业务开展情况报告如下。",
            f"根据《电信业务经营许可管理办法》的有关要求，{company}（许可证编号：{facts.permit.number}）对自{begin}至{end}期间国内呼叫中心业务的经营情况进行了全面总结，现报告如下。",
        )
    )
    blocks.append(Paragraph(text=opening))
    passages: dict[str, str] = {}
    numerals = iter("一二三四五六七八九十")
    for section in (_overview, _traffic, _customers, _services, _people, _equipment, _compliance, _prospects):
        heading, parts, found = section(facts, rng, without)
        if parts:
            blocks.append(Heading(text=f"{next(numerals)}、{heading}"))
            blocks += parts
        passages |= found
    blocks.append(Paragraph(text=rng.choice(("特此报告。", "以上情况属实，特此报告。"))))
    blocks.append(SignOff(company=company, date=written(facts.report_dated, rng.randrange(0, 3))))
    fields = {
        "company_name": company,
        "period_from": facts.report_from.isoformat(),
        "period_to": facts.report_to.isoformat(),
    }
    return Prose(blocks=tuple(blocks), passages=passages, fields=fields)


Section = tuple[str, list[Block], dict[str, str]]


def _overview(facts: Facts, rng: Random, _: frozenset[str]) -> Section:
    c = facts.company
    text = rng.choice(
        (
            f"公司成立于{written(c.established, 1)}，注册资本{c.capital}，住所为{c.address}，法定代表人{facts.licence_representative}。公司按照许可证载明的业务种类和覆盖范围（{facts.permit.coverage}）开展经营，在境内设立呼叫中心平台，受企事业单位委托，主要面向国内用户提供服务。",
            f"公司住所位于{c.address}，注册资本{c.capital}，法定代表人为{facts.licence_representative}，成立日期为{written(c.established, 1)}。取得许可证以来，公司严格在{facts.permit.coverage}范围内经营，未发生超范围经营、转租或者出借许可证的行为。",
        )
    )
    more = "公司建立了独立的运营场地，办公区、机房和培训区相互分离，配备门禁、视频监控和消防设施，场地租赁合同在有效期内。公司管理制度包括运营管理、现场管理、质量管理、保密管理和应急管理等，均已成文并按年修订。"
    return rng.choice(("公司基本情况", "企业概况", "基本情况")), [Paragraph(text=text), Paragraph(text=more)], {}


def _traffic(facts: Facts, rng: Random, without: frozenset[str]) -> Section:
    years = list(range(facts.report_from.year, facts.report_to.year + 1))
    base = rng.randrange(60, 480)
    calls = [round(base * (0.55 + 0.18 * i + rng.uniform(-0.05, 0.05)), 1) for i in range(len(years))]
    orders = [round(c * rng.uniform(0.18, 0.4), 1) for c in calls]
    found: dict[str, str] = {}
    parts: list[Block] = []
    if "calls_handled" not in without:
        total = round(sum(calls), 1)
        said = rng.choice(
            (
                f"报告期内，公司累计接听呼叫{total}万次，日均接听{round(total * 10000 / (365 * max(len(years) - 1, 1)))}次，平均接通率为{rng.randrange(930, 989) / 10}%。",
                f"许可证有效期内累计接听来电{total}万次，其中{years[-2]}年接听{calls[-2]}万次，平均通话时长{rng.randrange(95, 240)}秒。",
                f"报告期内呼入总量共计{total}万次，接起率保持在{rng.randrange(93, 98)}%以上，平均等待时长不超过{rng.randrange(8, 25)}秒。",
            )
        )
        found["calls_handled"] = said
        parts.append(Paragraph(text=said))
    if "business_volume" not in without:
        total = round(sum(orders), 1)
        said = rng.choice(
            (
                f"同期业务处理量为{total}万件，工单按时办结率为{rng.randrange(950, 996) / 10}%。",
                f"共处理业务工单{total}万单，一次解决率达到{rng.randrange(82, 95)}%。",
                f"累计受理并办结各类业务{total}万件，业务处理总量逐年增长。",
            )
        )
        found["business_volume"] = said
        parts.append(Paragraph(text=said))
    columns: list[tuple[str, list[str]]] = [("年度", [f"{y}年" for y in years])]
    if "calls_handled" not in without:
        columns.append(("接听呼叫量（万次）", [f"{c}" for c in calls]))
    if "business_volume" not in without:
        columns.append(("业务处理量（万件）", [f"{o}" for o in orders]))
    columns.append(("投诉率", [f"{rng.randrange(2, 40) / 100}%" for _ in years]))
    if len(columns) > 2:
        rows = tuple(zip(*([name, *cells] for name, cells in columns), strict=True))
        parts.append(Table(caption="表1 各年度业务数据统计", rows=rows))
    return rng.choice(("业务开展情况", "业务运营数据", "话务与业务量情况")), parts, found


def _customers(_: Facts, rng: Random, without: frozenset[str]) -> Section:
    if "customers_served" in without:
        return "", [], {}
    trades = rng.sample(_TRADES, 4)
    counts = [rng.randrange(3, 26) for _ in trades]
    said = rng.choice(
        (
            f"截至报告期末，公司累计服务客户{sum(counts)}家，主要分布在{trades[0]}、{trades[1]}、{trades[2]}等行业。",
            f"公司先后与{sum(counts)}家企事业单位签订服务合同，服务客户覆盖{trades[0]}、{trades[1]}和{trades[2]}等领域。",
        )
    )
    rows = [("序号", "客户行业", "服务客户数（家）", "合作方式")]
    rows += [
        (f"{i + 1}", t, f"{n}", rng.choice(("整体外包", "座席外包", "系统租用")))
        for i, (t, n) in enumerate(zip(trades, counts, strict=True))
    ]
    table = Table(caption="表2 服务客户分布", rows=tuple(rows))
    return rng.choice(("服务客户情况", "客户情况")), [Paragraph(text=said), table], {"customers_served": said}


def _services(_: Facts, rng: Random, without: frozenset[str]) -> Section:
    if "business_types" in without:
        return "", [], {}
    kinds = rng.sample(_KINDS, rng.randrange(3, 6))
    said = rng.choice(
        (
            f"公司开展的业务类型主要包括{'、'.join(kinds)}等。",
            f"目前经营的业务类型有{'、'.join(kinds)}共{len(kinds)}类。",
        )
    )
    detail = "各类业务均由委托单位出具书面授权，按照合同约定的服务标准执行，脚本和知识库由双方共同确认后上线。"
    return (
        rng.choice(("业务类型", "主要业务类型")),
        [Paragraph(text=said), Paragraph(text=detail)],
        {"business_types": said},
    )


def _people(_: Facts, rng: Random, without: frozenset[str]) -> Section:
    posts = [_POSTS[0], *rng.sample(_POSTS[1:], 4)]
    counts = [rng.randrange(40, 220), *(rng.randrange(2, 14) for _ in posts[1:])]
    parts: list[Block] = []
    found: dict[str, str] = {}
    if "staff_count" not in without:
        said = rng.choice(
            (
                f"公司现有呼叫中心从业人员{sum(counts)}人，其中大专及以上学历占{rng.randrange(55, 92)}%。",
                f"截至报告期末，公司在岗员工共{sum(counts)}人，均签订劳动合同并缴纳社会保险。",
            )
        )
        found["staff_count"] = said
        parts.append(Paragraph(text=said))
    if "staff_posts" not in without:
        said = rng.choice(
            (
                f"岗位设置为{'、'.join(posts)}等，各岗位职责明确。",
                f"公司按照{'、'.join(posts)}等岗位进行分工，实行三级管理。",
            )
        )
        found["staff_posts"] = said
        parts.append(Paragraph(text=said))
        if "staff_count" not in without:
            rows = [
                ("岗位", "人数（人）"),
                *((p, f"{n}") for p, n in zip(posts, counts, strict=True)),
                ("合计", f"{sum(counts)}"),
            ]
            parts.append(Table(caption="表3 岗位与人员配置", rows=tuple(rows)))
    if not parts:
        return "", [], {}
    parts.append(
        Paragraph(
            text="新入职人员须经过不少于40学时的岗前培训，考核合格后方可上岗；在岗期间每月组织业务培训和服务礼仪培训。"
        )
    )
    return rng.choice(("人员配置情况", "人员及岗位情况", "队伍建设情况")), parts, found


def _equipment(facts: Facts, rng: Random, without: frozenset[str]) -> Section:
    if "equipment_updates" in without:
        return "", [], {}
    year = facts.report_to.year - 1
    said = rng.choice(
        (
            f"{year}年公司更新语音网关{rng.randrange(2, 9)}台，升级录音系统至V{rng.randrange(3, 8)}.0版本，新增数据库服务器{rng.randrange(2, 6)}台。",
            f"报告期内完成呼叫平台升级{rng.randrange(2, 5)}次，{year}年更换核心交换机{rng.randrange(2, 4)}台，新购座席终端{rng.randrange(30, 160)}套。",
            f"{year}年{rng.randrange(3, 11)}月公司新增媒体服务器{rng.randrange(2, 5)}台，并对排队机系统进行了扩容升级。",
        )
    )
    return rng.choice(("设备更新情况", "系统与设备升级情况")), [Paragraph(text=said)], {"equipment_updates": said}


def _compliance(_: Facts, rng: Random, __: frozenset[str]) -> Section:
    texts = [
        "公司遵守国家有关电信管理和个人信息保护的法律法规，所用接入号码和中继线路均与基础电信企业签订协议，未出租、转借码号资源。",
        "公司外呼业务均以取得用户同意为前提，建立了禁拨名单和拨打时段控制机制，并设专人负责投诉的登记、核查和反馈。",
        "通话录音按照合同约定的期限保存，查询和调取须经审批，全程留痕，未发生用户信息泄露事件。",
        "公司每年第一季度通过电信业务市场综合管理信息系统报送上一年度信息年报，未被列入电信业务经营不良名单。",
    ]
    return rng.choice(("依法合规经营情况", "遵守规定情况")), [Paragraph(text=t) for t in rng.sample(texts, 4)], {}


def _prospects(_: Facts, rng: Random, __: frozenset[str]) -> Section:
    text = rng.choice(
        (
            "下一阶段，公司将继续在许可范围内经营，提高服务水平，完善内部控制，拓展政务和公共服务领域的合作，为委托单位和用户提供更加规范的服务。",
            "今后公司将进一步加强管理、完善制度、提高服务质量，按期完成各项报送义务，并对发现的问题及时整改，确保业务持续健康发展。",
        )
    )
    return rng.choice(("下一步工作计划", "后续经营计划")), [Paragraph(text=text)], {}
