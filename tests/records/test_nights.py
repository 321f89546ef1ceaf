from datetime import UTC, date, datetime, timedelta

import pytest

from chushen.findings import Verdict
from records.news import Reason
from records.nights import Night
from records.schema import Decision
from records.store import Store
from tests.records.building import RECEIVED, a_permit, a_verified

EVENING = datetime(2026, 11, 27, 20, tzinfo=UTC)


class Clock:
    def __init__(self):
        self.now = EVENING

    def __call__(self):
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, database, clock):
    with Store.open(tmp_path, database, now=clock) as opened:
        yield opened


def kept(store, tmp_path, name, **said):
    verified = a_verified(name, **said)
    path = tmp_path / name
    store.begin(name, path, digest=verified.digest, edition=verified.edition)
    store.keep(path, verified)


def test_the_last_night_is_known_and_that_of_an_earlier_day_with_whom_it_did_not_reach(store):
    assert store.last_night() is None
    thursday = Night(day=date(2026, 11, 26), begun=EVENING, told=EVENING, undelivered=("mailto://smtp.example",))
    twice = [Night(day=date(2026, 11, 27), begun=EVENING + timedelta(hours=n), told=EVENING) for n in (1, 2)]
    for night in (thursday, *twice):
        store.end_night(night)

    assert store.last_night() == twice[1]
    assert store.last_night(before=date(2026, 11, 27)) == thursday
    assert store.last_night(before=date(2026, 11, 26)) is None


def test_only_one_of_all_that_share_the_records_is_alone_and_the_next_one_after_it(tmp_path, database, store):
    with Store.open(tmp_path, database) as another:
        with store.alone("nightly") as first, another.alone("nightly") as second, another.alone("other") as other:
            assert (first, second, other) == (True, False, True)
        with another.alone("nightly") as later:
            assert later


def test_what_is_new_since_a_moment_is_told_with_what_held_before(tmp_path, store, clock):
    kept(store, tmp_path, "变", verdict=Verdict.PASS)
    kept(store, tmp_path, "判", verdict=Verdict.PASS)
    kept(store, tmp_path, "同", verdict=Verdict.CORRECT)
    kept(store, tmp_path, "旧", verdict=Verdict.CORRECT)
    since = clock()
    kept(store, tmp_path, "变", verdict=Verdict.CORRECT, digest="d2")
    kept(store, tmp_path, "判", verdict=Verdict.CORRECT, edition="e2")
    kept(store, tmp_path, "同", verdict=Verdict.CORRECT, edition="e2")
    kept(store, tmp_path, "新", verdict=Verdict.REVIEW)

    assert {(n.name, n.reason, n.former, n.verdict) for n in store.news(since)} == {
        ("变", Reason.CHANGED, Verdict.PASS, Verdict.CORRECT),
        ("判", Reason.JUDGED_ANEW, Verdict.PASS, Verdict.CORRECT),
        ("新", Reason.NEW, None, Verdict.REVIEW),
    }
    assert {n.reason for n in store.news(None)} == {Reason.NEW}
    assert len(store.news(None)) == 5


def test_what_nobody_has_decided_on_is_unanswered_and_so_is_what_came_again_since(tmp_path, store):
    for name in ("甲", "乙", "丙"):
        kept(store, tmp_path, name)
    store.decide("甲", Decision.CORRECT, reason="缺章", officer="王")
    store.decide("乙", Decision.CORRECT, reason="缺章", officer="王")
    kept(store, tmp_path, "乙", digest="d2")
    store.fail("丁", tmp_path / "丁", "no disk")

    waiting = {row.name: row for row in store.unanswered()}
    assert set(waiting) == {"乙", "丙", "丁"}
    assert waiting["丙"].received == RECEIVED
    assert (waiting["丁"].received, waiting["丁"].problem) == (None, "no disk")


def test_permits_that_end_between_two_days_are_found_once_each_by_their_newest_application(tmp_path, store):
    kept(store, tmp_path, "早", permit=a_permit("2027-01-05", "B2-1"))
    kept(store, tmp_path, "晚", permit=a_permit("2027-03-01", "B2-2"))
    kept(store, tmp_path, "远", permit=a_permit("2030-03-01", "B2-3"))
    kept(store, tmp_path, "长", permit=a_permit("long-term", "B2-4"))
    kept(store, tmp_path, "再", permit=a_permit("2027-03-01", "B2-2"), received=RECEIVED + timedelta(days=9))

    found = store.permits_ending(date(2027, 1, 5), date(2027, 3, 1))
    assert [(p.name, p.number, p.ends) for p in found] == [
        ("早", "B2-1", date(2027, 1, 5)),
        ("再", "B2-2", date(2027, 3, 1)),
    ]
    assert store.permits_ending(date(2027, 1, 6), date(2027, 2, 28)) == ()
