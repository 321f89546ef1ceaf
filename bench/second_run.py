"""What it costs to look at an application that has not changed: `python -m bench.second_run [--small 200]`.

A sample is verified, and handled once more; by other rules it is judged anew from the pages that were kept. Then many
small applications the same way: of these the first run's reading is left out of no figure, it is the whole run.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import cv2
import numpy as np

from bench.samples import find_samples
from chushen.settings import load_settings
from flows.equipment import open_office
from flows.handling import handle
from flows.office import Office


def main() -> None:
    """Print what the runs cost."""
    parser = argparse.ArgumentParser(prog="python -m bench.second_run", description=__doc__)
    parser.add_argument("--small", type=int, default=200, metavar="N", help="so many small applications")
    parser.add_argument("--database", default="", help="a PostgreSQL, else SQLite in a temporary folder")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="chushen-second-") as folder:
        settings = load_settings(Path(folder) / "data").model_copy(update={"database": options.database})
        with open_office(settings) as office:
            samples = [s.path for s in find_samples() if s.path.name in {"clean-scans", "clean-one-pdf.pdf"}]
            warm_up(Path(folder), office)
            tell("samples " + ", ".join(path.name for path in samples), samples, office)
            small = [a_small_one(Path(folder) / "small" / f"{number:04}", number) for number in range(options.small)]
            tell(f"{options.small} small ones, one page each", small, office)


def tell(what: str, paths: Sequence[Path], office: Office) -> None:
    """Handle them, handle them again, and judge them by other rules."""
    first = seconds(paths, office)
    second = seconds(paths, office)
    rules = replace(office, bench=replace(office.bench, edition="other rules"))
    anew = seconds(paths, rules)
    print(what)
    print(f"  first run      {first:8.2f} s")
    print(f"  second run     {second:8.3f} s  {100 * second / first:6.2f} %  {1000 * second / len(paths):6.1f} ms each")
    print(f"  other rules    {anew:8.3f} s  {100 * anew / first:6.2f} %  {1000 * anew / len(paths):6.1f} ms each")


def seconds(paths: Sequence[Path], office: Office) -> float:
    """How long it takes to handle them one after the other."""
    begun = perf_counter()
    for path in paths:
        handle(path, office)
    return perf_counter() - begun


def warm_up(folder: Path, office: Office) -> None:
    """Start what is started once: children, models, the database."""
    handle(a_small_one(folder / "warm", 250), office)


def a_small_one(folder: Path, number: int) -> Path:
    """A folder with a page that says little."""
    folder.mkdir(parents=True)
    page = np.full((1100, 800, 3), 255, np.uint8)
    cv2.putText(page, f"No. {number:05}", (80, 300), cv2.FONT_HERSHEY_SIMPLEX, 2, (20, 20, 20), 4)
    cv2.imwrite(str(folder / "page.png"), page)
    return folder


if __name__ == "__main__":
    main()
