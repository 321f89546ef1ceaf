"""Business licences: the landscape sheet of 2019 (国市监注〔2018〕253号) and the portrait one of 2014."""

from __future__ import annotations

from datetime import date
from random import Random

from sample_docs.draw.emblem import emblem
from sample_docs.draw.facts import Company, Facts
from sample_docs.draw.ornament import key_border, qr_code, scroll_border, watermark
from sample_docs.draw.sheet import Colour, Sheet, Style, wrap
from sample_docs.draw.stamps import authority_seal, press_on
from sample_docs.draw.typefaces import HEI, HEI_BOLD, HEI_HEAVY, HEIS, KAIS, SONG_HEAVY, SONGS

_GREY: Colour = (60, 60, 62)


def draw_licence(facts: Facts, rng: Random) -> tuple[Sheet, dict[str, str]]:
    """A sheet as the registry issued it, and the fields that stand on it."""
    return _draw_portrait(facts, rng) if facts.company.old_licence else _draw_landscape(facts, rng)


def written(day: date, form: int = 0) -> str:
    """A date as forms print it."""
    if form == 0:
        return f"{day.year}年{day.month:02d}月{day.day:02d}日"
    if form == 1:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.year} 年 {day.month:02d} 月 {day.day:02d} 日"


def term_of(company: Company, form: int) -> str:
    """The term of business as licences print it."""
    if company.term_to is None:
        return f"{written(company.established, form)}至长期" if form else "长期"
    return f"{written(company.established, form)}至{written(company.term_to, form)}"


def stated(facts: Facts, *, term: str) -> dict[str, str]:
    """The fields that stand on a licence with that term printed on it."""
    company = facts.company
    fields = {
        "company_name": company.name,
        "uscc": company.uscc,
        "legal_representative": facts.licence_representative,
        "company_type": company.type,
        "registered_capital": company.capital,
        "established": company.established.isoformat(),
        "address": company.address,
        "business_scope": company.scope,
        "registration_authority": company.place.registry,
        "issued": company.licence_issued.isoformat(),
    }
    if term:
        fields["valid_to"] = company.term_to.isoformat() if company.term_to else "long-term"
        if term != "长期":
            fields["valid_from"] = company.established.isoformat()
    return fields


def _draw_landscape(facts: Facts, rng: Random) -> tuple[Sheet, dict[str, str]]:
    company = facts.company
    sheet = Sheet(width=297, height=210, paper=rng.choice(((255, 255, 255), (252, 250, 244), (255, 250, 246))))
    scroll_border(sheet, 12, 6.5, rng.choice(((128, 120, 92), (112, 116, 100), (150, 132, 88))))
    pale: Colour = (240, 238, 230)
    watermark(sheet, "SCJDGL", Style(font=HEI, size=6, colour=pale), (58, 26), (26, 30, 262, 180))
    crest = emblem(sheet.px(30))
    sheet.paste(crest, 133.5, 6)
    gold = rng.choice(((170, 132, 52), (150, 112, 40), (92, 82, 44)))
    title = Style(font=rng.choice((SONG_HEAVY, HEI_HEAVY)), size=21, colour=gold, spread=8)
    sheet.centred(148.5, 45, "营业执照", title)
    small = Style(font=HEI, size=3.2, colour=_GREY)
    if rng.random() < 0.75:
        sheet.centred(148.5, 70, "（副  本）", Style(font=HEI, size=5.5, colour=_GREY))
        sheet.text(172, 71.5, f"副本编号：1 - {rng.randrange(1, 3)}", Style(font=HEI, size=3, colour=_GREY))
    label = Style(font=HEI, size=3.9, colour=_GREY)
    value = Style(font=rng.choice(SONGS), size=rng.uniform(4.0, 4.5))
    sheet.text(28, 50, "统一社会信用代码", Style(font=HEI_BOLD, size=4.2, colour=_GREY, spread=0.6))
    sheet.text(28, 57, company.uscc, Style(font=rng.choice((HEI, "Liberation Serif", "DejaVu Sans Mono")), size=4.6))
    link = f"http://www.gsxt.gov.cn/indexquery.html?uniscid={company.uscc}"
    sheet.paste(qr_code(link, sheet.px(21)), 226, 46)
    for row, text in enumerate(
        ("扫描二维码登录‘", "国家企业信用信息", "公示系统’了解更", "多登记、备案、许", "可、监管信息")
    ):
        sheet.text(249, 47 + row * 4, text, Style(font=HEI, size=2.5, colour=_GREY))
    term = term_of(company, rng.randrange(0, 2)) if company.term_shown else ""
    left = [
        ("名称", company.name),
        ("类型", company.type),
        ("法定代表人", facts.licence_representative),
        ("经营范围", company.scope),
    ]
    right = [("注册资本", company.capital), ("成立日期", written(company.established))]
    right += [("营业期限", term)] if term else []
    right += [("住所", company.address)]
    for x, width, rows in ((28, 92, left), (164, 76, right)):
        y = 86.0
        for name, text in rows:
            sheet.spaced(x, y, 22, name, label)
            fine = Style(font=value.font, size=3.3) if name == "经营范围" else value
            for line in wrap(sheet, text, fine, width):
                sheet.text(x + 28, y, line, fine)
                y += fine.size * 1.35
            y += 5.5
    sheet.spaced(180, 158, 28, "登记机关", Style(font=HEI_BOLD, size=5, colour=_GREY))
    day = company.licence_issued
    figure = Style(font=value.font, size=4.8)
    for x, text in (
        (202, f"{day.year}"),
        (216, "年"),
        (224, f"{day.month:02d}"),
        (233, "月"),
        (241, f"{day.day:02d}"),
        (250, "日"),
    ):
        sheet.text(x, 175, text, figure if text.isdigit() else label)
    press_on(
        sheet,
        authority_seal(company.place.registry, rng),
        (232 + rng.uniform(-4, 4), 166 + rng.uniform(-3, 3)),
        rng,
        tilt=rng.gauss(0, 3),
    )
    sheet.text(14, 200.5, "国家企业信用信息公示系统网址：http://www.gsxt.gov.cn", small)
    sheet.text(
        116,
        200.7,
        "市场主体应当于每年1月1日至6月30日通过国家企业信用信息公示系统报送公示年度报告。",
        Style(font=HEI, size=2.4, colour=_GREY),
    )
    sheet.text(238, 200.5, "国家市场监督管理总局监制", small)
    return sheet, stated(facts, term=term)


def _draw_portrait(facts: Facts, rng: Random) -> tuple[Sheet, dict[str, str]]:
    company = facts.company
    sheet = Sheet(width=210, height=297, paper=rng.choice(((255, 255, 255), (253, 248, 232), (250, 250, 246))))
    key_border(sheet, 11, 6, rng.choice(((150, 150, 130), (170, 160, 110), (130, 138, 130))))
    sheet.paste(emblem(sheet.px(36)), 87, 24)
    gold = rng.choice(((120, 104, 30), (168, 130, 50), (200, 160, 60)))
    title = Style(font=rng.choice((SONG_HEAVY, HEI_HEAVY)), size=22, colour=gold, spread=9)
    sheet.centred(105, 68, "营业执照", title)
    sheet.centred(105, 93, "（副  本）", Style(font=HEI, size=7, colour=gold))
    serial = f"编号：{rng.choice('1GSN')} {rng.randrange(10**7, 10**8)}"
    sheet.text(140, 19.5, serial, Style(font=HEI, size=3.6))
    copies = rng.choice(("（1-1）", "(1/1)", ""))
    number, strong = f"统一社会信用代码 {company.uscc}{copies}", Style(font=rng.choice((HEI, HEI_BOLD)), size=4.6)
    sheet.text(184 - sheet.measure(number, strong), 107, number, strong)
    term = term_of(company, rng.randrange(0, 2))
    rows = [
        ("名称", company.name),
        ("类型", company.type),
        ("住所", company.address),
        ("法定代表人", facts.licence_representative),
        ("注册资本", company.capital),
        ("成立日期", written(company.established)),
        ("营业期限", term),
        ("经营范围", company.scope),
    ]
    label = Style(font=rng.choice(HEIS), size=5.0)
    value = Style(font=rng.choice((*SONGS, *KAIS)), size=rng.uniform(4.7, 5.1))
    y = 121.0
    for name, text in rows:
        sheet.spaced(30, y, 29, name, label)
        fine = Style(font=value.font, size=4.1) if name == "经营范围" else value
        for line in wrap(sheet, text, fine, 113):
            sheet.text(65, y, line, fine)
            y += fine.size * 1.32
        y += 3.4
    link = f"http://www.gsxt.gov.cn/indexquery.html?uniscid={company.uscc}"
    sheet.paste(qr_code(link, sheet.px(33)), 27, 228)
    sheet.text(29, 262, "在线扫码获取详细信息", Style(font=HEI, size=2.9))
    sheet.spaced(104, 248, 32, "登记机关", label)
    day = company.licence_issued
    for x, text in (
        (126, f"{day.year}"),
        (140, "年"),
        (149, f"{day.month:02d}"),
        (158, "月"),
        (167, f"{day.day:02d}"),
        (176, "日"),
    ):
        sheet.text(x, 262, text, value if text.isdigit() else label)
    press_on(
        sheet,
        authority_seal(company.place.registry, rng),
        (158 + rng.uniform(-4, 4), 250 + rng.uniform(-3, 3)),
        rng,
        tilt=rng.gauss(0, 3),
    )
    sheet.text(
        26,
        270,
        "提示：每年1月1日至6月30日通过企业信用信息公示系统报送上一年度年度报告并公示。",
        Style(font=HEI, size=2.7),
    )
    sheet.text(14, 288.5, "企业信用信息公示系统网址：http://gsxt.saic.gov.cn", Style(font=HEI, size=2.9))
    sheet.text(132, 288.5, "中华人民共和国国家工商行政管理总局监制", Style(font=HEI, size=2.9))
    return sheet, stated(facts, term=term)
