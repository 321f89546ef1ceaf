"""What applicants add of their own accord: letters, forms and stray sheets, and seals across a report's pages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from sample_docs.draw.facts import Facts
from sample_docs.draw.leaves import Leaf, Paper
from sample_docs.draw.licence import written
from sample_docs.draw.prose import Block, Paragraph, SignOff, Title, draw_prose_look, lay_out
from sample_docs.draw.sheet import A4, Sheet, Style
from sample_docs.draw.stamps import company_seal, press_on
from sample_docs.draw.typefaces import HEI, SONG_BOLD


def draw_letter(facts: Facts, rng: Random) -> Paper:
    """A letter that asks for the renewal; no document of the checklist."""
    company = facts.company
    number = facts.permit.number
    blocks: tuple[Block, ...] = (
        Title(text=rng.choice(("关于申请增值电信业务经营许可证续期的函", "续期申请书", "材料真实性承诺书"))),
        Paragraph(text=f"{facts.permit.authority}："),
        Paragraph(text=f"我公司持有的增值电信业务经营许可证（编号：{number}）即将到期，现申请办理续期手续。"),
        Paragraph(text="我公司承诺所提交的全部材料真实、完整、有效，并对其真实性承担法律责任。请予受理。"),
        SignOff(company=company.name, date=written(facts.report_dated, 1)),
    )
    sheet = lay_out(blocks, draw_prose_look(rng), lambda: Sheet(width=A4[0], height=A4[1]))[0]
    press_on(sheet, company_seal(company.name, company.seal_code, rng), (150, 128), rng)
    return Paper(kind="other", leaves=(Leaf(sheet=sheet),), fields={})


def press_seams(papers: Sequence[Paper], facts: Facts, rng: Random, *, alone: bool = False) -> None:
    """骑缝章: one seal over the fanned edges of each paper, of which each page keeps a part at its right edge.

    With `alone`, only the first page lay under it.
    """
    for paper in papers:
        seal = company_seal(facts.company.name, facts.company.seal_code, rng)
        height, tilt = rng.uniform(110, 200), rng.gauss(0, 8)
        for leaf in paper.leaves[: 1 if alone else None]:
            reach = rng.uniform(-8, 10)
            spot = (leaf.sheet.width + reach, height + rng.uniform(-1, 1))
            press_on(leaf.sheet, seal, spot, rng, tilt=tilt, at_edge=True)


def draw_extra(name: str, facts: Facts, rng: Random) -> Paper:
    """A page that nobody asked for.

    Args:
        name: letter, blank, form (the application form), insured (a list of insured employees), divider (a sheet with
            two words on it), plate (the photograph of a door plate), figures (a column of numbers without a head).
        facts: whose it is.
        rng: decides how it comes out.
    """
    if name == "letter":
        return draw_letter(facts, rng)
    sheet = Sheet(width=A4[0], height=A4[1])
    _EXTRAS[name](sheet, facts)
    return Paper(kind="other", leaves=(Leaf(sheet=sheet, desk=name == "plate"),), fields={})


def _blank(sheet: Sheet, _: Facts) -> None:
    """The back of something."""
    del sheet


def _form(sheet: Sheet, facts: Facts) -> None:
    sheet.centred(105, 30, "增值电信业务经营许可证续期申请表", Style(font=SONG_BOLD, size=7))
    rows = (
        ("申请单位", facts.company.name),
        ("统一社会信用代码", facts.company.uscc),
        ("法定代表人", facts.licence_representative),
        ("许可证编号", facts.permit.number),
        ("申请事项", "许可证有效期届满继续经营"),
        ("联系人", "王晓"),
        ("联系电话", "010-8888 1234"),
        ("申请日期", written(facts.report_dated, 1)),
    )
    _ruled(sheet, rows, 50)


def _insured(sheet: Sheet, facts: Facts) -> None:
    sheet.centred(105, 30, "社会保险参保人员名单", Style(font=SONG_BOLD, size=7))
    people = ("王晓", "李明轩", "赵倩", "孙立", "周敏", "吴建华")
    _ruled(
        sheet,
        (("参保单位", facts.company.name), *((f"{n}", f"{p}　　2026年1月至3月") for n, p in enumerate(people, 1))),
        50,
    )


def _ruled(sheet: Sheet, rows: Sequence[tuple[str, str]], top: float) -> None:
    style = Style(font=HEI, size=4.4)
    for number, (name, text) in enumerate(rows):
        y = top + 13 * number
        sheet.box((22, y), (48, 13))
        sheet.box((70, y), (118, 13))
        sheet.text(26, y + 4, name, style)
        sheet.text(75, y + 4, text, style)


def _divider(sheet: Sheet, _: Facts) -> None:
    sheet.centred(105, 120, "第三部分", Style(font=SONG_BOLD, size=14))


def _plate(sheet: Sheet, facts: Facts) -> None:
    sheet.box((30, 90), (150, 60))
    sheet.centred(105, 105, facts.company.name, Style(font=HEI, size=8))
    sheet.centred(105, 128, "2602", Style(font=HEI, size=10))


def _figures(sheet: Sheet, _: Facts) -> None:
    style = Style(font=HEI, size=5)
    for row, text in enumerate(("12.6", "18.4", "20.1", "23.7")):
        sheet.text(120, 60 + 11 * row, text, style)


_EXTRAS: dict[str, Callable[[Sheet, Facts], None]] = {
    "blank": _blank,
    "form": _form,
    "insured": _insured,
    "divider": _divider,
    "plate": _plate,
    "figures": _figures,
}
