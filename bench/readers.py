"""Which reader reads what, and how long it takes: `python -m bench.readers FOLDER [--only TEXT]`.

FOLDER holds labelled pages (`bench.labels`). Each page is read three ways: by Tesseract alone, by PP-OCR alone (the
page as it came), and by the arrangement of `extractors.reading`. A value counts where it stands in the text, all of
its characters and in their order; dates where their year, month and day do.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path
from time import perf_counter

import pytesseract

from bench.labels import load_labels
from bench.likeness import plain
from chushen.kinds import LONG_TERM
from chushen.pages import PageImage
from chushen.stopwatch import Stopwatch
from extractors.dates import find_dates
from extractors.page import read_page
from extractors.pp_ocr import cut
from extractors.readers import Readers, open_readers
from intake.limits import Limits
from intake.render import render_page
from intake.source import PageSource

_GROUPS = {
    "company_name": "company name",
    "legal_representative": "person's name",
    "name": "person's name",
    "uscc": "numbers",
    "permit_number": "numbers",
    "id_number": "numbers",
    "valid_from": "dates",
    "valid_to": "dates",
    "established": "dates",
    "issued": "dates",
}


def main() -> None:
    """Read every page in each way and print the table."""
    options = _options()
    os.environ["OMP_THREAD_LIMIT"] = "1"
    readers = open_readers(tesseract_timeout=120)
    ways = _ways(readers)
    right: dict[tuple[str, str], list[bool]] = defaultdict(list)
    seconds: dict[str, list[float]] = defaultdict(list)
    for seen in load_labels(options.folder):
        asked = {name: value for name, value in seen.fields.items() if name in _GROUPS}
        if not asked or options.only not in seen.file.name:
            continue
        image = render_page(PageSource(path=seen.file, file=seen.file.name, page=seen.page), 200, Limits())
        for way, read in ways.items():
            begun = perf_counter()
            text = read(image)
            seconds[way].append(perf_counter() - begun)
            for name, value in asked.items():
                right[way, _GROUPS[name]].append(stands_in(value, text))
    _print(ways, right, seconds)


def stands_in(value: str, text: str) -> bool:
    """Does the text hold the value? Dates may be written in any way."""
    if value == LONG_TERM or len(value.split("-")) == 3:
        return any(found.value == value for found in find_dates(text.replace("\n", " ")))
    return plain(value) in plain(text)


def _ways(readers: Readers) -> dict[str, Callable[[PageImage], str]]:
    def tesseract(image: PageImage) -> str:
        return str(pytesseract.image_to_string(image.pixels[:, :, ::-1], lang="chi_sim", timeout=120))

    def pp_ocr(image: PageImage) -> str:
        quads = readers.pp_ocr.find(image.pixels)
        return "\n".join(s.text for s in readers.pp_ocr.read([cut(image.pixels, quad) for quad in quads]))

    def arrangement(image: PageImage) -> str:
        return read_page(image, readers, Stopwatch()).text

    return {"Tesseract alone": tesseract, "PP-OCR alone": pp_ocr, "the arrangement": arrangement}


def _print(
    ways: Mapping[str, object], right: Mapping[tuple[str, str], list[bool]], seconds: Mapping[str, list[float]]
) -> None:
    groups = list(dict.fromkeys(_GROUPS.values()))
    print(f"{'':18}" + "".join(f"{group:>18}" for group in groups) + f"{'seconds a page':>18}")
    for way in ways:
        cells = [right[way, group] for group in groups]
        shares = [f"{sum(cell)} of {len(cell)}" for cell in cells]
        mean = sum(seconds[way]) / max(len(seconds[way]), 1)
        print(f"{way:18}" + "".join(f"{share:>18}" for share in shares) + f"{mean:>18.2f}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.readers", description=__doc__)
    parser.add_argument("folder", type=Path, help="labelled pages: labels.json and the files it names")
    parser.add_argument("--only", default="", metavar="TEXT", help="only files with this in their name")
    return parser.parse_args()


if __name__ == "__main__":
    main()
