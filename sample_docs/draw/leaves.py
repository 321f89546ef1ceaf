"""The pages of one application, each drawn and, where it must be, sealed; not yet captured."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

from PIL import Image

from sample_docs.draw.copying import photocopy
from sample_docs.draw.electronic import draw_electronic
from sample_docs.draw.facts import Facts
from sample_docs.draw.forms import Forms
from sample_docs.draw.icp import ICP, draw_icp_plan, draw_icp_report
from sample_docs.draw.identity import copy_page, draw_back, draw_front, personal_fields
from sample_docs.draw.licence import draw_licence
from sample_docs.draw.manner import PROSE
from sample_docs.draw.passport import draw_passport
from sample_docs.draw.permit import PermitLook, draw_annex, draw_body, draw_look, draw_rules
from sample_docs.draw.plan import draw_plan
from sample_docs.draw.prose import Block, Cover, Heading, Paragraph, ProseLook, draw_prose_look, lay_out
from sample_docs.draw.recipe import KINDS, Recipe
from sample_docs.draw.report import Prose, draw_report
from sample_docs.draw.sealing import another_name, press_choice
from sample_docs.draw.sheet import A4, Sheet, Style
from sample_docs.draw.stamps import Stamp, company_seal, in_blue, press_on
from sample_docs.draw.streams import Streams
from sample_docs.draw.table_permit import draw_table_permit
from sample_docs.draw.typefaces import HAND

_USUAL = Forms()
_CARD_FLAWS = frozenset({"front", "back", "id_number", "valid_to"})
"""Flaws that only a card can have here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """One side of paper. `grey` must be scanned without colour, `desk` must be photographed."""

    sheet: Sheet
    part: str = ""
    grey: bool = False
    desk: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One document: its pages, what it states, and for prose the blocks, from which it can be set again as a PDF."""

    kind: str
    leaves: tuple[Leaf, ...]
    fields: dict[str, str]
    passages: dict[str, str] = field(default_factory=dict)
    blocks: tuple[Block, ...] = ()
    look: ProseLook | None = None


def draw_papers(
    facts: Facts,
    recipe: Recipe,
    streams: Streams,
    *,
    born_digital: bool,
    forms: Forms = _USUAL,
    only: frozenset[str] = frozenset(KINDS),
) -> tuple[Paper, ...]:
    """All documents of the application, in the order of the checklist, or of them only those kinds.

    With `born_digital`, report and plan will go into PDFs with a text layer, unsealed.
    """
    rng = streams("house")
    seal = company_seal(facts.company.name, facts.company.seal_code, rng)
    if forms.blue_ink:
        seal = in_blue(seal)
    look = draw_look(rng)
    if recipe.layout:
        look = replace(look, layout=recipe.layout)
    papers = []
    main = streams("permit_main")
    if "permit_main" in only:
        main_sheet, main_fields = _granting(facts, look, forms, main, duplicate=False, without=recipe.blanks)
    if "business_license" in only:
        papers.append(_licence(facts, recipe, seal, forms, streams("business_license")))
    if "permit_main" in only:
        papers.append(Paper(kind="permit_main", leaves=(Leaf(sheet=main_sheet),), fields=main_fields))
    if "permit_duplicate" in only:
        papers.append(_duplicate(facts, recipe, look, forms, streams("permit_duplicate")))
    if "legal_rep_id" in only:
        is_passport = forms.identity == "passport" and not _CARD_FLAWS & {flaw.field for flaw in recipe.findings}
        drawn = _passport if is_passport else _identity
        papers.append(drawn(facts, recipe, seal, streams("legal_rep_id")))
    if only & set(PROSE):
        papers += _prose_papers(facts, recipe, seal, streams, born_digital=born_digital, only=only)
    return tuple(p for p in papers if p.kind not in recipe.omit)


def _duplicate(facts: Facts, recipe: Recipe, look: PermitLook, forms: Forms, rng: Random) -> Paper:
    duplicate, fields = _granting(facts, look, forms, rng, duplicate=True)
    leaves = [Leaf(sheet=duplicate)]
    if recipe.annex and recipe.annex_is != "rules":
        leaves.append(Leaf(sheet=draw_annex(facts, look, rng), part="annex"))
    if recipe.annex and (recipe.annex_is == "rules" or rng.random() < 0.35):
        leaves.append(Leaf(sheet=draw_rules(facts, look, rng), part="annex"))
    return Paper(kind="permit_duplicate", leaves=tuple(leaves), fields=fields)


def _prose_papers(
    facts: Facts, recipe: Recipe, seal: Stamp, streams: Streams, *, born_digital: bool, only: frozenset[str]
) -> list[Paper]:
    look = draw_prose_look(streams("prose"), truetype=born_digital)
    reporting, planning = (draw_icp_report, draw_icp_plan) if recipe.licence == ICP else (draw_report, draw_plan)
    report = reporting(facts, streams("operation_report"), recipe.report_without)
    plan = planning(facts, streams("technical_plan"), look.body.font, recipe.plan_without)
    named = "{other}" in recipe.in_report + recipe.in_plan
    other = another_name(facts.company.name, streams("other")) if named else ""
    report, plan = _ending(report, recipe.in_report, other), _ending(plan, recipe.in_plan, other)
    papers = []
    for kind, prose in (("operation_report", report), ("technical_plan", plan)):
        if kind not in only:
            continue
        rng = streams(kind)
        said = _shortened(prose) if recipe.short == kind else prose
        paper = _prose(kind, said, look, None if born_digital or rng.random() < 0.2 else seal, rng)
        papers.append(_with_a_page_less(paper, rng) if recipe.skipped_page == kind else paper)
    return papers


def _ending(prose: Prose, text: str, other: str) -> Prose:
    """The same with one more paragraph before the signature."""
    if not text:
        return prose
    *before, signature = prose.blocks
    return replace(prose, blocks=(*before, Paragraph(text=text.format(other=other)), signature))


def _shortened(prose: Prose) -> Prose:
    """The title, what comes before the first section, the sentences that must be there, the signature."""
    said = set(prose.passages.values())
    first = next(n for n, block in enumerate(prose.blocks) if isinstance(block, Heading))
    head = [block for block in prose.blocks[:first] if not isinstance(block, Cover)]
    body = [block for block in prose.blocks[first:-1] if isinstance(block, Paragraph) and block.text in said]
    return replace(prose, blocks=(*head, *body, prose.blocks[-1]))


def _granting(
    facts: Facts, look: PermitLook, forms: Forms, rng: Random, *, duplicate: bool, without: frozenset[str] = frozenset()
) -> tuple[Sheet, dict[str, str]]:
    if forms.permit == "table":
        return draw_table_permit(facts, rng, duplicate=duplicate, without=without)
    return draw_body(facts, look, rng, duplicate=duplicate, without=without)


def _licence(facts: Facts, recipe: Recipe, seal: Stamp, forms: Forms, rng: Random) -> Paper:
    choice = recipe.seal_on_licence
    sheet, fields = draw_electronic(facts, rng) if forms.licence == "electronic" else draw_licence(facts, rng)
    wide = sheet.width > sheet.height
    spots = ((105, 125), (130, 150), (150, 120), (70, 150)) if wide else ((95, 232), (75, 150), (112, 205), (60, 205))
    if choice in ("copied", "grey"):
        press_on(sheet, seal, rng.choice(spots), rng)
        photocopy(sheet, rng)
        if choice == "copied":
            _sign(sheet, facts, rng)
        return Paper(
            kind="business_license",
            leaves=(Leaf(sheet=sheet, grey=choice == "grey", desk=choice == "copied"),),
            fields=fields,
        )
    if rng.random() < 0.5 or choice == "on-copy":
        photocopy(sheet, rng)
    press_choice(sheet, choice, facts, seal, rng.choice(spots), rng)
    return Paper(kind="business_license", leaves=(Leaf(sheet=sheet),), fields=fields)


def _identity(facts: Facts, recipe: Recipe, seal: Stamp, rng: Random) -> Paper:
    person = facts.representative
    choice = recipe.seal_on_id
    drawn = {"front": draw_front(person), "back": draw_back(person)}
    sides = [(side, drawn[side]) for side in recipe.id_sides]
    note = rng.choice(
        ("", "", "与原件一致", "仅供办理呼叫中心许可证续期使用", "复印件与原件一致，仅限办理许可证续期使用")
    )
    apart = len(sides) == 2 and rng.random() < 0.25
    groups = [[side] for side in sides] if apart or recipe.id_apart else [sides]
    copied = rng.random() < 0.5 or choice in ("copied", "grey", "on-copy")
    leaves = []
    for group in groups:
        page = copy_page([card for _, card in group], rng, note)
        spot = (rng.uniform(85, 140), 140.0 if len(group) == 2 else 155.0)
        if choice in ("copied", "grey"):
            press_on(page, seal, spot, rng)
        if copied:
            photocopy(page, rng)
        if choice == "copied":
            _sign(page, facts, rng)
        if choice not in ("copied", "grey"):
            press_choice(page, choice, facts, seal, spot, rng)
        part = "+".join(side for side, _ in group)
        leaves.append(Leaf(sheet=page, part=part, grey=choice == "grey", desk=choice == "copied"))
    fields = personal_fields(person, front="front" in recipe.id_sides, back="back" in recipe.id_sides)
    return Paper(kind="legal_rep_id", leaves=tuple(leaves), fields=fields)


def _passport(facts: Facts, recipe: Recipe, seal: Stamp, rng: Random) -> Paper:
    """A passport's data page copied on A4: it states on one page what a card states on two sides."""
    data, fields = draw_passport(facts.representative, rng)
    page = Sheet(width=A4[0], height=A4[1])
    size = (page.px(data.width * 1.2), page.px(data.height * 1.2))
    page.paste(data.image.resize(size, Image.Resampling.LANCZOS), rng.uniform(24, 36), rng.uniform(40, 60))
    choice, spot = recipe.seal_on_id, (rng.uniform(85, 140), 190.0)
    if choice in ("copied", "grey"):
        press_on(page, seal, spot, rng)
        photocopy(page, rng)
    else:
        press_choice(page, choice, facts, seal, spot, rng)
    if choice == "copied":
        _sign(page, facts, rng)
    leaf = Leaf(sheet=page, part="front+back", grey=choice == "grey", desk=choice == "copied")
    return Paper(kind="legal_rep_id", leaves=(leaf,), fields=fields)


def _sign(sheet: Sheet, facts: Facts, rng: Random) -> None:
    """A note by hand in blue ink: the page has colour, its seal has none."""
    ink = Style(font=HAND, size=6.5, colour=(38, 62, 168))
    spot = (40, 140) if sheet.width > sheet.height else (45, 222)
    for row, text in enumerate(
        (
            "与原件一致",
            facts.licence_representative + f"  {facts.received.year}.{facts.received.month}.{rng.randrange(1, 28)}",
        )
    ):
        sheet.text(spot[0], spot[1] + 9 * row, text, ink)


def _prose(kind: str, prose: Prose, look: ProseLook, seal: Stamp | None, rng: Random) -> Paper:
    sheets = lay_out(prose.blocks, look, lambda: Sheet(width=A4[0], height=A4[1]))
    if seal:
        press_on(sheets[-1], seal, (150 + rng.uniform(-6, 6), _lowest_ink(sheets[-1]) - rng.uniform(2, 9)), rng)
    leaves = tuple(Leaf(sheet=sheet) for sheet in sheets)
    return Paper(kind=kind, leaves=leaves, fields=prose.fields, passages=prose.passages, blocks=prose.blocks, look=look)


def _lowest_ink(sheet: Sheet) -> float:
    """Where the text above the page number ends, millimetres from the top."""
    body = (
        sheet.image.crop((0, 0, sheet.image.width, sheet.px(272))).convert("L").point(lambda v: 255 if v < 128 else 0)
    )
    box = Image.Image.getbbox(body)
    return (box[3] if box else 0) * 25.4 / sheet.dpi


def _with_a_page_less(paper: Paper, rng: Random) -> Paper:
    """Leave out a page on which nothing stands that the checklist asks for."""
    openings = [said[:9] for said in paper.passages.values()]
    spare = [
        n for n, leaf in enumerate(paper.leaves) if not any(said in "".join(leaf.sheet.lines) for said in openings)
    ]
    gone = rng.choice(spare)
    return replace(paper, leaves=tuple(leaf for n, leaf in enumerate(paper.leaves) if n != gone))
