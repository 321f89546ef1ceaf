"""Whatever fails around an application, nothing is lost, nothing is done twice, and the next one is processed."""

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from chushen.errors import ChushenError, GivenUpError, ReaderError
from chushen.findings import Verdict
from flows.handling import handle
from flows.office import Office
from flows.triage import in_order, triage
from intake.budget import Budget
from intake.isolation import open_isolation
from intake.limits import Limits
from intake.refusal import IntakeError
from records.quarantine import read_reason
from records.schema import Happening, State
from records.store import Store
from tests.flows.building import GOOD, CountingReader, a_workbench, an_application, an_office
from tests.processes import end_within


def full_disk(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


def happenings(office, name):
    return [event.happening for event in office.store.events(name)]


@pytest.fixture
def sent(tmp_path):
    return an_application(tmp_path / "sent" / "云帆", GOOD, GOOD)


def is_done_once(office, path):
    """Handled now, it comes to one result, and a second time finds that one."""
    first, second = handle(path, office), handle(path, office)
    results = [answer["submission"] for answer in office.store.export()]
    return (first.verdict, second.skipped, results.count(first.name)) == (Verdict.PASS, True, 1)


def test_a_full_disk_while_a_page_s_picture_is_kept_is_nobody_s_finding(sent, tmp_path, monkeypatch):
    with an_office(tmp_path / "data") as office:
        with monkeypatch.context() as broken:
            broken.setattr("flows.keeping.save_picture", full_disk)
            with pytest.raises(ReaderError, match="No space"):
                handle(sent, office)
        assert office.store.standing("云帆").state is State.QUARANTINED
        assert read_reason(tmp_path / "data", "云帆").code == "reader"
        assert is_done_once(office, sent)
        assert read_reason(tmp_path / "data", "云帆") is None


def test_a_full_disk_while_the_reason_is_written_hides_no_failure(sent, tmp_path, monkeypatch):
    with an_office(tmp_path / "data") as office:
        with monkeypatch.context() as broken:
            broken.setattr("flows.keeping.save_picture", full_disk)
            broken.setattr("records.quarantine.write_private", full_disk)
            with pytest.raises(ReaderError, match="No space"):
                handle(sent, office)
        assert office.store.standing("云帆").state is State.QUARANTINED
        assert is_done_once(office, sent)


def test_a_full_disk_while_an_archive_is_unpacked_is_nobody_s_finding(sent, tmp_path, monkeypatch):
    archive = Path(shutil.make_archive(str(tmp_path / "云帆"), "zip", sent))
    with an_office(tmp_path / "data") as office:
        with monkeypatch.context() as broken:
            broken.setattr("intake.isolation.Path.mkdir", full_disk)
            with pytest.raises(ChushenError, match="No space"):
                handle(archive, office)
        assert office.store.standing("云帆").state is State.QUARANTINED
        assert is_done_once(office, archive)


def test_a_temporary_folder_that_is_gone_is_the_machine_s_fault(sent, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    data = tmp_path / "data"
    with an_office(data) as office:
        shutil.rmtree(tmp_path / "temporary")
        with pytest.raises(ChushenError):
            handle(sent, office)
        assert office.store.standing("云帆").state is State.QUARANTINED
    (tmp_path / "temporary").mkdir()
    with an_office(data) as office:
        assert is_done_once(office, sent)


def test_children_that_are_killed_while_they_wait_or_work_are_replaced(sent, tmp_path):
    class KillingReader(CountingReader):
        """Kills all children at the first page: a step is tried once more, not for ever."""

        is_first = True

        def __call__(self, image):
            for child in multiprocessing.active_children() if self.is_first else ():
                with suppress(ProcessLookupError):
                    os.kill(child.pid, signal.SIGKILL)
            self.is_first = False
            return super().__call__(image)

    with an_office(tmp_path / "data", KillingReader()) as office:
        assert is_done_once(office, sent)


def test_a_child_that_is_killed_while_it_starts_is_started_once_more():
    there, killed = {child.pid for child in multiprocessing.active_children()}, []

    def kill_the_first():
        while not killed:
            for child in multiprocessing.active_children():
                if child.pid not in there:
                    os.kill(child.pid, signal.SIGKILL)
                    killed.append(child.pid)

    with open_isolation(Limits(), 1) as isolation:
        killer = Thread(target=kill_the_first)
        killer.start()
        child = isolation.outcome_of("a", Budget(), os.getpid)
        killer.join()
    assert isinstance(child, int)
    assert child not in killed


def test_an_unexpected_end_of_the_program_leaves_the_application_to_be_done_again_and_once(sent, tmp_path):
    data = tmp_path / "data"
    script = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from flows.handling import handle
        from tests.flows.building import CountingReader, an_office
        class Deadly(CountingReader):
            def __call__(self, image):
                os.kill(os.getpid(), 9)
        with an_office(Path({str(data)!r}), Deadly()) as office:
            handle(Path({str(sent)!r}), office)
    """)
    root = Path(__file__).parents[2]
    ended = subprocess.run([sys.executable, "-c", script], cwd=root, check=False)  # noqa: S603  this very Python
    assert ended.returncode == -signal.SIGKILL
    with an_office(data) as office:
        assert office.store.standing("云帆").state is State.RUNNING
        assert is_done_once(office, sent)
        assert happenings(office, "云帆").count(Happening.BEGUN) == 2


def test_children_end_with_a_program_that_is_killed_and_leave_no_copies():
    script = textwrap.dedent("""
        import os, sys, time
        from threading import Thread
        from intake.budget import Budget
        from intake.isolation import open_isolation
        from intake.limits import Limits
        with open_isolation(Limits(), 1) as isolation:
            (isolation.folder / "copy").touch()
            print(isolation.folder)
            print(isolation.outcome_of("a", Budget(), os.getpid), flush=True)
            isolation.outcome_of("a", Budget(), time.sleep, 100)
    """)
    program = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)  # noqa: S603  this very Python
    with program:
        folder, child = Path(os.fsdecode(program.stdout.readline().strip())), int(program.stdout.readline())
        time.sleep(0.3)
        program.kill()
    assert end_within(10, child)
    assert list(folder.iterdir()) == []
    folder.rmdir()


def test_an_application_that_ends_the_program_every_time_is_quarantined_and_not_begun_again_by_itself(sent, tmp_path):
    with an_office(tmp_path / "data") as office:
        with office.bench.open_submission(sent) as opened:
            digest = opened.digest
        for _ in range(8):
            office.store.begin("云帆", sent, digest=digest, edition="e1")
        for _ in range(2):
            with pytest.raises(GivenUpError, match="8 times"):
                handle(sent, office)
        assert office.store.standing("云帆").state is State.QUARANTINED
        assert read_reason(tmp_path / "data", "云帆").code == "given-up"
        assert handle(sent, office, again=True).verdict is Verdict.PASS


def test_an_application_with_which_the_program_ended_several_times_is_verified_when_all_others_are_done(sent, tmp_path):
    other = shutil.copytree(sent, sent.with_name("星河"))
    with an_office(tmp_path / "data") as office:
        with office.bench.open_submission(sent) as opened:
            digest = opened.digest
        for ended in range(5):
            suspect = ended >= 3
            waiting = triage([sent, other], office, received=date(2026, 5, 4))
            assert in_order(waiting) == ([other, sent] if suspect else [sent, other])
            office.store.begin("云帆", sent, digest=digest, edition="e1")


def test_an_application_that_cannot_even_be_opened_is_quarantined(sent, tmp_path, monkeypatch):
    def forbidden(*_):
        raise IntakeError("云帆: Permission denied")

    with an_office(tmp_path / "data") as office:
        with monkeypatch.context() as broken:
            broken.setattr("intake.sending.digest_of", forbidden)
            with pytest.raises(IntakeError):
                handle(sent, office)
        reason = read_reason(tmp_path / "data", "云帆")
        assert (reason.code, reason.problem) == ("intake", "云帆: Permission denied")
        assert is_done_once(office, sent)


@pytest.mark.parametrize("jump", [timedelta(days=-4000), timedelta(days=4000)])
def test_a_clock_that_is_moved_loses_nothing_and_does_nothing_twice(sent, tmp_path, jump):
    times = iter([datetime(2026, 5, 4, tzinfo=UTC)] * 2)

    def clock():
        return next(times, datetime(2026, 5, 4, tzinfo=UTC) + jump)

    with a_workbench() as bench, Store.open(tmp_path / "data", now=clock) as store:
        office = Office(bench=bench, store=store)
        assert is_done_once(office, sent)
        assert store.standing("云帆").state is State.DONE


def test_time_limits_do_not_go_by_the_clock_on_the_wall(monkeypatch):
    with open_isolation(Limits(max_seconds=5), 1) as isolation:
        assert isolation.outcome_of("a", Budget(), os.getpid)
        real = time.time
        monkeypatch.setattr(time, "time", lambda: real() + 10**6)
        assert isolation.outcome_of("a", Budget(), time.sleep, 0.3) is None
