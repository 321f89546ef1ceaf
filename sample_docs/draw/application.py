"""One application, drawn: its files, and everything that is true of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from sample_docs.draw.bend import bent_facts
from sample_docs.draw.capture import Captured, photograph, scan, turned_by
from sample_docs.draw.delivery import Delivered, Namer, PageTruth, Shot, as_pdf, as_picture, as_tiff, draw_namer
from sample_docs.draw.extras import draw_letter, press_seams
from sample_docs.draw.facts import Facts
from sample_docs.draw.hardship import LEAN, dim, skewed, wear_out
from sample_docs.draw.leaves import Leaf, Paper, draw_papers
from sample_docs.draw.manner import PROSE, Manner
from sample_docs.draw.pdf_book import text_pages
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.spoiling import spoil_picture

_PASSWORD = "2026"  # noqa: S105  of a file that nobody is meant to open
_VIDEO = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom" + bytes(600)


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """What was drawn. `files` are named as in the submission."""

    facts: Facts
    recipe: Recipe
    manner: Manner
    papers: tuple[Paper, ...]
    files: tuple[tuple[str, bytes], ...]
    pages: tuple[PageTruth, ...]


def draw_application(recipe: Recipe, manner: Manner, rng: Random) -> Application:
    """Draw everything; the same generator state gives the same bytes."""
    facts = bent_facts(recipe, rng)
    digital = manner.digital and not recipe.skipped_page
    papers = draw_papers(facts, recipe, rng, born_digital=digital, forms=manner.forms)
    if manner.harsh:
        wear_out(papers, facts, recipe, rng)
    if manner.seams and not digital:
        press_seams([paper for paper in papers if paper.kind in PROSE], facts, rng)
    if manner.letter:
        papers = (*papers, draw_letter(facts, rng))
    shots = {paper.kind: _shots(paper, recipe, manner, digital, rng) for paper in papers}
    name = draw_namer(facts.received, rng)
    order = list(shots)
    rng.shuffle(order)
    hidden = "technical_plan" if recipe.bad_file == "encrypted" else ""
    sent: list[Delivered] = []
    if manner.bundle:
        sent.append(
            as_pdf([shot for kind in order if kind != hidden for shot in shots[kind]], name("", "pdf"), manner.quality)
        )
        order = [kind for kind in order if kind == hidden]
    for kind in order:
        sent += _pack(kind, shots[kind], manner, name, digital=digital, password=_PASSWORD if kind == hidden else "")
    files = [(d.name, d.content) for d in sent]
    bad = _bad_file(recipe.bad_file, sent)
    if bad:
        files.append((name("", bad[0]), bad[1]))
    unread = {hidden, recipe.spoilt[0] if recipe.spoilt else ""}
    kept = tuple(replace(p, fields={}, passages={}) if p.kind in unread else p for p in papers)
    return Application(
        facts=facts,
        recipe=recipe,
        manner=manner,
        papers=kept,
        files=tuple(files),
        pages=tuple(page for d in sent for page in d.pages),
    )


def _shots(paper: Paper, recipe: Recipe, manner: Manner, digital: bool, rng: Random) -> list[Shot]:  # noqa: FBT001  private
    if digital and paper.kind in PROSE and paper.look:
        return [Shot(kind=paper.kind, part="", text=page) for page in text_pages(paper.blocks, paper.look)]
    shots = []
    for leaf in paper.leaves:
        picture = _capture(paper.kind, leaf, manner, rng)
        if recipe.spoilt and recipe.spoilt[0] == paper.kind:
            picture = spoil_picture(picture, recipe.spoilt[1])
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


def _pack(
    kind: str, shots: list[Shot], manner: Manner, name: Namer, *, digital: bool, password: str
) -> list[Delivered]:
    if password or (digital and kind in PROSE):
        return [as_pdf(shots, name(kind, "pdf"), manner.quality, password)]
    packing = manner.packed.get(kind, "")
    if packing == "tiff":
        return [as_tiff(shots, name(kind, "tif"), manner.quality)]
    if packing == "pdf":
        return [as_pdf(shots, name(kind, "pdf"), manner.quality)]
    return [as_picture(shot, name(kind, "jpg"), manner.quality) for shot in shots]


def _bad_file(cause: str, sent: list[Delivered]) -> tuple[str, bytes] | None:
    if cause == "empty":
        return "jpg", b""
    if cause == "damaged":
        picture = next((d for d in sent if d.name.endswith(".jpg")), sent[0])
        return "jpg", picture.content[:200]
    if cause == "not-accepted":
        return "mp4", _VIDEO
    return None
