"""One application, drawn: its files, named as applicants name them, and everything that is true of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from sample_docs.draw.delivery import Delivered, Namer, PageTruth, Shot, as_pdf, as_picture, as_tiff, draw_namer
from sample_docs.draw.facts import Facts
from sample_docs.draw.leaves import Paper
from sample_docs.draw.manner import Manner
from sample_docs.draw.parts import Drawn, draw_parts
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.streams import Streams, one_stream
from sample_docs.draw.wrapping import once_more, wrapped

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
    streams = one_stream(rng)
    return send(draw_parts(recipe, manner, streams), streams)


def send(drawn: Drawn, streams: Streams) -> Application:
    """The application's files, and what is true of every page in them."""
    recipe, manner, shots = drawn.recipe, drawn.manner, drawn.shots
    rng = streams("names")
    name = draw_namer(drawn.facts.received, rng)
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
        sent += _pack(kind, shots[kind], manner, name, password=_PASSWORD if kind == hidden else "")
    if recipe.twice:
        kind, how = recipe.twice
        sent.append(once_more(how, shots[kind][0], sent, name(kind, "jpg"), manner))
    sent = wrapped(recipe.sent, sent, shots, manner)
    files = [(d.name, d.content) for d in sent]
    bad = _bad_file(recipe.bad_file, sent)
    if bad:
        files.append((name("", bad[0]), bad[1]))
    unread = {hidden, recipe.spoilt[0] if recipe.spoilt else ""}
    kept = tuple(replace(p, fields={}, passages={}) if p.kind in unread else p for p in drawn.papers)
    return Application(
        facts=drawn.facts,
        recipe=recipe,
        manner=manner,
        papers=kept,
        files=tuple(files),
        pages=tuple(page for d in sent for page in d.pages),
    )


def _pack(kind: str, shots: list[Shot], manner: Manner, name: Namer, *, password: str) -> list[Delivered]:
    if password or any(shot.text for shot in shots):
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
