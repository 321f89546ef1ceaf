"""How long from settled to verdict? `python -m bench.watch_latency [--number 8] [--no-events]`.

The real watch under Prefect with the real readers: applications of one page, taken from a sample, are dropped into a
folder, each when the one before has its verdict.
"""

from __future__ import annotations

import argparse
import os
import signal
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from chushen.settings import load_settings
from flows.equipment import open_office
from flows.office import Outcome, Progress
from flows.start import watch_folder
from flows.watched.watch import Watching

_PAGE = Path(__file__).parents[1] / "sample_docs" / "clean-scans"
_SETTLE = 1.0


class _OneByOne(Progress):
    def __init__(self, drop: Path, number: int) -> None:
        self.drop = drop
        self.left = number
        self.numbers: Iterator[int] = count(1)
        self.dropped = 0.0
        self.waited: list[float] = []
        self.noticed: list[float] = []

    def next(self) -> None:
        made = self.drop.with_name("made")
        made.mkdir()
        page = next(path for path in sorted(_PAGE.rglob("*")) if path.suffix.lower() in {".jpg", ".png"})
        number = next(self.numbers)
        # what follows a picture's end is no part of it, but makes it another file: the same one would be read once
        (made / page.name).write_bytes(page.read_bytes() + f"{number}".encode())
        self.dropped = monotonic()
        made.rename(self.drop / f"申请 {number}")
        self.left -= 1

    def ended(self, outcome: Outcome) -> None:
        waited = outcome.waited or 0.0
        self.waited.append(waited)
        self.noticed.append(monotonic() - self.dropped - waited - _SETTLE)
        print(f"{outcome.name}: {waited:.2f} s from settled to verdict, of which {outcome.seconds:.2f} s at work")
        if self.left:
            self.next()
        else:
            os.kill(os.getpid(), signal.SIGTERM)


def main() -> None:
    """Drop them and print the median."""
    parser = argparse.ArgumentParser(prog="python -m bench.watch_latency", description=__doc__)
    parser.add_argument("--number", type=int, default=8, metavar="N", help="applications (default 8)")
    parser.add_argument("--no-events", action="store_true", help="look at the folder only, every 2 s")
    said = parser.parse_args()
    with TemporaryDirectory(prefix="chushen-latency-") as temporary:
        drop, data = Path(temporary) / "drop", Path(temporary) / "data"
        drop.mkdir()
        one_by_one = _OneByOne(drop, said.number)
        with open_office(load_settings(data), progress=one_by_one) as office:
            one_by_one.next()
            watch_folder(drop, office, data, how=Watching(settle_seconds=_SETTLE, listen=not said.no_events))
        later = slice(1, None)  # the first one waits for Prefect's start
        print(f"median {median(one_by_one.waited[later]):.2f} s from settled to verdict")
        print(f"median {median(one_by_one.noticed[later]):.2f} s from dropped to noticed")


if __name__ == "__main__":
    main()
