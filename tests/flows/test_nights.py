import json
import os
import signal
import subprocess
import sys
from time import monotonic, sleep
from urllib.request import Request, urlopen

import pytest

from flows.handling import handle
from flows.start import nightly_once
from tests.flows.building import GOOD, CountingReader, an_application, an_office

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
    nightly_forever(Settings(data=Path(sys.argv[1])))
    print("stopped")
"""


def test_a_night_verifies_what_is_new_or_has_changed_and_nothing_else(tmp_path, prefect_data):
    data, drop, reader = tmp_path / "data", tmp_path / "drop", CountingReader()
    known = an_application(tmp_path / "elsewhere" / "known", GOOD)
    unchanged = an_application(drop / "unchanged", GOOD)
    with an_office(data) as office:
        handle(known, office)
        handle(unchanged, office)
    an_application(known, GOOD, GOOD)
    an_application(drop / "new", GOOD)

    def night() -> dict[str, bool]:
        with an_office(data, reader) as office:
            return {o.name: o.skipped for o in nightly_once(office, prefect_data, folder=drop)}

    assert night() == {"known": False, "unchanged": True, "new": False}
    assert night() == {"known": True, "unchanged": True, "new": True}
    assert len(reader.read) == 3


@pytest.mark.usefixtures("prefect_data")
def test_the_nights_go_on_until_told_to_stop_and_their_schedule_is_not_paused_then(tmp_path):
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", EVERY_NIGHT, str(tmp_path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as nights:
        until = monotonic() + 60
        while not asked("deployments/count", {"deployments": {"paused": {"eq_": False}}}) and monotonic() < until:
            sleep(0.2)
        sleep(2)  # the runner begins to listen right after it has made its deployment
        nights.send_signal(signal.SIGTERM)
        try:
            _, err = nights.communicate(timeout=40)
        finally:
            nights.kill()

    assert (err, nights.returncode) == ("", 0)
    assert asked("deployments/count", {"deployments": {"paused": {"eq_": False}}}) == 1


def asked(what, body):
    request = Request(  # noqa: S310  our own server
        f"{os.environ['PREFECT_API_URL']}/{what}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=10) as answer:  # noqa: S310  our own server
        return json.loads(answer.read())
