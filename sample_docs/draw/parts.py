"""The papers of one application, drawn, and the pictures that were taken of them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from sample_docs.draw.bend import bent_facts
from sample_docs.draw.capture import Captured, photograph, scan, turned_by
from sample_docs.draw.delivery import Shot
from sample_docs.draw.extras import draw_extra, draw_letter, press_seams
from sample_docs.draw.facts import Facts
from sample_docs.draw.hardship import LEAN, dim, skewed, wear_out
from sample_docs.draw.leaves import Leaf, Paper, draw_papers
from sample_docs.draw.manner import PROSE, Manner
from sample_docs.draw.pdf_book import text_pages
from sample_docs.draw.recipe import KINDS, Recipe
from sample_docs.draw.spoiling import spoil_picture
from sample_docs.draw.streams import Streams


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Papers, and the pictures that were taken of them, kind by kind; not yet in files."""

    facts: Facts
    recipe: Recipe
    manner: Manner
    papers: tuple[Paper, ...]
    shots: dict[str, list[Shot]]


def is_digital(recipe: Recipe, manner: Manner) -> bool:
    """Do report and plan come as PDFs with a text layer?"""
    return manner.digital and not recipe.skipped_page


def draw_parts(recipe: Recipe, manner: Manner, streams: Streams, *, only: frozenset[str] = frozenset(KINDS)) -> Drawn:
    """Draw the application's documents, or of them only some kinds, and take their pictures."""
    facts = bent_facts(recipe, streams("facts"))
    digital = is_digital(recipe, manner)
    papers = draw_papers(facts, recipe, streams, born_digital=digital, forms=manner.forms, only=only)
    if manner.harsh:
        wear_out(papers, facts, recipe, streams("wear"))
    if manner.seams and not digital:
        prose = [paper for paper in papers if paper.kind in PROSE]
        press_seams(prose, facts, streams("seams"), alone=recipe.lone_seam)
    if manner.letter:
        papers = (*papers, draw_letter(facts, streams("letter")))
    if recipe.extra:
        papers = (*papers, draw_extra(recipe.extra, facts, streams("extra")))
    shots = {paper.kind: _shots(paper, recipe, manner, digital, streams(f"{paper.kind} taken")) for paper in papers}
    return Drawn(facts=facts, recipe=recipe, manner=manner, papers=papers, shots=shots)


def _shots(paper: Paper, recipe: Recipe, manner: Manner, digital: bool, rng: Random) -> list[Shot]:  # noqa: FBT001  private
    if digital and paper.kind in PROSE and paper.look:
        return [Shot(kind=paper.kind, part="", text=page) for page in text_pages(paper.blocks, paper.look)]
    shots = []
    for leaf in paper.leaves:
        picture = _capture(paper.kind, leaf, manner, rng)
        for marred in (recipe.spoilt, recipe.worn):
            if marred and marred[0] == paper.kind:
                picture = spoil_picture(picture, marred[1])
        exif = manner.exif.get(paper.kind, "") if not manner.bundle else ""
        if exif == "right":
            picture = turned_by(picture, 270)
        elif not exif:
            picture = turned_by(picture, manner.turned.get(paper.kind, 0))
        shots.append(Shot(kind=paper.kind, part=leaf.part, picture=picture, exif=bool(exif)))
    return shots


def _capture(kind: str, leaf: Leaf, manner: Manner, rng: Random) -> Captured:
    by_telephone = leaf.desk or (kind in manner.photographed and not leaf.grey)
    if manner.harsh and by_telephone:
        side = rng.choice((1500, 1700, 1900))
        return dim(photograph(leaf.sheet, rng, long_side=side, rough=manner.rough, lean=LEAN), rng)
    if manner.harsh:
        return scan(leaf.sheet, rng, dpi=manner.dpi, grey=leaf.grey, rough=manner.rough, skew=skewed(rng))
    if by_telephone:
        return photograph(leaf.sheet, rng, long_side=rng.choice((1800, 2000, 2200)), rough=manner.rough)
    return scan(leaf.sheet, rng, dpi=manner.dpi, grey=leaf.grey, rough=manner.rough)
