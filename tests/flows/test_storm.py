"""Sixty applications in two seconds; the full storm is `python -m bench.folder_storm`."""

import asyncio
from collections import Counter

from bench.storm import Fate, Storm
from flows.handling import handle, not_processed
from flows.office import Outcome, Progress
from flows.triage import triage
from flows.watch import Watching, watch
from records.schema import State
from tests.flows.building import CountingReader, an_office

SETTLE = 0.5


class Stormy(CountingReader):
    def __init__(self, storm):
        super().__init__()
        self.storm = storm

    def __call__(self, image):
        self.storm.reads(image)
        return super().__call__(image)


class Endings(Progress):
    """Stops the watch when everything that was dropped has ended and lies in its place."""

    def __init__(self, storm, stop):
        self.storm = storm
        self.stop = stop
        self.outcomes = []

    def ended(self, outcome):
        self.outcomes.append(outcome)
        if self.storm.last_drop and not dropped_in(self.storm.folder):
            self.stop.set()


def dropped_in(folder):
    return [path.name for path in folder.iterdir() if path.name.startswith("申请")]


def test_each_application_of_a_storm_ends_once_in_its_place_with_the_result_of_what_it_holds(tmp_path):
    drop = tmp_path / "drop"
    drop.mkdir()
    storm = Storm(folder=drop, aside=tmp_path / "aside", number=60, seconds=2, settle=SETTLE)

    async def run(office, stop):
        async def verify(path):
            try:
                return await asyncio.to_thread(handle, path, office)
            except Exception as error:  # noqa: BLE001  as flows.batch.verified does
                return not_processed(path, error)

        storm.start()
        async with asyncio.timeout(120):
            await watch(drop, office, verify, how=Watching(settle_seconds=SETTLE, poll_seconds=0.3), stop=stop)

    stop = asyncio.Event()
    endings = Endings(storm, stop)
    with an_office(tmp_path / "data", Stormy(storm), progress=endings) as office:
        asyncio.run(run(office, stop))
        there = [path for path in (drop / "done").iterdir() if not path.name.startswith(".") and path.suffix != ".html"]
        again = list(triage(there, office))
        states = Counter(row.state for row in office.store.rows())

    assert dropped_in(drop) == []
    assert len(there) == storm.survivors()
    assert all(isinstance(one, Outcome) and one.skipped for one in again)
    assert states[State.DONE] == storm.survivors()
    assert states[State.QUARANTINED] >= storm.fates.count(Fate.TAKEN_READ)
    assert states.total() <= storm.number
    assert max(Counter(outcome.name for outcome in endings.outcomes).values()) == 1
