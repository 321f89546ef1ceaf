import json
import os
from datetime import date
from pathlib import Path
from time import monotonic, sleep
from urllib.request import Request, urlopen

import pytest

from chushen.evidence import Evidence
from chushen.findings import Cause, Finding, FindingCode, Judgement, Severity, Verdict
from chushen.kinds import DocumentKind
from flows.office import Outcome
from flows.start import verify_many
from flows.summary import result_table
from tests.flows.building import GOOD, POISONED, TOOLLESS, an_application, an_office

PERSONAL = "周晓彤 110101199003070003"


def a_finding(code=FindingCode.ILLEGIBLE, **more):
    said = {"message": PERSONAL, "remedy": PERSONAL, "message_en": PERSONAL, "remedy_en": PERSONAL}
    return Finding(code=code, severity=Severity.ERROR, **said, **more)


def table_of(*findings, link="http://127.0.0.1:4280/reports/a/report.html"):
    judgement = Judgement(submission="a", received=date(2026, 5, 4), verdict=Verdict.CORRECT, findings=findings)
    outcome = Outcome(name="a", path=Path("a"), verdict=Verdict.CORRECT, errors=len(findings))
    return result_table(judgement, outcome, link)


def test_a_finding_is_a_row_of_its_kind_its_document_its_pages_and_its_code():
    seen = [Evidence(file=f"{PERSONAL}.jpg", page=page) for page in (1, 2, 2)]
    table = table_of(a_finding(document=DocumentKind.LEGAL_REP_ID, cause=Cause.BLUR, evidence=tuple(seen)))

    assert "| 无法辨认（模糊） | 须补正 | 法定代表人身份证明 | 2 | `illegible` |" in table
    assert "(http://127.0.0.1:4280/reports/a/report.html)" in table


def test_fields_are_named_and_nothing_is_quoted():
    table = table_of(
        a_finding(FindingCode.INCONSISTENT, field="legal_representative"),
        a_finding(FindingCode.CONTENT_MISSING, field=PERSONAL),
        a_finding(FindingCode.MISSING_PART, field="back", evidence=(Evidence(file=PERSONAL),)),
    )

    assert "（法定代表人）" in table
    assert "（国徽面）" in table
    assert "周晓彤" not in table
    assert "1101" not in table


def test_a_thousand_findings_are_cut_short_and_said_to_be():
    assert "其余 800 项见报告" in table_of(*[a_finding()] * 1000)


@pytest.mark.flow
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_each_verdict_is_seen_in_prefect_by_its_tags_its_table_and_its_event(tmp_path, prefect_data):
    names = {"pass": "甲辰", "correct": "乙巳", "quarantined": "丙午"}
    shades = {"pass": [GOOD], "correct": [GOOD, POISONED], "quarantined": [TOOLLESS]}
    paths = [an_application(tmp_path / name, *shades[verdict]) for verdict, name in names.items()]
    with an_office(tmp_path / "data", reports="http://127.0.0.1:4280/reports") as office:
        verify_many(paths, office, prefect_data)

    run = {run["name"]: run for run in asked("flow_runs/filter", {"limit": 200})}
    assert set(run["verify 乙巳"]["tags"]) == {"chushen", "c1", "correct"}
    assert run["verify 丙午"]["state_type"] == "FAILED"

    ids = {"any_": [run[f"verify {name}"]["id"] for name in names.values()]}
    found = asked("artifacts/filter", {"artifacts": {"flow_run_id": ids}})
    shown = {a["description"]: a for a in found if a["type"] == "markdown"}
    assert set(shown) == {"甲辰：通过", "乙巳：需补正"}
    assert shown["乙巳：需补正"]["key"] == "result-correct"
    assert "`unreadable-file`" in shown["乙巳：需补正"]["data"]
    assert "/reports/%E4%B9%99%E5%B7%B3/report.html" in shown["乙巳：需补正"]["data"]

    assert until_told(names) == {f"chushen.verdict.{verdict}": name for verdict, name in names.items()}
    kept = b"".join(path.read_bytes() for path in prefect_data.rglob("*") if path.is_file())
    assert b"1.png" not in kept
    assert f"shade {GOOD}".encode() not in kept


def until_told(names):
    asking = {"filter": {"event": {"prefix": ["chushen.verdict."]}, "occurred": {"since": "2020-01-01T00:00:00Z"}}}
    limit = monotonic() + 20
    while True:
        events = asked("events/filter", asking)["events"]
        told = [(e["event"], e["resource"]["prefect.resource.name"]) for e in events]
        ours = {event: name for event, name in told if name in names.values()}  # other tests tell of theirs
        if len(ours) == len(names) or monotonic() > limit:
            return ours
        sleep(0.2)


def asked(what, body):
    request = Request(  # noqa: S310  our own server
        f"{os.environ['PREFECT_API_URL']}/{what}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json"},
    )
    with urlopen(request, timeout=10) as answer:  # noqa: S310  our own server
        return json.loads(answer.read())
