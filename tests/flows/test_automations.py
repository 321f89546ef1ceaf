"""The example of docs/operations.md: somebody is told of a verdict by Prefect itself."""

import json
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

AUTOMATIONS = Path(__file__).resolve().parents[2] / "deploy" / "automations.py"


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_data")
def test_the_automation_tells_of_an_application_that_must_be_corrected(sink):
    address, told = sink
    for _ in range(2):  # a second time it takes the place of the first
        made = subprocess.run(  # noqa: S603  our own interpreter
            [sys.executable, AUTOMATIONS, "--notify", address],
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr
    from prefect.events import emit_event  # noqa: PLC0415  once its server is known

    for verdict in ("pass", "correct"):
        emit_event(
            f"chushen.verdict.{verdict}",
            resource={"prefect.resource.id": f"chushen.submission.{verdict}", "prefect.resource.name": f"甲{verdict}"},
            payload={"errors": 2, "warnings": 1},
        )

    assert told.here.wait(60)
    assert told.text == "需补正 甲correct\n须补正 2 项，待复核 1 项。"


@pytest.fixture
def sink():
    """A web hook, and what it was told last."""

    class Told(BaseHTTPRequestHandler):
        here, text = Event(), ""

        def do_POST(self):
            Told.text = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["text"]
            Told.here.set()
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Told)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/hook", Told
    server.shutdown()
    server.server_close()
