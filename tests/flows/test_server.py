import os
import signal
import subprocess
import sys

import pytest

from flows.serving.server import PrefectServer
from tests.processes import end_within, is_running

START_AND_WAIT = """
import sys, time
from pathlib import Path
from flows.serving.server import PrefectServer
server = PrefectServer(Path(sys.argv[1]))
server.start()
print(server._process.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def own_environment(monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ.pop("PREFECT_API_URL", None)


@pytest.mark.usefixtures("own_environment")
def test_a_server_that_we_started_stops_with_us(tmp_path):
    with PrefectServer(tmp_path) as server:
        server.start()
        pid = server._process.pid  # noqa: SLF001  the process is what this is about
        assert is_running(pid)

    assert not is_running(pid)
    assert "PREFECT_API_URL" not in os.environ


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
def test_no_server_outlives_us_however_we_end(tmp_path, end):
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", START_AND_WAIT, str(tmp_path)], env=environment, stdout=subprocess.PIPE, text=True
    ) as us:
        pid = int(us.stdout.readline())
        us.send_signal(end)

    assert end_within(20, pid)


@pytest.mark.usefixtures("own_environment")
def test_a_server_that_is_named_is_used_and_left_alone(tmp_path):
    os.environ["PREFECT_API_URL"] = "http://127.0.0.1:9/api"
    with PrefectServer(tmp_path) as server:
        server.start()
        assert server._process is None  # noqa: SLF001  the process is what this is about
        assert server.is_ready()

    assert os.environ["PREFECT_API_URL"] == "http://127.0.0.1:9/api"


@pytest.mark.usefixtures("own_environment")
def test_nothing_is_told_to_anyone_outside(tmp_path):
    with PrefectServer(tmp_path) as server:
        server.start()

        assert os.environ["PREFECT_API_URL"].startswith("http://127.0.0.1:")
        assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
        assert os.environ["DO_NOT_TRACK"] == "1"
        assert os.environ["PREFECT_LOGGING_TO_API_ENABLED"] == "false"
        assert os.environ["PREFECT_HOME"] == str(tmp_path / "prefect")
