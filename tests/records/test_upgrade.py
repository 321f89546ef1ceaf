"""Databases of former programs come to the present shape with all that is in them."""

import json
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, text

import records
from records.database import DATABASE, open_database

SUBMISSION = """
INSERT INTO submissions (name, path, state, verdict, received, digest, edition, runs, problem, first_seen, changed)
VALUES ('旧', 'p', 'done', 'pass', '2026-05-01', 'd', 'e', 1, '', '2026-05-01 00:00:00', '2026-05-01 00:00:00')
"""
RESULT = """
INSERT INTO results (id, submission, digest, edition, checklist, received, verdict, finished, answer, verified)
VALUES (1, '旧', 'd', 'e', 'c', '2026-05-01', 'pass', '2026-05-01 00:00:00', :answer, '')
"""


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
        connection.execute(text(RESULT), {"answer": answer})

    assert upgraded(tmp_path, empty_database, "SELECT result, key FROM applicants") == [(1, "uscc:91A")]
    assert upgraded(tmp_path, empty_database, "SELECT verdict FROM submissions") == [("pass",)]
