"""The print-out of an electronic business licence: labels and values in one column, no border, a large QR code."""

from __future__ import annotations

from random import Random

from sample_docs.draw.emblem import emblem
from sample_docs.draw.facts import Facts
from sample_docs.draw.licence import stated, term_of, written
from sample_docs.draw.ornament import qr_code
from sample_docs.draw.sheet import Colour, Sheet, Style, wrap
from sample_docs.draw.stamps import authority_seal, press_on
from sample_docs.draw.typefaces import HEI, HEI_HEAVY, HEIS, SONGS

_GREY: Colour = (70, 70, 74)


def draw_electronic(facts: Facts, rng: Random) -> tuple[Sheet, dict[str, str]]:
    """An A4 page, and the fields that stand on it."""
    company = facts.company
    sheet = Sheet(width=210, height=297)
    sheet.paste(emblem(sheet.px(24)), 93, 16)
    sheet.centred(105, 46, "营业执照", Style(font=HEI_HEAVY, size=13, spread=3))
    sheet.centred(105, 64, rng.choice(("（电子营业执照打印件）", "（副本）")), Style(font=HEI, size=4.4, colour=_GREY))
    term = term_of(company, 1) if company.term_shown else ""
    rows = [
        ("统一社会信用代码", company.uscc),
        ("名称", company.name),
        ("类型", company.type),
        ("法定代表人", facts.licence_representative),
        ("注册资本", company.capital),
        ("成立日期", written(company.established, 1)),
        *([("营业期限", term)] if term else []),
        ("住所", company.address),
        ("经营范围", company.scope),
        ("登记机关", company.place.registry),
        ("发照日期", written(company.licence_issued, 1)),
    ]
    label, value = (
        Style(font=rng.choice(HEIS), size=4.3, colour=_GREY),
        Style(font=rng.choice((*SONGS, *HEIS)), size=4.3),
    )
    mark = rng.choice(("：", ":", ""))
    glued = rng.random() < 0.5
    y = 80.0
    for name, text in rows:
        sheet.text(24, y, name + mark, label)
        x = 24 + sheet.measure(name + mark, label) + 1.5 if glued else 64
        for line in wrap(sheet, text, value, 180 - x):
            sheet.text(x, y, line, value)
            y += 6.4
        y += 2.6
    sheet.paste(qr_code(f"http://www.gsxt.gov.cn/indexquery.html?uniscid={company.uscc}", sheet.px(28)), 24, 246)
    press_on(sheet, authority_seal(company.place.registry, rng), (150, min(y + 14, 262)), rng, tilt=rng.gauss(0, 3))
    sheet.text(60, 262, "本文件由电子营业执照系统下载打印，可扫描二维码核验。", Style(font=HEI, size=3))
    return sheet, stated(facts, term=term)
