"""How long verification takes, against bare Tesseract on the same pages: `python -m bench.speed [--only TEXT]`.

Both sides use the same number of threads on the same machine; Tesseract reads the pages as pictures that are
already rendered and written, and does nothing else.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import cv2

from bench.bare_tesseract import read_bare
from bench.samples import Sample, find_samples
from chushen.pages import PageImage
from chushen.settings import load_settings
from chushen.stopwatch import Stopwatch
from flows.equipment import open_workbench
from flows.verification import verify_submission
from flows.workbench import Workbench

_MODELS = "models"


def main() -> None:
    """Measure both and print the ratio."""
    options = _options()
    settings = load_settings()
    watch = Stopwatch()
    samples = [sample for sample in find_samples() if options.only in sample.path.name]
    with open_workbench(settings, watch) as bench, TemporaryDirectory(prefix="chushen-speed-") as folder:
        pictures = write_pictures(samples, bench, Path(folder))
        if not pictures:
            print("No pages to read in sample_docs.")
            return
        begun = perf_counter()
        for sample in samples:
            verify_submission(sample.path, bench, received=sample.received)
        ours = perf_counter() - begun
        bare = time_tesseract(pictures, settings.workers)
    pages = len(pictures)
    print(f"{len(samples)} applications, {pages} pages, {settings.workers} threads, {os.cpu_count()} cores")
    print(f"  verification        {ours:8.1f} s  {ours / pages:6.2f} s a page")
    print(f"  bare Tesseract      {bare:8.1f} s  {bare / pages:6.2f} s a page")
    print(f"  ratio               {ours / bare:8.2f}")
    print(f"  loading the models  {watch.seconds().get(_MODELS, 0.0):8.1f} s, once\n")
    print(where_the_time_goes(watch.seconds(), ours * settings.workers, pages))


def write_pictures(samples: Sequence[Sample], bench: Workbench, folder: Path) -> list[Path]:
    """Every page of the applications as a PNG, rendered as verification renders it."""
    written: list[Path] = []
    for sample in samples:
        with bench.open_submission(sample.path) as opened:
            for source in opened.pages:
                page = bench.load_page(source)
                if isinstance(page, PageImage):
                    path = folder / f"{len(written):04}.png"
                    cv2.imwrite(str(path), page.pixels)
                    written.append(path)
    return written


def time_tesseract(pictures: Sequence[Path], workers: int) -> float:
    """Seconds that `tesseract -l chi_sim` takes over the pictures, one thread each, so many at a time."""
    begun = perf_counter()
    with ThreadPoolExecutor(workers) as pool:
        list(pool.map(read_bare, pictures))
    return perf_counter() - begun


def where_the_time_goes(stages: Mapping[str, float], thread_seconds: float, pages: int) -> str:
    """A line for each stage; what no stage accounts for is orchestration and threads that wait."""
    counted = {name: seconds for name, seconds in stages.items() if name != _MODELS}
    counted["orchestration and waiting"] = max(thread_seconds - sum(counted.values()), 0.0)
    lines = [
        f"  {name:26} {seconds:8.1f} s  {seconds / pages:6.2f} s a page  {100 * seconds / thread_seconds:5.1f}%"
        for name, seconds in sorted(counted.items(), key=lambda item: -item[1])
    ]
    return "\n".join([f"where {thread_seconds:.1f} thread-seconds go", *lines])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="only applications with this in their name")
    return parser.parse_args()


if __name__ == "__main__":
    main()
