"""The papers of a second licence, for internet information services: the same forms, another report and plan.

Nothing in the program knows this licence; `chushen/checklists/icp_renewal.toml` does.
"""

# ruff: noqa: E501  each sentence stands whole, as it is printed

from __future__ import annotations

from random import Random

from sample_docs.draw.facts import Facts
from sample_docs.draw.licence import written
from sample_docs.draw.prose import Block, Heading, Paragraph, SignOff, Title
from sample_docs.draw.report import Prose

REPORT_ITEMS = ("service_items", "registered_users", "revenue", "staff_count", "staff_posts", "equipment_updates")
PLAN_ITEMS = (
    "network_architecture",
    "bandwidth",
    "stability",
    "data_security",
    "content_review",
    "emergency_response",
)
ICP = "icp_renewal"
KINDS = ("信息服务业务（仅限互联网信息服务）",)


def draw_icp_report(facts: Facts, rng: Random, without: frozenset[str] = frozenset()) -> Prose:
    """A report on what a site did in the permit's term."""
    begin, end = written(facts.report_from, 1), written(facts.report_to, 1)
    year = facts.report_to.year - 1
    opening = f"{facts.company.name}持有增值电信业务经营许可证（编号：{facts.permit.number}），现将{begin}至{end}许可证有效期内信息服务业务的开展情况报告如下。"
    said = {
        "service_items": rng.choice(
            (
                "公司通过自有网站提供的服务项目主要包括行业资讯、信息检索和在线问答。",
                "网站主要栏目有招聘、教育、旅游三类，均为信息发布和信息查询服务。",
            )
        ),
        "registered_users": f"截至报告期末，网站注册用户{rng.randrange(8, 260)}万人，月均活跃用户{rng.randrange(2, 40)}万人。",
        "revenue": f"有效期内累计实现信息服务业务收入{rng.randrange(320, 9000)}万元，其中{year}年度收入{rng.randrange(90, 900)}万元。",
        "staff_count": f"公司现有从事该项业务的人员{rng.randrange(12, 90)}人，均签订劳动合同。",
        "staff_posts": "岗位设置包括运营主管、内容审核员、技术支持、运维工程师和信息安全管理员，职责明确。",
        "equipment_updates": f"{year}年公司更换数据库服务器{rng.randrange(2, 6)}台，并对网站平台进行了扩容升级。",
    }
    headings = ("服务项目", "用户情况", "经营收入", "人员情况", "岗位设置", "设备更新情况")
    blocks: list[Block] = [Title(text="信息服务业务开展情况报告"), Paragraph(text=opening)]
    blocks += _sections(said, headings, without)
    blocks.append(SignOff(company=facts.company.name, date=written(facts.report_dated, rng.randrange(0, 3))))
    fields = {
        "company_name": facts.company.name,
        "period_from": facts.report_from.isoformat(),
        "period_to": facts.report_to.isoformat(),
    }
    return Prose(blocks=tuple(blocks), passages=_without(said, without), fields=fields)


def draw_icp_plan(facts: Facts, rng: Random, font: str, without: frozenset[str] = frozenset()) -> Prose:
    """How a site is built and kept safe."""
    del font
    said = {
        "network_architecture": "系统网络架构分为接入层、应用层和数据层，采用B/S结构，前端经负载均衡接入Web服务器。",
        "bandwidth": f"网站租用云服务器{rng.randrange(4, 20)}台，互联网出口带宽为{rng.choice((50, 100, 200))}Mbps。",
        "stability": f"数据库采用主备部署，故障切换时间小于{rng.choice((30, 60))}秒，系统可用性不低于99.9%。",
        "data_security": "对用户信息加密存储，访问控制按最小权限设置，日志留存不少于6个月，每日备份数据。",
        "content_review": "信息发布实行先审后发，关键词过滤与人工审核相结合，发现违法信息立即删除并登记台账。",
        "emergency_response": "制定网络安全事件应急预案，发生突发事件后30分钟内处置、2小时内上报，每年演练两次。",
    }
    headings = ("网络架构", "带宽资源", "稳定性保障", "数据安全措施", "信息发布审核", "应急处置")
    blocks: list[Block] = [
        Title(text="技术方案和信息安全保障措施"),
        Paragraph(text=f"编制单位：{facts.company.name}"),
        Paragraph(text=f"编制日期：{written(facts.plan_dated, rng.randrange(0, 3))}"),
        *_sections(said, headings, without),
        SignOff(company=facts.company.name, date=written(facts.plan_dated, 1)),
    ]
    fields = {"company_name": facts.company.name, "dated": facts.plan_dated.isoformat()}
    return Prose(blocks=tuple(blocks), passages=_without(said, without), fields=fields)


def _sections(said: dict[str, str], headings: tuple[str, ...], without: frozenset[str]) -> list[Block]:
    kept = [
        (heading, text) for heading, (name, text) in zip(headings, said.items(), strict=True) if name not in without
    ]
    return [
        block
        for numeral, (heading, text) in zip("一二三四五六七八九", kept, strict=False)
        for block in (Heading(text=f"{numeral}、{heading}"), Paragraph(text=text))
    ]


def _without(said: dict[str, str], without: frozenset[str]) -> dict[str, str]:
    return {name: text for name, text in said.items() if name not in without}
