"""Freshly drawn applications: nobody has seen them before, so nothing can have been made to fit them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.samples import Sample, find_samples
from sample_docs.draw.__main__ import draw_case, draw_fresh
from sample_docs.draw.catalogue import ALL


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """What to draw.

    Attributes:
        pages: draw applications until together they have so many ...
        applications: ... or so many applications.
        flaw: instead, of each flaw with this in its name so many applications that have it alone.
        seed: the same seed draws the same applications.
        forms: rarer forms and hindrances too, as `sample_docs.draw.forms` lists them.
        harsh: pages as hard to read as `sample_docs.draw.hardship` lists, and all of them readable.
    """

    pages: int = 0
    seed: int = 1
    applications: int = 0
    flaw: str = ""
    harsh: bool = False
    forms: bool = False


def draw_applications(draw: Draw) -> Iterator[Sample]:
    """One application after the other, each gone from the disk when the next one is asked for."""
    if draw.flaw:
        yield from _cases(draw)
        return
    pages = 0
    for number in count():
        if pages >= draw.pages and number >= draw.applications:
            return
        with TemporaryDirectory(prefix="chushen-fresh-") as folder:
            draw_fresh(draw.seed, number, Path(folder), harsh=draw.harsh, forms=draw.forms)
            for sample in find_samples(Path(folder)):
                pages += len(sample.expected["pages"])
                yield sample


def _cases(draw: Draw) -> Iterator[Sample]:
    for name in (name for name in ALL if draw.flaw in name):
        for number in range(draw.applications or 1):
            with TemporaryDirectory(prefix="chushen-fresh-") as folder:
                draw_case(name, draw.seed + number, Path(folder))
                yield from find_samples(Path(folder))
