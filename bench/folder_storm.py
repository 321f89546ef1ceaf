"""Does each of many drops end once? `python -m bench.folder_storm [--number 500] [--seconds 10] [--plain]`.

The real watch with quick readers, under Prefect or without: applications are dropped into a folder, some growing
slowly, some replaced while they are read, some taken away. In the end each lies in its place once, with the result
of what it holds.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import signal
import sys
from collections import Counter
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import monotonic

from bench.child_memory import resident_mb
from bench.quick_readers import with_quick_readers
from bench.storm import Fate, Storm
from chushen.errors import ChushenError
from chushen.settings import load_settings
from flows.equipment import open_office
from flows.handling import handle, not_processed
from flows.office import Office, Outcome, Progress
from flows.start import watch_folder
from flows.triage import triage
from flows.watch import Watching, watch

_SETTLE = 2.0


class _Endings(Progress):
    """Ends the watch as an operator would, once nothing that was dropped is left."""

    def __init__(self, storm: Storm) -> None:
        self.storm = storm
        self.outcomes: list[Outcome] = []
        self.put_offs = 0
        self.last = 0.0

    def put_off(self, name: str) -> None:
        del name
        self.put_offs += 1

    def ended(self, outcome: Outcome) -> None:
        self.outcomes.append(outcome)
        self.last = monotonic()
        if self.storm.last_drop and not _dropped_in(self.storm.folder):
            os.kill(os.getpid(), signal.SIGTERM)


def main() -> int:
    """Raise the storm; say what became of it; 1 where an application is not where it belongs."""
    parser = argparse.ArgumentParser(prog="python -m bench.folder_storm", description=__doc__)
    parser.add_argument("--number", type=int, default=500, metavar="N", help="applications (default 500)")
    parser.add_argument("--seconds", type=float, default=10, metavar="S", help="within so many seconds (default 10)")
    parser.add_argument("--plain", action="store_true", help="without Prefect")
    parser.add_argument("--no-events", action="store_true", help="look at the folder only, as on a network share")
    said = parser.parse_args()
    with TemporaryDirectory(prefix="chushen-storm-") as temporary:
        base = Path(temporary)
        drop, data = base / "drop", base / "data"
        drop.mkdir()
        storm = Storm(folder=drop, aside=base / "aside", number=said.number, seconds=said.seconds, settle=_SETTLE)
        endings = _Endings(storm)
        with open_office(load_settings(data)) as opened:
            office = with_quick_readers(opened, endings, meanwhile=storm.reads)
            begun = monotonic()
            storm.start()
            how = Watching(settle_seconds=_SETTLE, listen=not said.no_events)
            if said.plain:
                asyncio.run(_watch_plainly(drop, office, how))
            else:
                watch_folder(drop, office, data, how=how)
            return _said(storm, endings, begun, office)


async def _watch_plainly(drop: Path, office: Office, how: Watching) -> None:
    async def verify(path: Path) -> Outcome:
        try:
            return await asyncio.to_thread(handle, path, office)
        except ChushenError as error:
            return not_processed(path, error)

    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await watch(drop, office, verify, how=how, stop=stop)


def _said(storm: Storm, endings: _Endings, begun: float, office: Office) -> int:
    drop = storm.folder
    placed = {name: [p for p in (drop / name).iterdir() if _is_application(p)] for name in ("done", "attention")}
    there = [path for paths in placed.values() for path in paths]
    current = sum(isinstance(one, Outcome) and one.skipped for one in triage(there, office))
    often = Counter(outcome.name for outcome in endings.outcomes)
    waited = sorted(outcome.waited or 0.0 for outcome in endings.outcomes if outcome.verdict)
    print(f"{storm.number} applications in {storm.seconds:g} s; settle time {storm.settle:g} s")
    for fate, count in Counter(storm.fates).most_common():
        print(f"  {count:4} {fate}")
    print(f"left in the folder {len(_dropped_in(drop))}; placed {len(there)} of {storm.survivors()}")
    print(f"with the result of what they hold {current}; ended more than once {sum(n > 1 for n in often.values())}")
    print(f"changed while they were read, and verified again {endings.put_offs}")
    taken = sum(outcome.verdict is None for outcome in endings.outcomes)
    print(f"taken away while they were read {storm.fates.count(Fate.TAKEN_READ)}; said not to be processed {taken}")
    print(f"last outcome {endings.last - begun:.1f} s after the first drop")
    print(f"from settled to verdict: median {median(waited):.1f} s, nine of ten {quantiles(waited, n=10)[-1]:.1f} s")
    print(f"this process holds {resident_mb():.0f} MB")
    good = len(there) == current == storm.survivors() and max(often.values()) == 1 and not _dropped_in(drop)
    print("each ended once" if good else "NOT each ended once")
    return 0 if good else 1


def _dropped_in(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith("申请")]


def _is_application(path: Path) -> bool:
    return not path.name.startswith(".") and path.suffix != ".html"


if __name__ == "__main__":
    sys.exit(main())
