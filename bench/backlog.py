"""Does this process grow with the backlog? `python -m bench.backlog [--number 1000]`.

Tiny applications through the real batch (Prefect, intake, rules, records, reports, summary) with quick readers; every
hundred of them it says what this process holds and how fast it goes. Then the same run once more, in which nothing has
changed.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from bench.child_memory import resident_mb
from bench.quick_readers import with_quick_readers
from bench.storm import an_application
from chushen.checklist_file import load_checklist
from chushen.names import Language
from chushen.settings import Settings, load_settings
from desk.report.summary import Run
from desk.work.batching import file_summary, run_batch
from flows.office import Outcome, Progress
from flows.sources import submissions_in
from records.store import Store

_EVERY = 100


class _Told(Progress):
    def __init__(self) -> None:
        self.done = 0
        self.since = monotonic()

    def ended(self, outcome: Outcome) -> None:
        del outcome
        self.done += 1
        if self.done % _EVERY == 0:
            spent = monotonic() - self.since
            print(f"{self.done:6} applications  {resident_mb():6.0f} MB  {spent:6.1f} s", flush=True)


def main() -> None:
    """Work it off twice."""
    parser = argparse.ArgumentParser(prog="python -m bench.backlog", description=__doc__)
    parser.add_argument("--number", type=int, default=1000, metavar="N", help="applications (default 1000)")
    number = parser.parse_args().number
    with TemporaryDirectory(prefix="chushen-backlog-") as temporary:
        folder, data = Path(temporary) / "backlog", Path(temporary) / "data"
        for count in range(number):
            an_application(folder / f"申请 {count}", count, 1)
        settings = load_settings(data)
        for turn in ("first run", "second run, nothing changed"):
            print(turn)
            _worked_off(submissions_in(folder), settings)


def _worked_off(paths: Sequence[Path], settings: Settings) -> None:
    begun, at = monotonic(), datetime.now(UTC)
    rules = load_checklist(settings.checklist)
    outcomes = run_batch(paths, settings, rules, Language.ZH, furnish=lambda o: with_quick_readers(o, _Told()))
    worked = monotonic()
    run = Run(folder="backlog", begun=at, ended=datetime.now(UTC), workers=settings.workers)
    with Store.open(settings.data, settings.database) as store:
        page, book = file_summary(outcomes, run, store, settings.data, Language.ZH)
    sizes = " and ".join(f"{path.name} of {path.stat().st_size // 1024} kB" for path in (page, book))
    print(f"all {len(outcomes)} in {worked - begun:.1f} s; {sizes} in {monotonic() - worked:.1f} s more")
    print(f"at the end {resident_mb():.0f} MB")


if __name__ == "__main__":
    main()
