"""What reading one page costs, against bare Tesseract on the same picture: `python -m bench.page_cost`.

Born clean A4 pages are drawn by seed (no scanner, no noise), written as pictures at 200 dpi, and read one after the
other: by `tesseract -l chi_sim` as a process of its own, with one thread and with as many as it likes, and by
`extractors.page.read_page` in this process, its models loaded before. Every page is read twice; the second time counts.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import cv2
import numpy as np

from bench.bare_tesseract import read_bare
from chushen.pages import PageImage
from chushen.stopwatch import Stopwatch
from extractors.page import read_page
from extractors.readers import open_readers
from sample_docs.draw.facts import draw_facts
from sample_docs.draw.leaves import Paper, draw_papers
from sample_docs.draw.recipe import Recipe
from sample_docs.draw.streams import one_stream

_PROSE = ("operation_report", "technical_plan")
_DPI = 200
_LONG_SIDE = round(297 / 25.4 * _DPI)


def main() -> None:
    """Time every page and print the ratios."""
    options = _options()
    readers = open_readers(tesseract_timeout=120)
    seconds: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    with TemporaryDirectory(prefix="chushen-cost-") as folder:
        picture = Path(folder) / "page.png"
        for number in range(options.applications):
            for kind, image in clean_pages(options.seed + number):
                cv2.imwrite(str(picture), image.pixels)
                read_page(image, readers, Stopwatch())
                begun = perf_counter()
                read_page(image, readers, Stopwatch())
                ours = perf_counter() - begun
                seconds[kind].append((ours, _tesseract(picture, threads=1), _tesseract(picture, threads=None)))
    print(f"{os.cpu_count()} cores; medians over pages, seconds")
    print(f"{'':8}{'pages':>7}{'ours':>9}{'Tesseract, 1 thread':>22}{'ratio':>8}{'as it likes':>14}{'ratio':>8}")
    for kind, times in seconds.items():
        ours, one, free = np.median(np.array(times), axis=0)
        print(f"{kind:8}{len(times):>7}{ours:>9.2f}{one:>22.2f}{ours / one:>8.2f}{free:>14.2f}{ours / free:>8.2f}")


def clean_pages(seed: int) -> Iterator[tuple[str, PageImage]]:
    """The pages of one application as they were born: `form` or `prose`, and the picture."""
    rng = Random(seed)
    papers: tuple[Paper, ...] = draw_papers(draw_facts(rng), Recipe(), one_stream(rng), born_digital=False)
    for paper in papers:
        for number, leaf in enumerate(paper.leaves, 1):
            pixels = leaf.sheet.pixels
            scale = _LONG_SIDE / max(pixels.shape[:2])
            scaled = np.asarray(cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
            kind = "prose" if paper.kind in _PROSE else "form"
            yield kind, PageImage(file=f"{paper.kind}.png", page=number, pixels=scaled)


def _tesseract(picture: Path, *, threads: int | None) -> float:
    begun = perf_counter()
    read_bare(picture, threads=threads)
    return perf_counter() - begun


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.page_cost", description=__doc__)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--applications", type=int, default=2, metavar="N", help="draw so many (default 2)")
    return parser.parse_args()


if __name__ == "__main__":
    main()
