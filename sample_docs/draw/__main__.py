"""Draws applications: `python -m sample_docs.draw --samples`, or `--out DIR --seed N --count M` for fresh ones."""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from random import Random

from sample_docs.draw.application import draw_application
from sample_docs.draw.flaws import Flaw, draw_flaws, flaw_of
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
    parser.add_argument("--count", type=int, default=0, help="how many fresh applications to draw")
    called = parser.parse_args()
    if called.samples:
        for sample in SAMPLES:
            if not called.only or sample.name in called.only:
                draw_sample(sample, called.out)
    for number in range(called.count):
        draw_fresh(called.seed, number, called.out)


def draw_sample(sample: Sample, out: Path) -> Path:
    """Draw one of the committed applications anew."""
    return _draw(sample.name, tuple(flaw_of(name) for name in sample.flaws), sample.manner, Random(sample.seed), out)


def draw_fresh(seed: int, number: int, out: Path) -> Path:
    """Draw the application `number` of a run; its name says the seed, the number and the flaws."""
    rng = Random(f"{seed}/{number}")
    flaws = draw_flaws(rng)
    called = "-and-".join(flaw.name for flaw in flaws) or "clean"
    return _draw(f"{seed}-{number:03d}-{called}", flaws, draw_manner(rng), rng, out)


def _draw(name: str, flaws: tuple[Flaw, ...], manner: Manner, rng: Random, out: Path) -> Path:
    recipe = Recipe()
    for flaw in flaws:
        recipe = flaw.apply(recipe)
    shutil.rmtree(out / name, ignore_errors=True)
    sent = write_application(draw_application(recipe, manner, rng), name, out)
    print(sent)
    return sent


if __name__ == "__main__":
    main()
