"""Applications are found by what they are known by, and by what is wrong with them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chushen.documents import SentFile
from chushen.findings import Verdict
from chushen.kinds import FieldName
from records.schema import Decision, State
from records.search import Hit
from records.store import Store
from tests.records.building import a_verified

SENT = Path("drop") / "云帆"


def stating(verified, **values):
    """The same result, whose only document states these values too."""
    (document,) = verified.submission.documents
    field = document.fields[0]
    fields = tuple(replace(field, name=FieldName(name), value=value) for name, value in values.items())
    submission = replace(verified.submission, documents=(replace(document, fields=fields),))
    return replace(verified, submission=submission)


@pytest.fixture
def store(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        files = [SentFile(name="扫描/Permit 100%.pdf", content="a" * 64, size=1)]
        store.begin("云帆", SENT, digest="d1", edition="e1", files=files)
        store.keep(SENT, stating(a_verified("云帆"), uscc="91110108MA01ABCD5X", company_name="云帆公司"))
        store.keep(SENT, stating(a_verified("星河", digest="d3", verdict=Verdict.PASS), permit_number="京B2-20200001"))
        store.see("新来的", SENT)
        yield store


def found(store, *words):
    return [hit.standing.name for hit in store.search(words)]


@pytest.mark.parametrize(
    "word", ["云帆", "91110108ma01", "permit", "100%", "unsealed", "公章", "云帆公司"], ids=lambda word: word
)
def test_one_is_found_by_name_number_file_and_finding_in_whatever_case(store, word):
    assert "云帆" in found(store, word)


def test_every_word_must_stand_somewhere(store):
    assert found(store, "京B2", "星河") == ["星河"]
    assert found(store, "京B2", "unsealed") == []


@pytest.mark.parametrize("word", ["%", "_", "\\"])
def test_a_sign_that_databases_take_for_a_pattern_is_itself(store, word):
    assert found(store, word) == (["云帆"] if word == "%" else [])


def test_one_that_waits_is_found_by_its_name(store):
    assert found(store, "新来") == ["新来的"]


def test_it_is_said_why_one_was_found(store):
    (one,) = store.search(["permit", "9111"])

    assert one.hits == (Hit(what="uscc", value="91110108MA01ABCD5X"), Hit(what="file", value="扫描/Permit 100%.pdf"))
    assert one.company == "云帆公司"


def test_a_former_result_no_longer_counts(store):
    store.keep(SENT, stating(a_verified("云帆", digest="d9", verdict=Verdict.PASS), company_name="新云帆"))

    assert found(store, "unsealed") == []
    assert found(store, "9111") == []


def test_a_result_that_takes_the_former_s_place_takes_its_findings_with_it(store):
    store.keep(SENT, a_verified("云帆", verdict=Verdict.REVIEW))
    store.keep(SENT, stating(a_verified("云帆", verdict=Verdict.PASS), company_name="云帆公司"))

    assert found(store, "unsealed") == []


def test_the_list_is_narrowed_by_state_verdict_and_day(store):
    assert [row.name for row in store.rows(state=State.WAITING)] == ["新来的"]
    assert [row.name for row in store.rows(verdict=Verdict.PASS)] == ["星河"]
    assert [row.name for row in store.rows(since=date(2026, 5, 5))] == ["新来的"]
    assert len(store.rows(since=date(2026, 5, 4))) == 3


def test_the_last_decision_is_what_the_list_shows(store):
    for decision in (Decision.CORRECT, Decision.ACCEPT):
        store.decide("云帆", decision, reason="…", officer="王某")

    assert store.last_decisions() == {"云帆": Decision.ACCEPT}
