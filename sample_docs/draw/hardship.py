"""What makes a page hard to read and leaves it readable: what `--harsh` draws, beyond what `Manner` alone does.

- scans of 110-150 dpi, turned by up to 3.5 degrees, JPEG of quality 24-45, the scanner's noise 2-3.5 times as strong;
- half of all certificates photographed, 1500-1900 pixels on the long side, the perspective 2.2 times as strong,
  a shadow that takes up to half of the light, the camera a little out of focus;
- on every third page faint toner: print keeps 45-70 % of its blackness, unevenly;
- on every third certificate that bears a company seal, or needs none, one more seal in fresh ink, over its values.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

import cv2
import numpy as np

from sample_docs.draw.capture import Captured
from sample_docs.draw.facts import Facts
from sample_docs.draw.leaves import Paper
from sample_docs.draw.manner import PROSE, Manner
from sample_docs.draw.paper import clouds
from sample_docs.draw.recipe import KINDS, Recipe
from sample_docs.draw.sheet import Sheet
from sample_docs.draw.stamps import company_seal, press_on

LEAN = 2.2
_MOST_SKEW = 3.5


def hardened(manner: Manner, rng: Random) -> Manner:
    """The same applicant with a worse scanner, a telephone more often at hand, and nothing born digital."""
    certificates = [kind for kind in KINDS if kind not in PROSE]
    return replace(
        manner,
        harsh=True,
        digital=False,
        dpi=rng.choice((110, 120, 130, 150)),
        quality=rng.randrange(24, 46),
        rough=rng.uniform(2.0, 3.5),
        photographed=manner.photographed | {kind for kind in certificates if rng.random() < 0.4},
    )


def skewed(rng: Random) -> float:
    """Degrees by which a page lies askew on the scanner."""
    return max(-_MOST_SKEW, min(_MOST_SKEW, rng.gauss(0, 1.6)))


def wear_out(papers: Sequence[Paper], facts: Facts, recipe: Recipe, rng: Random) -> None:
    """Seal some sheets once more, over their values, and let the toner of some fade, in place."""
    for paper in papers:
        for leaf in paper.leaves:
            if rng.random() < 1 / 3 and _may_bear_another(paper.kind, recipe):
                seal = company_seal(facts.company.name, facts.company.seal_code, rng)
                spot = (rng.uniform(0.3, 0.7) * leaf.sheet.width, rng.uniform(0.45, 0.7) * leaf.sheet.height)
                press_on(leaf.sheet, seal, spot, rng)
            if rng.random() < 1 / 3:
                _fade(leaf.sheet, rng)


def dim(captured: Captured, rng: Random) -> Captured:
    """A photograph in a badly lit room: half of it in a shadow, and not quite in focus."""
    noise = np.random.default_rng(rng.getrandbits(63))
    height, width = captured.pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    turn = rng.uniform(0, 2 * np.pi)
    along = ((x / width - 0.5) * np.cos(turn) + (y / height - 0.5) * np.sin(turn)) * rng.uniform(3, 14)
    shade = clouds((height, width), max(height, width) / 3, noise) * 0.02
    light = 1 - rng.uniform(0.25, 0.5) / (1 + np.exp(-along)) + shade
    soft = cv2.GaussianBlur(captured.pixels, (0, 0), rng.uniform(0.3, 0.9))
    return replace(captured, pixels=np.clip(soft * light[..., None], 0, 255).astype(np.uint8))


def _may_bear_another(kind: str, recipe: Recipe) -> bool:
    if kind in PROSE or kind == "other":
        return False
    choice = {"business_license": recipe.seal_on_licence, "legal_rep_id": recipe.seal_on_id}.get(kind, "company")
    return choice == "company"


def _fade(sheet: Sheet, rng: Random) -> None:
    noise = np.random.default_rng(rng.getrandbits(63))
    page = sheet.pixels.astype(np.float32)
    shape = (page.shape[0], page.shape[1])
    kept = rng.uniform(0.45, 0.7) + clouds(shape, max(shape) / 5, noise) * 0.04
    sheet.replace(np.clip(255 - (255 - page) * np.clip(kept, 0.35, 0.85)[..., None], 0, 255).astype(np.uint8))
