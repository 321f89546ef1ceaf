import asyncio
import signal
import subprocess
import sys
from contextlib import contextmanager
from time import monotonic, sleep

import pytest

from chushen.findings import Verdict
from flows.handling import handle
from flows.office import Progress
from flows.watch import watch
from records.schema import State
from records.store import Store
from tests.flows.building import GOOD, SLOW, an_application, an_office

WATCH = """
import sys
from pathlib import Path
from flows.start import watch_folder
from tests.flows.building import an_office
with an_office(Path(sys.argv[2])) as office:
    watch_folder(Path(sys.argv[1]), office, Path(sys.argv[2]), settle_seconds=0.3)
print("stopped")
"""


class Watching(Progress):
    """Plays what happens in the folder: each step is taken when one more application has ended."""

    def __init__(self, stop, *steps):
        self.stop = stop
        self.steps = list(steps)
        self.outcomes = []

    def ended(self, outcome):
        self.outcomes.append(outcome)
        if self.steps:
            self.steps.pop(0)()
        else:
            self.stop.set()


def watched(folder, data, *steps):
    """Watch with real files, records and time; without Prefect."""

    async def run():
        stop = asyncio.Event()
        progress = Watching(stop, *steps)
        with an_office(data, progress=progress) as office:

            async def verify(path):
                return await asyncio.to_thread(handle, path, office)

            async with asyncio.timeout(30):
                await watch(folder, office, verify, settle_seconds=0.1, stop=stop)
        return progress.outcomes

    return asyncio.run(run())


def test_what_is_there_at_the_start_and_what_comes_later_are_treated_the_same(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "before", GOOD)
    outcomes = watched(drop, tmp_path / "data", lambda: an_application(drop / "later", GOOD))

    assert [(outcome.name, outcome.verdict) for outcome in outcomes] == [
        ("before", Verdict.PASS),
        ("later", Verdict.PASS),
    ]


def test_what_was_replaced_is_verified_again(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    outcomes = watched(drop, tmp_path / "data", lambda: an_application(drop / "a", GOOD, GOOD))

    assert [outcome.skipped for outcome in outcomes] == [False, False]


def test_a_restart_does_not_do_the_same_work_again(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    watched(drop, tmp_path / "data")

    assert [outcome.skipped for outcome in watched(drop, tmp_path / "data")] == [True]


@contextmanager
def a_watcher(drop, data):
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", WATCH, str(drop), str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as watcher:
        yield watcher


def ended(watcher, end):
    watcher.send_signal(end)
    out, err = watcher.communicate(timeout=30)
    return out.strip(), err, watcher.returncode


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_data")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_watcher_verifies_until_it_is_told_to_stop_and_then_ends_well(tmp_path, end):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "before", GOOD)
    with a_watcher(drop, data) as watcher:
        waits_for(data, "before", State.DONE)
        an_application(drop / "later", GOOD)
        waits_for(data, "later", State.DONE)

        assert ended(watcher, end) == ("stopped", "", 0)


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_data")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_what_is_half_read_when_the_watcher_stops_waits_for_the_next_time(tmp_path, end):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "long", *[SLOW] * 200)
    with a_watcher(drop, data) as watcher:
        waits_for(data, "long", State.RUNNING)
        sleep(1)

        assert ended(watcher, end) == ("stopped", "", 0)
    with Store.open(data) as store:
        assert store.standing("long").state is State.WAITING


def waits_for(data, name, state):
    until = monotonic() + 60
    while monotonic() < until:
        with Store.open(data) as store:
            standing = store.standing(name)
        if standing and standing.state is state:
            return
        sleep(0.2)
    pytest.fail(f"{name} was not {state} within a minute")
