"""Draws applications: `python -m sample_docs.draw --samples`, or `--out DIR --seed N --count M` for fresh ones."""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

from sample_docs.draw.application import draw_application
from sample_docs.draw.catalogue import flaw_of
from sample_docs.draw.flaw import Flaw
from sample_docs.draw.flaws import FLAWS, MORE_FLAWS, draw_flaws
from sample_docs.draw.forms import draw_forms
from sample_docs.draw.hardship import hardened
from sample_docs.draw.manner import Manner, draw_manner
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.samples import OTHER_SAMPLES, SAMPLES, Sample
from sample_docs.draw.writing import write_application

HOME = Path(__file__).resolve().parents[1]


def main() -> None:
    """Read the command line and draw."""
    parser = argparse.ArgumentParser(prog="python -m sample_docs.draw", description=__doc__)
    parser.add_argument("--samples", action="store_true", help="draw the committed set again")
    parser.add_argument("--only", action="append", default=[], metavar="NAME", help="with --samples: only this one")
    parser.add_argument("--out", type=Path, default=HOME, help="folder to draw into (default: sample_docs)")
    parser.add_argument("--seed", type=int, default=1, help="with --count: the same seed draws the same bytes")
    parser.add_argument("--harsh", action="store_true", help="with --count: pages that are hard to read, and readable")
    parser.add_argument("--forms", action="store_true", help="with --count: rarer forms and hindrances too")
    parser.add_argument("--count", type=int, default=0, help="how many fresh applications to draw")
    called = parser.parse_args()
    if called.samples:
        for sample in (*SAMPLES, *OTHER_SAMPLES):
            if not called.only or sample.name in called.only:
                print(draw_sample(sample, called.out))
    for number in range(called.count):
        print(draw_fresh(called.seed, number, called.out, harsh=called.harsh, forms=called.forms))


def draw_sample(sample: Sample, out: Path) -> Path:
    """Draw one of the committed applications anew."""
    flaws = tuple(flaw_of(name) for name in sample.flaws)
    home = out if sample.licence == Recipe().licence else out / sample.licence
    return _draw(sample.name, flaws, sample.manner, Random(sample.seed), home, licence=sample.licence)


def draw_fresh(seed: int, number: int, out: Path, *, harsh: bool = False, forms: bool = False) -> Path:
    """Draw the application `number` of a run; its name says the seed, the number and the flaws.

    With `harsh` the pages are as hard to read as `sample_docs.draw.hardship` says; with `forms` the papers have the
    rarer forms too that `sample_docs.draw.forms` lists, and fingers over values and cut pages are among the flaws.
    """
    rng = Random(f"{seed}/{number}")
    flaws = draw_flaws(rng, (*FLAWS, *MORE_FLAWS) if forms else FLAWS)
    called = "-and-".join(flaw.name for flaw in flaws) or "clean"
    manner = draw_manner(rng)
    if forms:
        manner = replace(manner, forms=draw_forms(rng))
    return _draw(f"{seed}-{number:03d}-{called}", flaws, hardened(manner, rng) if harsh else manner, rng, out)


def draw_case(flaw: str, seed: int, out: Path) -> Path:
    """Draw an application with this flaw alone, for those who want to see one thing many times."""
    rng = Random(f"{flaw}/{seed}")
    return _draw(f"{flaw}-{seed:03d}", (flaw_of(flaw),), draw_manner(rng), rng, out)


def _draw(
    name: str, flaws: tuple[Flaw, ...], manner: Manner, rng: Random, out: Path, *, licence: str = Recipe().licence
) -> Path:
    recipe = Recipe(licence=licence)
    for flaw in flaws:
        recipe, manner = flaw.apply(recipe), replace(manner, **flaw.manner)
    shutil.rmtree(out / name, ignore_errors=True)
    return write_application(draw_application(recipe, manner, rng), name, out)


if __name__ == "__main__":
    main()
