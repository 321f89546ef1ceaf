"""What it costs that files are parsed in child processes: `python -m bench.isolation_cost [--rounds 20]`.

The same pages are rendered in a child and in this very process, one at a time; and children are started.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.odd_pdfs import pdf_of_pages
from bench.usual_scans import write_usual_scans
from chushen.settings import load_settings
from flows.equipment import limits_of
from intake.budget import Budget
from intake.isolation import open_isolation
from intake.render import load_page, render_page
from intake.submission import open_files

_DPI = 200
_STARTS = 5


def main() -> None:
    """Measure and print: medians, in milliseconds."""
    parser = argparse.ArgumentParser(prog="python -m bench.isolation_cost", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, metavar="N", help="times each page is rendered (default 20)")
    rounds = parser.parse_args().rounds
    limits = limits_of(load_settings())
    with TemporaryDirectory(prefix="chushen-cost-") as folder:
        paths = _pages(Path(folder))
        with open_isolation(limits, 1) as isolation:
            first = _milliseconds(lambda: isolation.outcome_of("a", Budget(), os.getpid))
            print(f"the first child, the fork server with it  {first:7.1f} ms")
            empty = median(_milliseconds(lambda: isolation.outcome_of("a", Budget(), os.getpid)) for _ in range(200))
            print(f"a call with nothing in it                 {empty:7.1f} ms")
            lost = median(_milliseconds(lambda: isolation.outcome_of("a", Budget(), os.abort)) for _ in range(_STARTS))
            print(f"a child that crashes, and another for it  {lost:7.1f} ms")
            with open_files(paths, limits, isolation) as opened:
                for source in opened.pages:
                    in_child = partial(load_page, source, _DPI, limits, isolation)
                    child = median(_milliseconds(in_child) for _ in range(rounds))
                    own = median(_milliseconds(partial(render_page, source, _DPI, limits)) for _ in range(rounds))
                    print(f"{source.file.rsplit('/', 1)[-1]:20} in a child {child:7.1f} ms, here {own:7.1f} ms")


def _pages(folder: Path) -> list[Path]:
    """A scan of the usual size, as a picture and in a PDF, and a PDF of text."""
    write_usual_scans(folder)
    (folder / "words.pdf").write_bytes(pdf_of_pages(1))
    return sorted(folder.iterdir())


def _milliseconds(step: Callable[[], object]) -> float:
    begun = perf_counter()
    step()
    return (perf_counter() - begun) * 1e3


if __name__ == "__main__":
    main()
