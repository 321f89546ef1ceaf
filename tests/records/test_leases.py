import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from chushen.errors import BeingVerifiedError, LeaseLostError
from records.database import open_database
from records.holder import Holder
from records.leases import Leases
from records.schema import Happening, LeaseRow
from records.store import Store
from tests.records.building import a_verified

ELSEWHERE = replace(Holder.of_us(), host="other", machine="another-boot")

HOLD_UNTIL_KILLED = """
import sys, time
from pathlib import Path
from records.store import Store
with Store.open(Path(sys.argv[1]), sys.argv[2]) as store, store.leases.hold("甲"):
    print("held", flush=True)
    time.sleep(600)
"""


class Machine:
    """The leases of a part of a process on some machine, without anything that renews them."""

    def __init__(self, engine, holder=None, seconds=60.0):
        self.at = datetime(2026, 5, 4, tzinfo=UTC)
        self.leases = Leases(engine, lambda: self.at, seconds, holder)

    def take(self, name):
        self.leases._take(name)  # noqa: SLF001  a holder that dies does no more than that


@pytest.fixture
def engine(tmp_path, database):
    engine = open_database(tmp_path, database)
    yield engine
    engine.dispose()


@pytest.fixture
def two(tmp_path, database):
    with Store.open(tmp_path, database) as one, Store.open(tmp_path, database) as other:
        yield one, other


def test_an_application_is_one_holders_alone_until_given_back(two):
    one, other = two
    with one.leases.hold("甲"):
        with pytest.raises(BeingVerifiedError, match=rf"process {os.getpid()}"), other.leases.hold("甲"):
            pass
        with other.leases.hold("乙"):
            assert one.leases.is_held("乙")
    with other.leases.hold("甲"):
        assert one.leases.is_held("甲")
    assert one.leases.is_held("甲") is None


def test_whoever_holds_it_may_hold_it_once_more_and_keeps_it_until_the_last_is_over(two):
    one, other = two
    with one.leases.hold("甲"):
        with one.leases.hold("甲"):
            pass
        with pytest.raises(BeingVerifiedError), other.leases.hold("甲"):
            pass


def test_a_lease_of_another_machine_that_is_not_renewed_runs_out(tmp_path):
    engine = open_database(tmp_path)
    theirs, ours = Machine(engine, ELSEWHERE), Machine(engine)
    theirs.take("甲")
    with pytest.raises(BeingVerifiedError, match="other"):
        ours.take("甲")
    ours.at += timedelta(seconds=61)
    assert ours.leases.is_held("甲") is False
    ours.take("甲")
    assert ours.leases.is_held("甲") is True
    engine.dispose()


def test_on_every_database_a_lease_runs_out_by_itself_and_is_taken_over(engine):
    theirs, ours = Machine(engine, ELSEWHERE, seconds=1), Machine(engine)
    theirs.at = ours.at = datetime.now(UTC)
    theirs.take("甲")
    until = monotonic() + 20
    while monotonic() < until:
        ours.at = datetime.now(UTC)
        with suppress(BeingVerifiedError):
            ours.take("甲")
            break
        sleep(0.05)

    assert ours.leases.is_held("甲")


def test_a_lease_is_renewed_while_its_holder_lives(tmp_path, database):
    with (
        Store.open(tmp_path, database, lease_seconds=0.4) as one,
        Store.open(tmp_path, database) as other,
        one.leases.hold("甲"),
    ):
        until = monotonic() + 1.5
        while monotonic() < until:
            assert other.leases.is_held("甲")
            sleep(0.05)


def test_the_lease_of_a_process_that_was_killed_here_is_free_at_once(tmp_path, database):
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", HOLD_UNTIL_KILLED, str(tmp_path), database], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with Store.open(tmp_path, database) as store:
            with pytest.raises(BeingVerifiedError), store.leases.hold("甲"):
                pass
            holder.kill()
            holder.wait()
            assert store.leases.is_held("甲") is False
            with store.leases.hold("甲"):
                assert store.leases.is_held("甲")


def test_a_result_of_one_who_was_thought_dead_is_not_kept(tmp_path, engine, database):
    verified = a_verified(name="甲")
    with Store.open(tmp_path, database) as slow, slow.leases.hold("甲"):
        slow.begin("甲", Path("甲"), digest="d", edition="e")
        taken_over(engine, "甲")
        with pytest.raises(LeaseLostError):
            slow.keep(Path("甲"), verified)
        with pytest.raises(LeaseLostError):
            slow.fail("甲", Path("甲"), "too slow")

        assert [event.happening for event in slow.events("甲")] == [Happening.BEGUN]
        assert slow.newest("甲") is None


def taken_over(engine, name):
    """By another machine, as it happens when a holder was asleep for long."""
    with Session(engine) as session, session.begin():
        session.execute(update(LeaseRow).filter_by(name=name).values(holder=str(ELSEWHERE)))
