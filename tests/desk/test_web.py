"""Health, metrics and reports over HTTP: as a browser, a scraper and an attacker meet them."""

import os
import re
import shutil
import subprocess
import sys
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from chushen.checklist_file import load_checklist
from chushen.findings import FindingCode, Severity, Verdict
from chushen.settings import Settings
from chushen.stopwatch import Spent
from chushen.workdays import load_calendar
from desk.report.filing import file_report
from desk.web.app import make_app
from records.links import report_link
from records.pictures import picture_path
from records.schema import Decision
from records.store import Store
from tests.desk.building import LICENCE, a_finding, a_picture, an_application

CHECKLIST = load_checklist("call_center_renewal")
NAME = "星河-2026"


def settings_in(tmp_path, **said):
    return Settings(data=tmp_path / "data", **said)


def kept(store, verified, folder):
    """As `flows.handling.keep` does it."""
    name = verified.submission.name
    pictures = store.pictures(name, verified.digest)
    picture_path(pictures, LICENCE.file, 1).write_bytes(a_picture())
    file_report(verified, store.folder(name), pictures, checklist=CHECKLIST)
    store.begin(name, folder / name, digest=verified.digest, edition=verified.edition)
    store.keep(folder / name, verified)
    return picture_path(pictures, LICENCE.file, 1)


@pytest.fixture
def browser(tmp_path):
    with TestClient(make_app(settings_in(tmp_path)), base_url="http://127.0.0.1:4280") as client:
        yield client


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data") as opened:
        yield opened


def scraped(client):
    """Every sample of /metrics by its name and labels."""
    families = text_string_to_metric_families(client.get("/metrics").text)
    return {(s.name, *s.labels.values()): s.value for family in families for s in family.samples}


class TestHealth:
    def test_a_machine_that_can_work_answers_200(self, browser):
        answer = browser.get("/health")
        assert answer.status_code == 200
        assert answer.json()["status"] == "ok"
        assert set(answer.json()["checks"]) == {"database", "data_folder", "disk_space", "readers"}

    def test_a_database_that_does_not_answer_is_503_and_named(self, browser, tmp_path):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "chushen.db").write_bytes(b"no database" * 100)
        answer = browser.get("/health")
        assert answer.status_code == 503
        assert answer.json()["checks"]["database"]["ok"] is False
        assert answer.json()["checks"]["data_folder"]["ok"] is True

    def test_it_is_well_again_when_the_database_is(self, browser, tmp_path):
        (tmp_path / "data").mkdir()
        database = tmp_path / "data" / "chushen.db"
        database.write_bytes(b"no database" * 100)
        assert browser.get("/health").status_code == 503
        database.unlink()
        assert browser.get("/health").status_code == 200

    def test_a_full_disk_is_503(self, browser, monkeypatch, tmp_path):
        usage = shutil.disk_usage(tmp_path)
        monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
        assert browser.get("/health").json()["checks"]["disk_space"]["ok"] is False

    def test_a_data_folder_that_is_none_is_503(self, tmp_path):
        (tmp_path / "data").write_text("a file")
        answer = TestClient(make_app(settings_in(tmp_path)), base_url="http://localhost").get("/health")
        assert answer.status_code == 503
        assert answer.json()["checks"]["data_folder"]["ok"] is False

    def test_without_tesseract_it_is_503(self, browser, monkeypatch):
        monkeypatch.setattr(shutil, "which", lambda _: None)
        assert browser.get("/health").json()["checks"]["readers"]["detail"] == "tesseract"


class TestMetrics:
    @pytest.fixture
    def store(self, tmp_path, database):
        with Store.open(tmp_path / "data", database) as opened:
            yield opened

    @pytest.fixture
    def browser(self, tmp_path, database):
        app = make_app(settings_in(tmp_path, database=database))
        with TestClient(app, base_url="http://127.0.0.1:4280") as client:
            yield client

    def test_everything_that_is_kept_is_counted(self, browser, store, tmp_path):
        wrong = a_finding(FindingCode.UNSEALED, LICENCE), a_finding(FindingCode.UNSEALED)
        doubtful = a_finding(FindingCode.LOW_CONFIDENCE, severity=Severity.WARNING)
        kept(store, an_application(*wrong, doubtful, name="甲"), tmp_path)
        kept(store, an_application(verdict=Verdict.PASS, name="乙"), tmp_path)
        store.fail("丙", tmp_path / "丙", "the disk is full")
        store.see("丁", tmp_path / "丁")

        seen = scraped(browser)

        states = {state: seen["chushen_submissions", state] for state in ("waiting", "running", "done", "quarantined")}
        assert states == {"waiting": 1, "running": 0, "done": 2, "quarantined": 1}
        verdicts = {verdict: seen["chushen_verdicts", verdict] for verdict in ("pass", "review", "correct")}
        assert verdicts == {"pass": 1, "review": 0, "correct": 1}
        assert seen["chushen_findings", "unsealed", "error"] == 2
        assert seen["chushen_findings", "low-confidence", "warning"] == 1
        assert seen["chushen_pages",] == 10
        assert seen["chushen_quarantined",] == 1
        assert 0 <= seen["chushen_oldest_waiting_seconds",] < 60
        assert seen["chushen_database_up",] == 1

    def test_only_the_newest_result_of_a_submission_counts(self, browser, store, tmp_path):
        kept(store, an_application(a_finding(FindingCode.UNSEALED), name="甲"), tmp_path)
        assert scraped(browser)["chushen_findings", "unsealed", "error"] == 1
        kept(store, an_application(a_finding(FindingCode.EXPIRED), name="甲"), tmp_path)
        seen = scraped(browser)
        assert ("chushen_findings", "unsealed", "error") not in seen
        assert seen["chushen_findings", "expired", "error"] == 1

    def test_pages_and_seconds_add_up_over_processes(self, browser, store, tmp_path, database):
        assert scraped(browser)["chushen_pages_read_total",] == 0
        store.add_stages({"upright": Spent(seconds=1.5, times=3), "read": Spent(seconds=4.0, times=6)})
        with Store.open(tmp_path / "data", database) as other:
            other.add_stages({"upright": Spent(seconds=0.5, times=1)})
        seen = scraped(browser)
        assert seen["chushen_pages_read_total",] == 4
        assert seen["chushen_stage_seconds_total", "upright"] == 2.0
        assert seen["chushen_stage_seconds_total", "read"] == 4.0

    def test_a_deadline_is_overdue_until_somebody_decides(self, browser, store, tmp_path):
        kept(store, an_application(name="甲"), tmp_path)
        received, days = date(2026, 5, 4), CHECKLIST.limits.notice_days
        assert load_calendar().deadline(received, days).day < datetime.now(UTC).date()
        assert scraped(browser)["chushen_deadlines_overdue",] == 1
        store.decide("甲", Decision.CORRECT, reason="补正", officer="王某")
        assert scraped(browser)["chushen_deadlines_overdue",] == 0

    def test_without_a_database_it_still_answers_and_says_so(self, tmp_path):
        nobody = "postgresql+psycopg://nobody@127.0.0.1:1/none"
        seen = scraped(TestClient(make_app(settings_in(tmp_path, database=nobody)), base_url="http://localhost"))
        assert seen["chushen_database_up",] == 0
        assert ("chushen_submissions", "done") not in seen

    def test_every_metric_is_on_the_operators_page(self, browser):
        page = (Path(__file__).parents[2] / "docs" / "operations.md").read_text("utf-8")
        for family in text_string_to_metric_families(browser.get("/metrics").text):
            assert f"| `{family.name}` " in page

    def test_nothing_in_it_names_an_applicant(self, browser, store, tmp_path):
        kept(store, an_application(a_finding(FindingCode.UNSEALED), name=NAME), tmp_path)
        assert "星河" not in browser.get("/metrics").text

    def test_two_applications_in_one_process_do_not_share_a_registry(self, tmp_path):
        for part in ("a", "b"):
            with TestClient(make_app(settings_in(tmp_path / part)), base_url="http://localhost") as client:
                assert scraped(client)["chushen_submissions", "done"] == 0


class TestReports:
    def test_the_index_leads_to_every_report_and_its_name_to_it(self, browser, store, tmp_path):
        kept(store, an_application(a_finding(FindingCode.UNSEALED)), tmp_path)
        link = f"/reports/{quote(NAME)}/report.html"
        assert f'href="{link}"' in browser.get("/").text
        assert "星河通信" in browser.get(link).text
        assert browser.get(f"/reports/{quote(NAME)}/").url.path == f"/reports/{NAME}/report.html"
        assert report_link("https://a.example/reports/", NAME) == f"https://a.example{link}"

    def test_the_index_knows_what_came_since_it_was_last_seen(self, browser, store, tmp_path):
        assert NAME not in browser.get("/").text
        kept(store, an_application(), tmp_path)
        assert NAME in browser.get("/").text

    def test_page_pictures_are_shown(self, browser, store, tmp_path):
        picture = kept(store, an_application(), tmp_path)
        answer = browser.get("/reports/" + quote(picture.relative_to(tmp_path / "data/submissions").as_posix()))
        assert answer.headers["content-type"] == "image/jpeg"
        assert answer.content == a_picture()

    @pytest.mark.parametrize(
        "path",
        [
            "/reports/../chushen.db",
            "/reports/%2e%2e/chushen.db",
            "/reports/..%2fchushen.db",
            "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
            "/reports/星河-2026/../../chushen.db",
            "/reports/星河-2026/%2e%2e/%2e%2e/chushen.db",
            "/reports/星河-2026/.report.html.part",
            "/reports/星河-2026/补正通知书.docx",
            "/reports/星河-2026/pages/",
            "/reports/星河-2026/pages/linked/00ff-0001.jpg",
            "/reports/link/report.html",
            "/reports//etc/passwd",
            "/reports/星河-2026/report.html%00.jpg",
            "/chushen.db",
        ],
    )
    def test_nothing_else_of_the_disk_is(self, browser, store, tmp_path, path):
        kept(store, an_application(), tmp_path)
        folder = store.folder(NAME)
        (folder / ".report.html.part").write_text("half")
        (folder / "补正通知书.docx").write_text("a notice")
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "report.html").write_text("not ours")
        (outside / "00ff-0001.jpg").write_bytes(b"not ours")
        (folder.parent / "link").symlink_to(outside)
        (folder / "pages" / "linked").symlink_to(outside)
        assert browser.get(path).status_code == 404

    @pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
    @pytest.mark.parametrize("path", ["/", "/health", "/metrics", f"/reports/{NAME}/report.html"])
    def test_it_can_only_be_looked_at(self, browser, store, tmp_path, method, path):
        kept(store, an_application(), tmp_path)
        assert browser.request(method, path).status_code == 405

    def test_no_script_runs_and_nothing_is_fetched_from_elsewhere(self, browser, store, tmp_path):
        kept(store, an_application(), tmp_path)
        for path in ("/", f"/reports/{quote(NAME)}/report.html", "/health", "/nowhere"):
            headers = browser.get(path).headers
            assert "default-src 'none'" in headers["content-security-policy"]
            assert "script-src" not in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert headers["cache-control"] == "no-store"

    def test_a_page_elsewhere_cannot_reach_it_under_a_name_of_its_own(self, tmp_path):
        app = make_app(settings_in(tmp_path, reports_url="https://chushen.example/reports"))
        assert TestClient(app, base_url="http://evil.example").get("/").status_code == 400
        assert TestClient(app, base_url="http://chushen.example").get("/").status_code == 200
        everywhere = make_app(settings_in(tmp_path, web_host="0.0.0.0"))  # noqa: S104  nothing is bound
        assert TestClient(everywhere, base_url="http://10.1.2.3").get("/").status_code == 200

    def test_records_that_cannot_be_read_are_said_without_a_traceback(self, tmp_path):
        (tmp_path / "data").mkdir()
        (tmp_path / "data" / "chushen.db").write_bytes(b"no database" * 100)
        app = make_app(settings_in(tmp_path))
        answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/")
        assert answer.status_code == 503
        assert "记录暂时无法读取" in answer.text


COMMAND = (sys.executable, "-c", "from desk.cli import main; main()")


def run_chushen(*arguments, data):
    environment = {**os.environ, "CHUSHEN_DATA": str(data)}
    return subprocess.run(  # noqa: S603  our own program
        [*COMMAND, *arguments], env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False
    )


@contextmanager
def a_server(tmp_path):
    """`chushen web` as a process of its own, once it says where it listens."""
    environment = {**os.environ, "CHUSHEN_DATA": str(tmp_path / "data")}
    with subprocess.Popen(  # noqa: S603  our own program
        [*COMMAND, "web", "--port", "0"], env=environment, stderr=subprocess.PIPE, encoding="utf-8"
    ) as process:
        try:
            said = process.stderr.readline()
            yield process, re.search(r"http://\S+/", said)[0]
        finally:
            process.kill()


class TestTheServer:
    def test_it_says_its_address_listens_there_and_ends_with_0_when_told_to(self, store, tmp_path):
        kept(store, an_application(), tmp_path)
        with a_server(tmp_path) as (process, address):
            with urlopen(address + f"reports/{quote(NAME)}/report.html", timeout=30) as answer:  # noqa: S310  our own server
                assert "星河通信" in answer.read().decode("utf-8")
            assert address.startswith("http://127.0.0.1:")
            process.terminate()
            assert process.wait(30) == 0

    def test_a_port_that_is_taken_is_said(self, tmp_path):
        with a_server(tmp_path) as (_, address):
            port = address.rstrip("/").rsplit(":", 1)[1]
            second = run_chushen("web", "--port", port, data=tmp_path / "data")
            assert second.returncode == 2
            assert port in second.stderr
            assert "--port" in second.stderr
