import os
import stat
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from threading import Thread
from zoneinfo import ZoneInfo

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

import records
from chushen.errors import RecordsError
from chushen.findings import Verdict
from records.database import open_database
from records.quarantine import read_reason
from records.results import Basis
from records.schema import HEAD, Happening, State
from records.store import Store
from tests.records.building import RECEIVED, a_verified

SENT = Path("drop") / "云帆"


@pytest.fixture
def store(tmp_path, database):
    with Store.open(tmp_path / "data", database) as opened:
        yield opened


def rests_on(**changed):
    return Basis(**{"sent": "s1", "edition": "e1", "checklist": "c1", **changed})


def happenings(store, name="云帆"):
    return [event.happening for event in store.events(name)]


class TestWhereASubmissionStands:
    def test_it_waits_runs_and_is_done(self, store):
        store.see("云帆", SENT)
        waiting = store.standing("云帆")
        store.begin("云帆", SENT, digest="d1", edition="e1")
        running = store.standing("云帆")
        store.keep(SENT, a_verified())
        done = store.standing("云帆")

        assert [s.state for s in (waiting, running, done)] == [State.WAITING, State.RUNNING, State.DONE]
        assert (waiting.verdict, done.verdict) == (None, Verdict.CORRECT)
        assert done.received == RECEIVED

    def test_each_begin_is_a_run(self, store):
        assert [store.begin("云帆", SENT, digest="d1", edition="e1") for _ in range(3)] == [1, 2, 3]
        assert store.standing("云帆").runs == 3

    def test_failed_work_is_quarantined_with_its_reason_until_it_succeeds(self, store):
        store.fail("云帆", SENT, "磁盘已满")
        failed = store.standing("云帆")
        store.keep(SENT, a_verified())

        assert (failed.state, failed.problem) == (State.QUARANTINED, "磁盘已满")
        assert (store.standing("云帆").state, store.standing("云帆").problem) == (State.DONE, "")

    def test_the_record_follows_what_was_moved_and_nothing_else_of_it_changes(self, store):
        store.keep(SENT, a_verified())
        store.moved("云帆", Path("drop") / "done" / "云帆")

        assert store.standing("云帆").path == Path("drop") / "done" / "云帆"
        assert store.standing("云帆").state is State.DONE
        assert happenings(store)[-1] is Happening.MOVED

    def test_the_reason_of_a_quarantined_one_names_where_it_lies_now(self, store):
        store.fail("云帆", SENT, "磁盘已满")
        store.moved("云帆", Path("drop") / "quarantine" / "云帆")

        assert read_reason(store.data, "云帆").path == "drop/quarantine/云帆"
        assert store.standing("云帆").state is State.QUARANTINED

    def test_failed_work_leaves_the_former_result(self, store):
        store.keep(SENT, a_verified())
        store.fail("云帆", SENT, "x")

        assert store.newest("云帆") == a_verified()
        assert store.standing("云帆").verdict is Verdict.CORRECT

    def test_what_was_never_sent_is_not_known(self, store):
        assert store.standing("云帆") is None
        assert store.newest("云帆") is None
        assert store.basis("云帆") is None

    def test_a_name_in_another_encoding_leads_back_to_its_file(self, store):
        sent = Path(os.fsdecode("云帆".encode("gb18030")))
        store.see("云帆", sent)
        store.fail("云帆", sent, f"no such file: {sent}")

        assert store.standing("云帆").path == sent
        assert store.standing("云帆").problem.startswith("no such file: ")


class TestWhatWasKept:
    def test_the_newest_result_wins(self, store):
        store.keep(SENT, a_verified(digest="d1"))
        store.keep(SENT, a_verified(digest="d2", verdict=Verdict.PASS))

        assert store.newest("云帆").digest == "d2"
        assert [answer["verdict"] for answer in store.export()] == ["pass"]

    def test_content_that_returns_to_what_it_was_is_the_newest_again(self, store):
        for digest in ("d1", "d2", "d1"):
            store.keep(SENT, a_verified(digest=digest))

        assert store.newest("云帆").digest == "d1"

    def test_keeping_the_same_result_twice_leaves_one(self, store):
        store.keep(SENT, a_verified())
        store.keep(SENT, a_verified())

        assert len(list(store.export())) == 1

    @pytest.mark.parametrize("changed", [{"sent": "s2"}, {"edition": "e2"}, {"checklist": "c2"}])
    def test_a_result_rests_on_what_was_sent_the_program_and_the_checklist(self, store, changed):
        store.keep(SENT, a_verified())
        store.keep(SENT, a_verified(**changed))

        assert store.basis("云帆") == rests_on(**changed)
        assert store.basis("云帆") != rests_on()

    def test_the_export_is_the_contracts_object_of_every_submission_by_name(self, store):
        store.keep(SENT, a_verified("乙"))
        store.keep(SENT, a_verified("甲"))
        exported = list(store.export())

        assert [answer["submission"] for answer in exported] == ["乙", "甲"]
        assert exported[0]["schema"] == "chushen.result/1"
        assert exported[0]["findings"][0]["evidence"][0] == {"file": "a.jpg", "page": 1, "box": None}

    def test_a_result_still_stands_after_the_program_has_ended(self, tmp_path, database):
        with Store.open(tmp_path, database) as first:
            first.keep(SENT, a_verified())
        with Store.open(tmp_path, database) as second:
            assert second.newest("云帆") == a_verified()


class TestTheAuditTrail:
    def test_it_tells_what_happened_in_order(self, store):
        store.see("云帆", SENT)
        store.begin("云帆", SENT, digest="d1", edition="e1")
        store.keep(SENT, a_verified())
        store.confirm("云帆", SENT)
        store.fail("云帆", SENT, "x")

        assert happenings(store) == [
            Happening.SEEN,
            Happening.BEGUN,
            Happening.KEPT,
            Happening.CONFIRMED,
            Happening.FAILED,
        ]
        assert all(earlier.at <= later.at for earlier, later in pairwise(store.events()))

    @pytest.mark.parametrize("change", ["DELETE FROM events", "UPDATE events SET detail = ''"])
    def test_nobody_rewrites_it(self, tmp_path, change, database):
        with Store.open(tmp_path, database) as store:
            store.see("云帆", SENT)
        engine = open_database(tmp_path, database)

        with engine.begin() as connection, pytest.raises(DBAPIError, match="only ever added to"):
            connection.execute(text(change))
        engine.dispose()

    def test_what_was_never_verified_cannot_be_confirmed(self, store):
        with pytest.raises(RecordsError):
            store.confirm("云帆", SENT)

    def test_its_times_come_back_with_their_zone(self, tmp_path, database):
        noon_in_china = datetime(2026, 5, 4, 12, tzinfo=ZoneInfo("Asia/Shanghai"))
        with Store.open(tmp_path, database, now=lambda: noon_in_china) as store:
            store.see("云帆", SENT)
            (event,) = store.events()

        assert event.at == noon_in_china
        assert event.at.tzinfo == UTC


class TestTheDataFolder:
    def test_only_its_owner_may_read_it(self, tmp_path, database):
        with Store.open(tmp_path / "data", database) as store:
            store.keep(SENT, a_verified())
            made = [tmp_path / "data", *(tmp_path / "data").rglob("*"), store.folder("云帆")]
            modes = {path: stat.S_IMODE(path.stat().st_mode) for path in made}

        assert {path.name: oct(mode) for path, mode in modes.items() if mode & 0o077} == {}

    def test_a_folder_that_cannot_be_used_is_our_error(self, tmp_path, database):
        (tmp_path / "data").write_text("a file")

        with pytest.raises(RecordsError):
            Store.open(tmp_path / "data", database)

    def test_a_damaged_database_is_our_error(self, tmp_path):
        (tmp_path / "chushen.db").write_bytes(b"not a database, certainly not one" * 100)

        with pytest.raises(RecordsError):
            Store.open(tmp_path)

    def test_a_newer_programs_database_is_left_alone(self, tmp_path, database):
        engine = open_database(tmp_path, database)
        with engine.begin() as connection:
            connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        engine.dispose()

        with pytest.raises(RecordsError, match="newer"):
            Store.open(tmp_path, database)

    def test_the_program_works_with_the_newest_migration(self):
        scripts = Path(records.__file__).parent / "migrations"
        config = Config()
        config.set_main_option("script_location", str(scripts))

        assert ScriptDirectory.from_config(config).get_current_head() == HEAD

    def test_threads_writing_at_once_lose_nothing(self, store):
        def work(number):
            for run in range(5):
                store.begin(f"申请{number}", SENT, digest="d", edition="e")
                store.keep(SENT, a_verified(f"申请{number}", digest=f"d{run}"))

        threads = [Thread(target=work, args=(number,)) for number in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert [(row.runs, row.state) for row in store.rows()] == [(5, State.DONE)] * 4
        assert len(list(store.events())) == 4 * 5 * 2
