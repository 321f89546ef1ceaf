"""What applicants add of their own accord: a covering letter, and seals across the edges of a report's pages."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from sample_docs.draw.facts import Facts
from sample_docs.draw.leaves import Leaf, Paper
from sample_docs.draw.licence import written
from sample_docs.draw.prose import Block, Paragraph, SignOff, Title, draw_prose_look, lay_out
from sample_docs.draw.sheet import A4, Sheet
from sample_docs.draw.stamps import company_seal, press_on


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


def press_seams(papers: Sequence[Paper], facts: Facts, rng: Random) -> None:
    """骑缝章: one seal over the fanned edges of each paper, of which each page keeps a part at its right edge."""
    for paper in papers:
        seal = company_seal(facts.company.name, facts.company.seal_code, rng)
        height, tilt = rng.uniform(110, 200), rng.gauss(0, 8)
        for leaf in paper.leaves:
            reach = rng.uniform(-8, 10)
            spot = (leaf.sheet.width + reach, height + rng.uniform(-1, 1))
            press_on(leaf.sheet, seal, spot, rng, tilt=tilt, at_edge=True)
