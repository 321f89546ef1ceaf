"""Draws applications: `python -m sample_docs.draw --samples`, or `--out DIR --seed N --count M` for fresh ones."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random

from sample_docs.draw.application import draw_application
from sample_docs.draw.flaws import Flaw, draw_flaws, flaw_of
from sample_docs.draw.hardship import hardened
from sample_docs.draw.manner import Manner, draw_manner
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.samples import SAMPLES, Sample
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
    parser.add_argument("--count", type=int, default=0, help="how many fresh applications to draw")
    called = parser.parse_args()
    if called.samples:
        for sample in SAMPLES:
            if not called.only or sample.name in called.only:
                print(draw_sample(sample, called.out))
    for number in range(called.count):
        print(draw_fresh(called.seed, number, called.out, harsh=called.harsh))


def draw_sample(sample: Sample, out: Path) -> Path:
    """Draw one of the committed applications anew."""
    return _draw(sample.name, tuple(flaw_of(name) for name in sample.flaws), sample.manner, Random(sample.seed), out)


def draw_fresh(seed: int, number: int, out: Path, *, harsh: bool = False) -> Path:
    """Draw the application `number` of a run; its name says the seed, the number and the flaws.

    With `harsh` the pages are as hard to read as `sample_docs.draw.hardship` says.
    """
    rng = Random(f"{seed}/{number}")
    flaws = draw_flaws(rng)
    called = "-and-".join(flaw.name for flaw in flaws) or "clean"
    manner = draw_manner(rng)
    return _draw(f"{seed}-{number:03d}-{called}", flaws, hardened(manner, rng) if harsh else manner, rng, out)


def _draw(name: str, flaws: tuple[Flaw, ...], manner: Manner, rng: Random, out: Path) -> Path:
    recipe = Recipe()
    for flaw in flaws:
        recipe = flaw.apply(recipe)
    shutil.rmtree(out / name, ignore_errors=True)
    return write_application(draw_application(recipe, manner, rng), name, out)


if __name__ == "__main__":
    main()
