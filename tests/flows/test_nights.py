import json
import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep
from urllib.request import Request, urlopen

import pytest

from chushen.errors import CallError
from flows.handling import handle
from flows.outcome_folders import OutcomeFolders
from flows.start import nightly_once
from records.nights import Night
from records.store import Store
from tests.flows.building import GOOD, POISONED, CountingReader, an_application, an_office

pytestmark = [
    pytest.mark.flow,
    # Prefect's own client leaves its web sockets to the garbage collector when a loop ends
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

EVERY_NIGHT = """
import sys
from pathlib import Path
from chushen.settings import Settings
from flows.start import nightly_forever
if __name__ == "__main__":
    nightly_forever(Settings(data=Path(sys.argv[1])), write_digest=sys.argv[2])
    print("stopped")
"""


def names(night):
    return {outcome.name: outcome.skipped for outcome in night.outcomes}


def test_a_night_verifies_what_is_new_or_has_changed_and_nothing_else(tmp_path, prefect_data):
    data, drop, reader = tmp_path / "data", tmp_path / "drop", CountingReader()
    known = an_application(tmp_path / "elsewhere" / "known", GOOD)
    unchanged = an_application(drop / "unchanged", GOOD)
    with an_office(data) as office:
        handle(known, office)
        handle(unchanged, office)
    an_application(known, GOOD, GOOD - 1)
    an_application(drop / "new", GOOD - 2)

    def night() -> dict[str, bool]:
        with an_office(data, reader) as office:
            return names(nightly_once(office, prefect_data, folder=drop))

    assert night() == {"known": False, "unchanged": True, "new": False}
    assert night() == {"known": True, "unchanged": True, "new": True}
    assert sorted(reader.read) == ["1.png:1", "2.png:1"]  # the new one, and what is new of the other


def test_what_was_mended_where_a_watch_had_put_it_is_verified_by_the_night_and_moves_on(tmp_path, prefect_data):
    data, drop = tmp_path / "data", tmp_path / "drop"
    drop.mkdir()
    OutcomeFolders(drop).prepare()
    mended = an_application(drop / "attention" / "a", POISONED)
    with an_office(data) as office:
        handle(mended, office)
        an_application(mended, GOOD)
        nightly_once(office, prefect_data, folder=drop)

        assert office.store.standing("a").path == drop / "done" / "a"
    assert not mended.exists()


def test_a_night_that_ends_in_the_middle_is_done_by_the_next_which_tells_from_where_the_last_digest_ended(
    tmp_path, prefect_data
):
    drop, told = tmp_path / "drop", []
    an_application(drop / "甲", GOOD)
    yesterday = datetime.now(UTC) - timedelta(days=1)
    with Store.open(tmp_path / "data") as store:
        store.end_night(Night(day=yesterday.date(), begun=yesterday, told=yesterday, undelivered=("json://hook",)))

    def fails(_, night):
        raise OSError(night.day)

    def tells(_, night):
        told.append(night)
        return ("mailto://smtp",)

    with an_office(tmp_path / "data", write_digest=fails) as office, pytest.raises(OSError, match="20"):
        nightly_once(office, prefect_data, folder=drop)
    with an_office(tmp_path / "data", write_digest=tells) as office:
        night = nightly_once(office, prefect_data, folder=drop)
        last = office.store.last_night()

    assert told == [night]
    assert (night.since, night.undelivered) == (yesterday, ("json://hook",))
    assert names(night) == {"甲": True}
    assert (last.day, last.undelivered) == (night.day, ("mailto://smtp",))


def test_two_nights_are_never_at_work_at_once(tmp_path, prefect_data):
    an_application(tmp_path / "drop" / "甲", GOOD)
    with (
        Store.open(tmp_path / "data") as elsewhere,
        elsewhere.alone("nightly"),
        an_office(tmp_path / "data") as office,
    ):
        with pytest.raises(CallError, match="another night is at work"):
            nightly_once(office, prefect_data, folder=tmp_path / "drop")
        assert office.store.rows() == ()


@pytest.mark.usefixtures("prefect_data")
def test_of_many_missed_nights_one_does_the_work_and_each_other_says_that_it_is_done(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT_RUNNER_POLL_FREQUENCY", "1")
    with nights(tmp_path, "tests.flows.digests:counted") as (deployment, process):
        late = [datetime.now(UTC) - timedelta(days=n) for n in (1, 2)]
        runs = [a_run_due(at, deployment) for at in late]
        within(120, lambda: all(state(run)["type"] == "COMPLETED" for run in runs))
        ends = [state(run) for run in runs]
        stopped(process)

    assert sorted(end["name"] for end in ends) == ["Completed", "Needless"]
    assert all("has done what was due" in end["message"] for end in ends if end["name"] == "Needless")
    assert len((tmp_path / "digests.txt").read_text().splitlines()) == 1


@pytest.mark.usefixtures("prefect_data")
def test_a_night_at_work_ends_when_the_nights_are_told_to_stop_and_their_schedule_is_not_paused(tmp_path, monkeypatch):
    monkeypatch.setenv("PREFECT_RUNNER_POLL_FREQUENCY", "1")
    with nights(tmp_path, "tests.flows.digests:never_ending") as (deployment, process):
        run = a_run_due(datetime.now(UTC), deployment)
        within(60, (tmp_path / "at-work").exists)
        at_work = int((tmp_path / "at-work").read_text() or 0)
        stopped(process)

    assert not runs(at_work)
    assert state(run)["type"] == "CANCELLED"
    assert asked("deployments/filter", {})[0]["paused"] is False
    with Store.open(tmp_path) as store, store.alone("nightly") as alone:
        assert alone
        assert store.last_night() is None


@pytest.mark.usefixtures("prefect_data")
def test_the_nights_end_as_soon_as_their_schedule_is_there_when_they_are_told_to(tmp_path):
    with nights(tmp_path, "tests.flows.digests:counted") as (_, process):
        stopped(process)


@contextmanager
def nights(data, digest):
    """A process with the nights in it, and its deployment, as soon as Prefect knows of it."""
    for known in asked("deployments/filter", {}):
        asked(f"deployments/{known['id']}", method="DELETE")
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", EVERY_NIGHT, str(data), digest],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            within(60, lambda: asked("deployments/filter", {}) or process.poll() is not None)
            yield asked("deployments/filter", {})[0]["id"], process
        finally:
            process.kill()


def stopped(process):
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=50)
    assert (out.strip(), process.returncode) == ("stopped", 0)
    assert "Traceback" not in err


def a_run_due(at, deployment):
    planned = {"type": "SCHEDULED", "state_details": {"scheduled_time": at.isoformat()}}
    return asked(f"deployments/{deployment}/create_flow_run", {"state": planned})["id"]


def state(run):
    return asked(f"flow_runs/{run}", method="GET")["state"]


def runs(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def within(seconds, holds):
    until = monotonic() + seconds
    while not holds():
        assert monotonic() < until, f"not within {seconds} s"
        sleep(0.2)


def asked(what, body=None, method="POST"):
    request = Request(  # noqa: S310  our own server
        f"{os.environ['PREFECT_API_URL']}/{what}",
        data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
        method=method,
    )
    with urlopen(request, timeout=20) as answer:  # noqa: S310  our own server
        return json.loads(answer.read() or "null")
