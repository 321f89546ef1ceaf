"""Databases of former programs come to the present shape with all that is in them."""

import json
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import records
from chushen.answer import result
from records.database import DATABASE, open_database
from records.schema import Happening
from records.store import Store
from records.verified import to_json
from tests.records.building import a_verified

SUBMISSION = """
INSERT INTO submissions (name, path, state, verdict, received, digest, edition, runs, problem, first_seen, changed)
VALUES ('旧', 'p', 'done', 'pass', '2026-05-01', 'd', 'e', 1, '', '2026-05-01 00:00:00', '2026-05-01 00:00:00')
"""
RESULT = """
INSERT INTO results (submission, digest, edition, checklist, received, verdict, finished, answer, verified)
VALUES ('旧', :digest, 'e', 'c', '2026-05-01', 'pass', '2026-05-01 00:00:00', :answer, :verified)
"""
EVENT = "INSERT INTO events (at, submission, happening, detail) VALUES ('2026-05-01 00:00:00', '旧', 'seen', '{}')"


@contextmanager
def a_database_of(revision, data, database):
    """A connection to a database as a former program left it."""
    engine = create_engine(database or f"sqlite:///{data / DATABASE}")
    with engine.begin() as connection:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(Path(records.__file__).parent / "migrations"))
        command.upgrade(config, revision)
        yield connection
    engine.dispose()


def upgraded(data, database, query):
    engine = open_database(data, database)
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return rows


def test_records_of_before_find_their_applicants_too(tmp_path, empty_database):
    answer = json.dumps({"documents": [{"fields": {"uscc": {"value": "91A"}, "issued": {"value": "2020-01-01"}}}]})
    with a_database_of("0001", tmp_path, empty_database) as connection:
        connection.execute(text(SUBMISSION))
        connection.execute(text(RESULT), {"digest": "d", "answer": answer, "verified": ""})

    assert upgraded(tmp_path, empty_database, "SELECT result, name, value FROM particulars") == [(1, "uscc", "91A")]
    assert upgraded(tmp_path, empty_database, "SELECT verdict FROM submissions") == [("pass",)]


def test_results_of_before_tell_their_files_findings_and_particulars(tmp_path, empty_database):
    verified = a_verified("旧")
    answer = json.dumps(result(verified.submission, verified.judgement), ensure_ascii=False)
    with a_database_of("0002", tmp_path, empty_database) as connection:
        connection.execute(text(SUBMISSION))
        connection.execute(text(RESULT), {"digest": "d1", "answer": answer, "verified": to_json(verified)})
        connection.execute(text(RESULT), {"digest": "d", "answer": answer, "verified": to_json(verified)})
        connection.execute(text("INSERT INTO applicants VALUES (1, 'uscc:91A')"))

    asked = partial(upgraded, tmp_path, empty_database)
    assert asked("SELECT digest, name, content FROM files WHERE digest = 'd' ORDER BY name") == [
        ("d", "a.jpg", ""),
        ("d", "b.jpg", ""),
        ("d", "扫描/营业执照.jpg", ""),
    ]
    assert asked("SELECT result, number, code, severity, document, field, cause FROM findings") == [
        (1, 1, "unsealed", "error", "legal_rep_id", None, "grey-scan"),
        (2, 1, "unsealed", "error", "legal_rep_id", None, "grey-scan"),
    ]
    assert asked("SELECT name, value FROM particulars WHERE result = 2") == [("company_name", "云帆呼叫服务有限公司")]
    assert asked("SELECT company, sent FROM results WHERE id = 2") == [("云帆呼叫服务有限公司", "")]


@pytest.mark.parametrize("revision", ["0001", "0002"])
def test_a_former_program_s_result_is_shown_and_found_and_its_trail_goes_on(tmp_path, empty_database, revision):
    verified = a_verified("旧", digest="d")
    answer = json.dumps(result(verified.submission, verified.judgement), ensure_ascii=False)
    with a_database_of(revision, tmp_path, empty_database) as connection:
        connection.execute(text(SUBMISSION))
        connection.execute(text(RESULT), {"digest": "d", "answer": answer, "verified": to_json(verified)})
        connection.execute(text(EVENT))

    with Store.open(tmp_path, empty_database) as store:
        assert store.newest("旧") == verified
        assert store.basis("旧").sent == ""
        assert [found.standing.name for found in store.search(["营业执照.jpg", "未"])] == ["旧"]
        store.keep(Path("p"), a_verified("旧", digest="d2"))
        assert [event.happening for event in store.events("旧")] == [Happening.SEEN, Happening.KEPT]
