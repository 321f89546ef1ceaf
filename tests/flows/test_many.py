import os
from datetime import date
from pathlib import Path

import pytest

from chushen.findings import Verdict
from flows.office import Progress
from flows.start import verify_many
from records.schema import State
from tests.flows.building import GOOD, POISONED, TOOLLESS, CountingReader, an_application, an_office

pytestmark = [
    pytest.mark.flow,
    # Prefect's own client leaves its web sockets to the garbage collector when a loop ends
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


class Heard(Progress):
    def __init__(self):
        self.pages = []
        self.outcomes = []

    def page(self, name, done, pages):
        self.pages.append((name, done, pages))

    def ended(self, outcome):
        self.outcomes.append(outcome)


def verified(paths, data, prefect_data, **options):
    with an_office(data, **options) as office:
        return verify_many(paths, office, prefect_data)


def test_a_bad_application_does_not_stop_the_others(tmp_path, prefect_data):
    paths = [
        an_application(tmp_path / "甲", GOOD),
        tmp_path / "不存在",
        an_application(tmp_path / "乙", TOOLLESS),
        an_application(tmp_path / "丙", GOOD, POISONED),
        an_application(tmp_path / "丁", *[GOOD] * 11),
    ]
    heard = Heard()
    outcomes = verified(paths, tmp_path / "data", prefect_data, progress=heard)

    assert [outcome.path for outcome in outcomes] == paths
    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASS, None, None, Verdict.CORRECT, Verdict.PASS]
    assert [bool(outcome.problem) for outcome in outcomes] == [False, True, True, False, False]
    assert {outcome.name for outcome in heard.outcomes} == {path.name for path in paths}
    assert [done for name, done, _ in heard.pages if name == "丁"] == list(range(1, 12))
    with an_office(tmp_path / "data") as office:
        assert {row.name: row.state for row in office.store.rows()} == {
            "甲": State.DONE,
            "乙": State.QUARANTINED,
            "丙": State.DONE,
            "丁": State.DONE,
        }


def test_a_second_run_reads_only_what_has_changed(tmp_path, prefect_data):
    paths = [an_application(tmp_path / name, shade) for name, shade in (("甲", GOOD), ("乙", GOOD - 1))]
    reader = CountingReader()
    verified(paths, tmp_path / "data", prefect_data, reader=reader)
    an_application(tmp_path / "乙", POISONED)
    outcomes = verified(paths, tmp_path / "data", prefect_data, reader=reader)

    assert [outcome.skipped for outcome in outcomes] == [True, False]
    assert len(reader.read) == 3


def test_two_applications_of_one_name_are_told_apart_instead_of_lost(tmp_path, prefect_data):
    paths = [an_application(tmp_path / folder / "同名", GOOD) for folder in ("a", "b")]
    first, second = verified(paths, tmp_path / "data", prefect_data)

    assert first.verdict is Verdict.PASS
    assert "same name" in second.problem


def test_a_name_in_another_encoding_is_verified_like_any(tmp_path, prefect_data):
    sent = an_application(tmp_path / os.fsdecode("云帆".encode("gb18030")), GOOD)
    (outcome,) = verified([sent], tmp_path / "data", prefect_data)

    assert (outcome.name, outcome.verdict) == ("云帆", Verdict.PASS)


def test_prefect_is_told_that_and_when_but_nothing_that_was_read(tmp_path, prefect_data):
    verified([an_application(tmp_path / "witnessed", GOOD)], tmp_path / "data", prefect_data)
    kept = b"".join(path.read_bytes() for path in prefect_data.rglob("*") if path.is_file())

    assert b"witnessed" in kept
    assert f"shade {GOOD}".encode() not in kept
    assert b"1.png" not in kept


def test_a_failure_that_quotes_a_page_is_not_quoted_to_prefect(tmp_path, prefect_data):
    def quote(_verified, _folder, _pictures):
        raise ValueError("身份证 110101199003070003")

    (outcome,) = verified([an_application(tmp_path / "a", GOOD)], tmp_path / "data", prefect_data, write_report=quote)
    kept = b"".join(path.read_bytes() for path in prefect_data.rglob("*") if path.is_file())

    assert outcome.problem == "unexpected ValueError"
    assert b"110101199003070003" not in kept


@pytest.mark.usefixtures("prefect_data")
def test_nothing_of_prefect_is_left_in_the_home_folder():
    from prefect.settings import PREFECT_HOME  # noqa: PLC0415  Prefect is imported once its server runs

    assert Path.home() not in PREFECT_HOME.value().parents


def test_what_was_received_first_is_verified_first_and_what_came_before_the_day_asked_for_is_left_alone(
    tmp_path, prefect_data
):
    days = {"新": "2026-05-04", "旧": "2026-03-02", "太旧": "2026-02-27"}
    paths = [an_application(tmp_path / name, GOOD, declared=f"received = {day}") for name, day in days.items()]
    heard = Heard()
    with an_office(tmp_path / "data", workers=1, progress=heard) as office:
        outcomes = verify_many(paths, office, prefect_data, since=date(2026, 3, 2))

        assert [outcome.name for outcome in heard.outcomes] == ["旧", "新"]
        assert [(outcome.name, outcome.received) for outcome in outcomes] == [
            ("新", date(2026, 5, 4)),
            ("旧", date(2026, 3, 2)),
        ]
        assert office.store.standing("太旧") is None
