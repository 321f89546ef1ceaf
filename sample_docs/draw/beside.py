"""One company's application drawn with one flaw after another: what a flaw does not touch stays, bit for bit."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sample_docs.draw.application import Application, send
from sample_docs.draw.flaw import Flaw
from sample_docs.draw.manner import Manner
from sample_docs.draw.parts import Drawn, draw_parts
from sample_docs.draw.recipe import KINDS, Recipe
from sample_docs.draw.streams import stream_each

_PLAIN = Manner(digital=True, quality=80)


def draw_beside(flaw: Flaw, seed: str) -> Application:
    """The application of that seed with this flaw: only the documents that the flaw touches are drawn anew."""
    base = _base(seed)
    recipe, manner, streams = flaw.apply(Recipe()), replace(_PLAIN, **flaw.manner), stream_each(seed)
    changed = draw_parts(recipe, manner, streams, only=flaw.touches)
    kept = [kind for kind in KINDS if kind not in flaw.touches]
    papers = {paper.kind: paper for paper in (*(p for p in base.papers if p.kind in kept), *changed.papers)}
    shots = {kind: base.shots[kind] for kind in kept} | changed.shots
    return send(replace(changed, papers=tuple(papers.values()), shots=shots), streams)


@lru_cache(maxsize=4)
def _base(seed: str) -> Drawn:
    return draw_parts(Recipe(), _PLAIN, stream_each(seed))
