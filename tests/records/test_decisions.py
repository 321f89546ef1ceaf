"""What people decide, and whose application came before."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from chushen.errors import RecordsError
from chushen.findings import Verdict
from records.database import open_database
from records.schema import Decision, Happening
from records.store import Store
from tests.records.building import a_submission, a_verified


def by(applicant, verified, name):
    submission = replace(verified.submission, declaration=replace(verified.submission.declaration, uscc=applicant))
    judgement = replace(verified.judgement, submission=name)
    return replace(verified, submission=replace(submission, name=name), judgement=judgement)


def test_a_decision_stands_beside_the_verdict_with_who_when_and_why(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), a_verified())
        store.decide("云帆", Decision.ACCEPT, reason="当场更正", officer="王某")
        (decided,) = store.decisions("云帆")
        assert (decided.decision, decided.reason, decided.officer) == (Decision.ACCEPT, "当场更正", "王某")
        assert (decided.verdict, decided.digest) == (Verdict.CORRECT, "d1")
        assert store.standing("云帆").verdict is Verdict.CORRECT
        assert [e.happening for e in store.events("云帆")][-1] is Happening.DECIDED


def test_a_later_decision_never_takes_the_formers_place(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), a_verified())
        for decision in (Decision.CORRECT, Decision.RETURN):
            store.decide("云帆", decision, reason="…", officer="王某")
        assert [d.decision for d in store.decisions("云帆")] == [Decision.CORRECT, Decision.RETURN]


@pytest.mark.parametrize("statement", ["UPDATE decisions SET reason = ''", "DELETE FROM decisions"])
def test_nobody_rewrites_a_decision(tmp_path, statement, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), a_verified())
        store.decide("云帆", Decision.ACCEPT, reason="…", officer="王某")
    engine = open_database(tmp_path, database)
    with engine.begin() as connection, pytest.raises(DBAPIError, match="only ever added to"):
        connection.execute(text(statement))
    engine.dispose()


def test_what_was_never_verified_cannot_be_decided_on(tmp_path, database):
    with Store.open(tmp_path, database) as store, pytest.raises(RecordsError, match="never verified"):
        store.decide("谁", Decision.ACCEPT, reason="…", officer="王某")


def test_the_same_applicants_former_application_is_found_and_nobody_elses(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), by("91A", a_verified(digest="d1"), "第一次"))
        store.keep(Path("x"), by("91B", a_verified(digest="d2"), "别人"))
        store.keep(Path("b"), by("91A", a_verified(digest="d3"), "第二次"))
        assert store.former("第二次").submission.name == "第一次"
        assert store.former("第一次") is None
        assert store.former("别人") is None
        assert store.former("谁") is None


def test_a_correction_in_the_same_folder_is_laid_beside_what_it_was(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), by("91A", a_verified(digest="d1"), "云帆"))
        store.keep(Path("a"), by("91A", a_verified(digest="d2"), "云帆"))
        assert store.former("云帆").digest == "d1"


def test_the_same_content_judged_again_is_no_second_round(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), by("91A", a_verified(edition="e1"), "云帆"))
        store.keep(Path("a"), by("91A", a_verified(edition="e2"), "云帆"))
        assert store.former("云帆") is None


def test_an_application_declares_its_applicant_where_nothing_was_read(tmp_path, database):
    assert a_submission().received == date(2026, 5, 4)
    with Store.open(tmp_path, database) as store:
        store.keep(Path("a"), a_verified(digest="d1"))
        store.keep(Path("a"), a_verified(digest="d2"))
        assert store.former("云帆") is None  # it says neither code nor permit number
