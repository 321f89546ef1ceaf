"""A watch that is killed with -9 again and again, at moments that nobody chose."""

import random
import subprocess
import sys
from time import sleep

from records.schema import State
from records.store import Store
from tests.flows.building import GOOD, POISONED, an_application

WATCH = """
import asyncio, sys
from pathlib import Path
from flows.handling import handle, not_processed
from flows.office import Progress
from flows.watch import Watching, watch
from records.folder import write_private
from tests.flows.building import an_office

class Said(Progress):
    def ended(self, outcome):
        print(outcome.name, flush=True)

def report(verified, folder, pictures):
    write_private(folder / "report.html", verified.submission.name.encode())

async def run(drop, office):
    async def verify(path):
        return await asyncio.to_thread(handle, path, office)
    await watch(drop, office, verify, how=Watching(settle_seconds=0.2, poll_seconds=0.2), stop=asyncio.Event())

with an_office(Path(sys.argv[2]), write_report=report, progress=Said()) as office:
    asyncio.run(run(Path(sys.argv[1]), office))
"""
APPLICATIONS, KILLS = 16, 4


def test_what_a_watch_killed_again_and_again_leaves_behind_is_what_an_undisturbed_one_does(tmp_path):
    drop, data, dice = tmp_path / "drop", tmp_path / "data", random.Random(7)  # noqa: S311  no key
    for number in range(APPLICATIONS):
        an_application(drop / f"申请 {number}", GOOD, POISONED if number % 2 else GOOD)
    kills = 0
    while dropped_in(drop):
        with subprocess.Popen(  # noqa: S603  our own interpreter
            [sys.executable, "-c", WATCH, str(drop), str(data)], stdout=subprocess.PIPE, text=True
        ) as watcher:
            for number, _ in enumerate(watcher.stdout, start=1):
                if (number == 3 and kills < KILLS) or not dropped_in(drop):
                    break
            sleep(dice.uniform(0, 0.05))
            watcher.kill()
            kills += 1

    assert kills > 2
    assert names_in(drop / "done") == with_reports(range(0, APPLICATIONS, 2))
    assert names_in(drop / "attention") == with_reports(range(1, APPLICATIONS, 2))
    assert names_in(drop / "quarantine") == []
    with Store.open(data) as store:
        rows = store.rows()
    assert len(rows) == APPLICATIONS
    assert all(row.state is State.DONE and row.path.is_dir() for row in rows)


def dropped_in(drop):
    return [path for path in drop.iterdir() if path.name.startswith("申请")]


def names_in(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def with_reports(numbers):
    return sorted(f"申请 {number}{ending}" for number in numbers for ending in ("", ".初审报告.html"))
