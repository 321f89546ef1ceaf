"""`chushen serve` as operators run it."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

from flows.server import PrefectServer
from tests.processes import end_within
from tests.servers import free_port

pytestmark = pytest.mark.flow


def test_one_command_serves_everything_and_ends_it_all_when_told(tmp_path):
    pages, reports = free_port(), free_port()
    said = tmp_path / "said"
    (tmp_path / "in").mkdir()
    with said.open("w") as out, serve(tmp_path, pages, CHUSHEN_WEB_PORT=str(reports), stderr=out) as serving:
        try:
            until(lambda: "正在监视" in said.read_text() and "报告在" in said.read_text())
            assert until(lambda: asked(pages, "deployments/filter"))[0]["name"] == "nightly"
            assert until(lambda: fetched(f"http://127.0.0.1:{reports}/health", Accept="*/*"))
            assert "<title>" in fetched(f"http://127.0.0.1:{pages}/runs", Accept="text/html")
            its_own = children(serving.pid)
            serving.terminate()
            assert serving.wait(40) == 0
        finally:
            serving.kill()
    assert len(its_own) == 4
    assert end_within(1, *its_own)
    assert "Traceback" not in said.read_text()
    assert "Fatal" not in said.read_text()


def test_other_commands_report_to_the_server_that_stands_and_a_second_one_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ.pop("PREFECT_API_URL", None)
    data, port = tmp_path / "data", free_port()
    with PrefectServer(data, port=port) as standing:
        standing.start()
        os.environ.pop("PREFECT_API_URL")
        second = serve(tmp_path, free_port(), stderr=subprocess.PIPE)
        assert second.wait(30) == 2
        assert "chushen serve already runs" in second.communicate()[1]
        with PrefectServer(data) as another:
            another.start()
            assert os.environ["PREFECT_API_URL"] == f"http://127.0.0.1:{port}/api"

    os.environ.pop("PREFECT_API_URL", None)
    with PrefectServer(data) as its_own:
        its_own.start()
        assert os.environ["PREFECT_API_URL"] != f"http://127.0.0.1:{port}/api"


def serve(folder, port, stderr, **environment):
    command = ["serve", "--data", folder / "data", "--watch", folder / "in", "--port", str(port)]
    (folder / "in").mkdir(exist_ok=True)
    inherited = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    return subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", "from desk.cli import main; main()", *map(str, command)],
        env={**inherited, **environment},
        stderr=stderr,
        text=True,
    )


def children(process):
    return [int(child) for child in Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def until(what):
    limit = monotonic() + 120
    while monotonic() < limit:
        if found := what():
            return found
        sleep(0.2)
    raise TimeoutError


def asked(port, what):
    return json.loads(fetched(f"http://127.0.0.1:{port}/api/{what}", b"{}", **{"Content-Type": "application/json"}))


def fetched(address, body=None, **headers):
    with suppress(URLError), urlopen(Request(address, body, headers), timeout=10) as answer:  # noqa: S310  our own
        return answer.read().decode()
    return "null"
