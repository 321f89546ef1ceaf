"""What runs out is known from the newest results."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chushen.findings import Verdict
from chushen.kinds import DocumentKind, FieldName
from records.schema import Decision
from records.store import Store
from tests.records.building import a_verified

SENT = Path("drop")


@pytest.fixture
def store(tmp_path, database):
    with Store.open(tmp_path, database) as store:
        yield store


def with_permit(name, *ends, digest="d1"):
    """A result whose permits end on these days, the first read most surely."""
    verified = a_verified(name, digest=digest)
    (document,) = verified.submission.documents
    field = document.fields[0]
    permits = tuple(
        replace(
            document,
            kind=DocumentKind.PERMIT_MAIN,
            fields=(
                replace(field, name=FieldName.VALID_TO, value=day, confidence=0.9 - number / 10),
                replace(field, name=FieldName.PERMIT_NUMBER, value="京B2-20200001"),
            ),
        )
        for number, day in enumerate(ends)
    )
    return replace(verified, submission=replace(verified.submission, documents=permits))


def endings(store, before, since=None):
    return [(ending.submission, ending.ends) for ending in store.permits_ending(before, since)]


def test_permits_that_run_out_before_a_day_come_soonest_first(store):
    for name, day in (("甲", "2026-09-30"), ("乙", "2026-08-01"), ("丙", "2027-01-01"), ("丁", "long-term")):
        store.keep(SENT, with_permit(name, day))

    assert endings(store, date(2026, 10, 1)) == [("乙", date(2026, 8, 1)), ("甲", date(2026, 9, 30))]
    assert endings(store, date(2026, 9, 30)) == [("乙", date(2026, 8, 1))]
    assert endings(store, date(2026, 10, 1), date(2026, 8, 2)) == [("甲", date(2026, 9, 30))]
    assert store.permits_ending(date(2026, 8, 2))[0].permit_number == "京B2-20200001"


def test_the_surest_reading_says_when_a_permit_ends_and_only_the_newest_result(store):
    store.keep(SENT, with_permit("甲", "2026-09-30", "2021-09-30"))
    assert endings(store, date(2027, 1, 1)) == [("甲", date(2026, 9, 30))]
    store.keep(SENT, with_permit("甲", "2031-09-30", digest="d2"))
    assert endings(store, date(2027, 1, 1)) == []


def test_what_nobody_has_decided_on_as_it_now_is_is_unanswered(store):
    store.keep(SENT, a_verified("甲", received=date(2026, 5, 6)))
    store.keep(SENT, a_verified("乙", verdict=Verdict.PASS))
    store.see("丙", SENT)
    assert [one.submission for one in store.unanswered()] == ["乙", "甲"]
    store.decide("乙", Decision.ACCEPT, reason="…", officer="王某")
    assert [(one.submission, one.verdict) for one in store.unanswered()] == [("甲", Verdict.CORRECT)]
    store.keep(SENT, a_verified("乙", digest="d2"))
    assert [one.submission for one in store.unanswered()] == ["乙", "甲"]
