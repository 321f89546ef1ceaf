"""What purge takes away, and what it leaves."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from chushen.errors import BeingVerifiedError
from records.schema import Decision, Happening
from records.store import Store
from tests.records.building import a_verified

THEN, NOW = datetime(2024, 1, 2, tzinfo=UTC), datetime(2026, 11, 28, tzinfo=UTC)
YEAR = timedelta(days=365)


class Clock:
    now = THEN

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path, database, clock):
    with Store.open(tmp_path / "data", database, now=clock) as opened:
        yield opened


def kept(store, tmp_path, name, *, decided=True, **said):
    """An application with its report and a picture, verified and perhaps decided on."""
    sent = tmp_path / "sent" / name
    sent.mkdir(parents=True, exist_ok=True)
    verified = a_verified(name, **said)
    store.begin(name, sent, digest=verified.digest, edition=verified.edition)
    (store.folder(name) / "report.html").write_text("<html></html>")
    (store.pictures(name, verified.digest) / "00-0001.jpg").write_bytes(b"jpeg")
    store.keep(sent, verified)
    if decided:
        store.decide(name, Decision.ACCEPT, reason="材料齐全", officer="王某")
    return sent


def names(old):
    return [one.name for one in old]


def test_what_was_decided_on_long_ago_is_old_and_what_nobody_decided_on_only_if_so_asked(store, clock, tmp_path):
    kept(store, tmp_path, "甲")
    kept(store, tmp_path, "乙", decided=False)
    clock.now = NOW
    kept(store, tmp_path, "丙")
    assert names(store.old(NOW - YEAR)) == ["甲"]
    assert names(store.old(NOW - YEAR, undecided=True)) == ["乙", "甲"]
    assert store.old(THEN) == ()


def test_nights_that_found_it_unchanged_do_not_make_it_young(store, clock, tmp_path):
    sent = kept(store, tmp_path, "甲")
    clock.now = NOW
    store.confirm("甲", sent)
    assert names(store.old(NOW - YEAR)) == ["甲"]


def test_a_corrected_one_waits_for_a_decision_of_its_own(store, clock, tmp_path):
    kept(store, tmp_path, "甲")
    kept(store, tmp_path, "甲", digest="d2", decided=False)
    clock.now = NOW
    assert store.old(NOW - YEAR) == ()


def test_one_that_waits_or_runs_is_never_old(store, clock, tmp_path):
    sent = kept(store, tmp_path, "甲")
    store.see("甲", sent)
    clock.now = NOW
    assert store.old(NOW - YEAR, undecided=True) == ()


def test_a_purged_one_is_gone_but_for_what_was_sent_the_trail_and_the_decisions(store, tmp_path):
    sent = kept(store, tmp_path, "甲")
    kept(store, tmp_path, "乙")
    before = list(store.events("甲"))
    store.purge("甲")
    store.forget_unused_pages()
    assert sent.is_dir()
    assert store.standing("甲") is None
    assert store.newest("甲") is None
    assert [answer["submission"] for answer in store.export()] == ["乙"]
    assert [path.name for path in (store.data / "submissions").iterdir()] == ["乙"]
    after = list(store.events("甲"))
    assert after[: len(before)] == before
    assert [event.happening for event in after[len(before) :]] == [Happening.PURGED]
    assert [decided.officer for decided in store.decisions("甲")] == ["王某"]


def test_the_database_still_refuses_to_change_what_is_only_added_to(store, tmp_path):
    kept(store, tmp_path, "甲")
    store.purge("甲")
    for table in ("events", "decisions"):
        with pytest.raises(DBAPIError), store._engine.begin() as connection:  # noqa: SLF001  past every door of the program
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608  a name of ours


def test_one_that_is_being_worked_on_is_left_alone(store, tmp_path, database):
    kept(store, tmp_path, "甲")
    with (
        Store.open(tmp_path / "data", database) as other,
        other.leases.hold("甲"),
        pytest.raises(BeingVerifiedError),
    ):
        store.purge("甲")
    assert store.newest("甲") is not None
    assert (store.folder("甲") / "report.html").is_file()


def test_it_can_come_again_after_it_was_purged(store, tmp_path):
    kept(store, tmp_path, "甲")
    store.purge("甲")
    kept(store, tmp_path, "甲", decided=False)
    assert store.newest("甲") is not None
    assert store.standing("甲").runs == 1
