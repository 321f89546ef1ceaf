"""How well a ring's odds tell the company's own name from others: `python -m bench.seal_odds FOLDER`.

FOLDER holds labelled pages (`bench.labels`). Each company seal whose text is labelled, and of which at least half was
read, is asked for its own name, for that name with one character changed, with two, and with a word more.
"""

from __future__ import annotations

import argparse
import random
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

from bench.labels import load_labels
from chushen.posteriors import Posteriors
from extractors.readers import Readers, open_readers
from extractors.seals.find import find_seals
from extractors.upright import turn_upright
from intake.limits import Limits
from intake.render import render_page
from intake.submission import PageSource
from validators.seal_odds import log_odds
from validators.seal_owner import ring_text

_OTHERS = "明德方舟金桥鸿图卓越东方华信联众达"
_HALF = 0.5
_LEAST = -1000.0
"""A text longer than the ring has room for has no odds at all."""


def main() -> None:
    """Ask every seal and print the odds."""
    parser = argparse.ArgumentParser(prog="python -m bench.seal_odds", description=__doc__)
    parser.add_argument("folder", type=Path)
    readers, chance = open_readers(tesseract_timeout=120), random.Random(1)
    odds: dict[str, list[float]] = {}
    for labelled in load_labels(parser.parse_args().folder):
        names = [seal.text for seal in labelled.seals if seal.role == "company" and seal.text]
        for heard, text in _rings(labelled.file, labelled.page, readers) if names else ():
            name = max(names, key=lambda name: Levenshtein.normalized_similarity(ring_text(text), ring_text(name)))
            if Levenshtein.normalized_similarity(ring_text(text), ring_text(name)) < _HALF:
                continue
            for asked, other in _asked(name, chance).items():
                odds.setdefault(asked, []).append(max(log_odds(heard, other), _LEAST))
            print(f"{odds['own name'][-1]:8.1f}  {name}  {text}")
    for asked, found in odds.items():
        least, low, middle, high, most = np.percentile(found, (0, 10, 50, 90, 100))
        print(f"{asked:24} of {len(found):3}: {least:8.1f} {low:8.1f} {middle:8.1f} {high:8.1f} {most:8.1f}")


def _rings(file: Path, page: int, readers: Readers) -> list[tuple[tuple[Posteriors, ...], str]]:
    image = render_page(PageSource(path=file, file=file.name, page=page), 200, Limits())
    seals = find_seals(turn_upright(image.pixels, readers.pp_ocr).pixels, readers)
    return [(seal.heard, seal.text) for seal in seals if seal.heard]


def _asked(name: str, chance: random.Random) -> dict[str, str]:
    at = chance.randrange(2, 4)
    one, other = chance.sample(_OTHERS, 2)
    return {
        "own name": name,
        "one character another": name[:at] + one + name[at + 1 :],
        "two characters others": name[:2] + one + other + name[4:],
        "a word more": f"{name[:4]}信息{name[4:]}",
    }


if __name__ == "__main__":
    main()
