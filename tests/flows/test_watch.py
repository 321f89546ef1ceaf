import asyncio
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import cv2
import pytest

import flows.watched.outcome_folders
from chushen.errors import CallError
from chushen.findings import Verdict
from flows.handling import handle, not_processed
from flows.office import Progress
from flows.watched.watch import Watching, watch
from records.folder import write_private
from records.schema import State
from records.store import Store
from tests.flows.building import GOOD, POISONED, SLOW, TOOLLESS, CountingReader, an_application, an_office

WATCH = """
import sys
from pathlib import Path
from flows.start import watch_folder
from flows.watched.watch import Watching
from tests.flows.building import an_office
with an_office(Path(sys.argv[2])) as office:
    watch_folder(Path(sys.argv[1]), office, Path(sys.argv[2]), how=Watching(settle_seconds=0.3))
print("stopped")
"""


class Played(Progress):
    """Plays what happens in the folder: each step is taken when one more application has ended."""

    def __init__(self, stop, *steps):
        self.stop = stop
        self.steps = list(steps)
        self.outcomes = []
        self.off = []

    def put_off(self, name):
        self.off.append(name)

    def ended(self, outcome):
        self.outcomes.append(outcome)
        if self.steps:
            self.steps.pop(0)()
        else:
            self.stop.set()


class Meanwhile(CountingReader):
    """Something happens while the first page is read."""

    def __init__(self, happens):
        super().__init__()
        self.happens = [happens]

    def __call__(self, image):
        if self.happens:
            self.happens.pop()()
        return super().__call__(image)


def write_report(verified, folder, _pictures):
    write_private(folder / "report.html", f"report of {verified.submission.name}".encode())


def watched(folder, data, *steps, reader=None, **how):
    """Watch with real files, records and time; without Prefect."""
    folder.mkdir(exist_ok=True)

    async def run():
        stop = asyncio.Event()
        progress = Played(stop, *steps)
        with an_office(data, reader, write_report=write_report, progress=progress) as office:

            async def verify(path):
                try:
                    return await asyncio.to_thread(handle, path, office)
                except Exception as error:  # noqa: BLE001  as flows.batch.verified does
                    return not_processed(path, error)

            async with asyncio.timeout(30):
                way = {"settle_seconds": 0.1, "poll_seconds": 0.1, "outcome_poll_seconds": 0.2} | how
                await watch(folder, office, verify, how=Watching(**way), stop=stop)
        return progress

    return asyncio.run(run())


def names_in(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def placed(data, name):
    with Store.open(data) as store:
        return store.standing(name).path


def test_what_is_there_at_the_start_and_what_comes_later_are_treated_the_same(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "before", GOOD)
    outcomes = watched(drop, tmp_path / "data", lambda: an_application(drop / "later", GOOD)).outcomes

    assert [(outcome.name, outcome.verdict) for outcome in outcomes] == [
        ("before", Verdict.PASS),
        ("later", Verdict.PASS),
    ]
    assert all(outcome.waited > 0 for outcome in outcomes)


def test_each_outcome_goes_to_its_folder_untouched_with_the_report_or_the_reason_beside_it(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    for name, shade in (("好", GOOD), ("坏", POISONED), ("难", TOOLLESS)):
        an_application(drop / name, shade)
    sent = {name: (drop / name / "1.png").read_bytes() for name in ("好", "坏", "难")}
    watched(drop, data, *[lambda: None] * 2)

    assert names_in(drop) == ["attention", "done", "quarantine"]
    assert names_in(drop / "done") == ["好", "好.初审报告.html"]
    assert names_in(drop / "attention") == ["坏", "坏.初审报告.html"]
    assert names_in(drop / "quarantine") == ["难", "难.未处理原因.txt"]
    assert (drop / "done" / "好.初审报告.html").read_text() == "report of 好"
    assert "本机缺少识别所需的程序" in (drop / "quarantine" / "难.未处理原因.txt").read_text("utf-8-sig")
    for folder, name in (("done", "好"), ("attention", "坏"), ("quarantine", "难")):
        assert (drop / folder / name / "1.png").read_bytes() == sent[name]
        assert placed(data, name) == drop / folder / name


def test_what_lies_beside_may_be_read_by_whoever_may_read_the_watched_folder(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "好", GOOD)
    drop.chmod(0o2770)
    watched(drop, tmp_path / "data")

    assert (drop / "done" / "好.初审报告.html").stat().st_mode & 0o777 == 0o660
    assert (drop / "done").stat().st_mode & 0o7777 == 0o2770


def test_two_drops_of_one_name_are_two_applications_and_neither_takes_the_others_place(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "同名", GOOD)
    outcomes = watched(
        drop,
        data,
        lambda: an_application(drop / "同名", GOOD, POISONED),
        lambda: an_application(drop / "同名", GOOD, GOOD, GOOD),
    ).outcomes

    assert [outcome.name for outcome in outcomes] == ["同名", "同名 (2)", "同名 (3)"]
    assert [name for name in names_in(drop / "done") if "." not in name] == ["同名", "同名 (3)"]
    assert len(list((drop / "done" / "同名").iterdir())) == 1
    assert placed(data, "同名 (2)") == drop / "attention" / "同名 (2)"


def test_an_archive_and_a_folder_of_one_name_are_told_apart_too(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "同名", GOOD)
    shutil.make_archive(str(drop / "同名"), "zip", an_application(tmp_path / "other", POISONED))
    outcomes = watched(drop, data, lambda: None).outcomes

    assert sorted(outcome.name for outcome in outcomes) == ["同名", "同名 (2)"]
    assert sum(len(names_in(drop / folder)) for folder in ("done", "attention")) == 4


def test_a_name_is_free_again_when_what_bore_it_was_taken_away(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", POISONED)

    def correct():
        (drop / "attention" / "a").rename(drop / "a")
        an_application(drop / "a", GOOD)

    outcomes = watched(drop, data, correct).outcomes

    assert [(outcome.name, outcome.verdict) for outcome in outcomes] == [("a", Verdict.CORRECT), ("a", Verdict.PASS)]
    assert names_in(drop / "attention") == []


def test_what_is_mended_where_it_lies_is_verified_again_and_moves_on(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", POISONED)
    watched(drop, data, lambda: an_application(drop / "attention" / "a", GOOD))

    assert names_in(drop / "attention") == []
    assert names_in(drop / "done") == ["a", "a.初审报告.html"]
    assert placed(data, "a") == drop / "done" / "a"


def test_what_was_mended_while_nobody_watched_stays_for_the_night_and_is_no_second_application(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", POISONED)
    watched(drop, data)
    an_application(drop / "b", GOOD)

    assert [outcome.name for outcome in watched(drop, data).outcomes] == ["b"]


def test_what_changes_while_it_is_read_is_not_moved_but_verified_again(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)
    progress = watched(drop, data, reader=Meanwhile(lambda: an_application(drop / "a", GOOD, POISONED)))

    assert progress.off == ["a"]
    assert [(outcome.name, outcome.verdict) for outcome in progress.outcomes] == [("a", Verdict.CORRECT)]
    assert placed(data, "a") == drop / "attention" / "a"


def test_what_is_taken_away_while_it_is_read_leaves_nothing_behind_but_its_record(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD, GOOD, GOOD, GOOD, GOOD, GOOD)
    outcomes = watched(drop, data, reader=Meanwhile(lambda: shutil.rmtree(drop / "a"))).outcomes

    assert [outcome.verdict for outcome in outcomes] == [None]
    assert "taken away" in outcomes[0].problem
    assert names_in(drop / "quarantine") == []
    with Store.open(data) as store:
        assert "taken away" in store.standing("a").problem


def test_what_is_taken_away_before_it_has_settled_was_never_there(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)

    def come_and_go():
        an_application(drop / "b", GOOD)
        shutil.rmtree(drop / "b")
        an_application(drop / "c", GOOD)

    assert [outcome.name for outcome in watched(drop, data, come_and_go).outcomes] == ["a", "c"]
    with Store.open(data) as store:
        assert store.standing("b") is None


def test_a_move_that_a_crash_left_undone_is_done_by_the_next_watch(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    path = an_application(drop / "a", GOOD)
    with an_office(data, write_report=write_report) as office:
        handle(path, office)
        office.store.moved("a", drop / "done" / "a")
    reader = CountingReader()
    outcomes = watched(drop, data, reader=reader).outcomes

    assert [(outcome.name, outcome.skipped) for outcome in outcomes] == [("a", True)]
    assert reader.read == []
    assert names_in(drop / "done") == ["a", "a.初审报告.html"]
    assert placed(data, "a") == drop / "done" / "a"


def test_a_move_that_fails_leaves_the_application_and_its_record_where_they_are(tmp_path, monkeypatch):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)

    def other_file_system(_path, target):
        raise OSError(18, "Invalid cross-device link", str(target))

    monkeypatch.setattr(flows.watched.outcome_folders, "rename_to_unused", other_file_system)
    watched(drop, data)

    assert names_in(drop) == ["a", "attention", "done", "quarantine"]
    assert names_in(drop / "done") == []
    assert placed(data, "a") == drop / "a"


def test_what_was_quarantined_for_the_machines_fault_is_tried_when_the_watch_starts_again_and_moves_on(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", TOOLLESS)
    watched(drop, data)
    watched(drop, data, reader=lambda image: CountingReader()(replace(image, pixels=image.pixels * 0 + GOOD)))

    assert names_in(drop / "quarantine") == []
    assert names_in(drop / "done") == ["a", "a.初审报告.html"]


def test_left_in_place_nothing_is_moved_and_what_was_replaced_is_verified_again(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)
    outcomes = watched(drop, data, lambda: an_application(drop / "a", GOOD, GOOD), move=False).outcomes

    assert [outcome.skipped for outcome in outcomes] == [False, False]
    assert names_in(drop) == ["a"]


def test_left_in_place_a_second_application_of_one_name_is_said_and_not_taken_for_the_first(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)
    step = partial(shutil.make_archive, str(drop / "a"), "zip", an_application(tmp_path / "other", POISONED))
    outcomes = watched(drop, data, step, move=False).outcomes

    assert outcomes[1].verdict is None
    assert "another application has this name" in outcomes[1].problem
    with Store.open(data) as store:
        assert store.standing("a").verdict is Verdict.PASS


def test_a_restart_does_not_do_the_same_work_again(tmp_path):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    watched(drop, tmp_path / "data", move=False)

    assert [outcome.skipped for outcome in watched(drop, tmp_path / "data", move=False).outcomes] == [True]


@pytest.mark.parametrize(
    "how", [{"listen": False}, {"listen": True, "poll_seconds": 3600}], ids=["looking alone", "listening alone"]
)
def test_a_drop_is_noticed_by(tmp_path, how):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    outcomes = watched(drop, tmp_path / "data", lambda: an_application(drop / "b", GOOD), **how).outcomes

    assert [outcome.name for outcome in outcomes] == ["a", "b"]


def test_a_copy_that_stalls_for_longer_than_the_settle_time_is_not_judged_by_its_first_half(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "a", GOOD)
    archive = Path(shutil.make_archive(str(tmp_path / "慢"), "zip", an_application(tmp_path / "other", GOOD)))
    whole = archive.read_bytes()

    def copy_slowly():
        (drop / "慢.zip").write_bytes(whole[: len(whole) // 2])
        an_application(drop / "b", GOOD)  # settles after it and ends before it

    outcomes = watched(drop, data, copy_slowly, lambda: (drop / "慢.zip").write_bytes(whole)).outcomes

    assert [(outcome.name, outcome.verdict) for outcome in outcomes][1:] == [
        ("b", Verdict.PASS),
        ("慢", Verdict.PASS),
    ]


def test_one_that_stays_cut_off_is_judged_after_the_longer_time(tmp_path):
    drop, data = tmp_path / "drop", tmp_path / "data"
    drop.mkdir()
    (drop / "断.zip").write_bytes(b"PK\x03\x04 and no more")
    outcomes = watched(drop, data).outcomes

    assert [(outcome.name, outcome.verdict) for outcome in outcomes] == [("断", Verdict.CORRECT)]


def test_trouble_with_one_drop_does_not_end_the_watch_and_is_tried_again(tmp_path, monkeypatch):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    standing, troubles = Store.standing, [OSError("the database is away")]

    def sometimes(store, name):
        if troubles:
            raise troubles.pop()
        return standing(store, name)

    monkeypatch.setattr(Store, "standing", sometimes)
    outcomes = watched(drop, tmp_path / "data").outcomes

    assert [outcome.verdict for outcome in outcomes] == [Verdict.PASS]
    assert troubles == []


def test_a_file_that_is_no_application_by_itself_is_said_once(tmp_path, caplog):
    drop = tmp_path / "drop"
    an_application(drop / "a", GOOD)
    (drop / "散页.jpg").write_bytes(b"x")
    (drop / ".DS_Store").write_bytes(b"x")
    watched(drop, tmp_path / "data", lambda: an_application(drop / "b", GOOD))

    assert [record.message for record in caplog.records if "no application" in record.message] == [
        f"{drop / '散页.jpg'} is no application by itself: put it into a folder, with what belongs to it"
    ]


def test_a_folder_of_such_a_name_that_is_an_application_is_not_made_an_outcome_folder(tmp_path):
    an_application(tmp_path / "drop" / "done", GOOD)

    with pytest.raises(CallError, match="none of chushen's outcome folders"):
        watched(tmp_path / "drop", tmp_path / "data")


@contextmanager
def a_watcher(drop, data):
    with subprocess.Popen(  # noqa: S603  our own interpreter
        [sys.executable, "-c", WATCH, str(drop), str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as watcher:
        yield watcher


def ended(watcher, end):
    watcher.send_signal(end)
    out, err = watcher.communicate(timeout=30)
    return out.strip(), err, watcher.returncode


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_data")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_a_watcher_verifies_alone_until_it_is_told_to_stop_and_then_ends_well(tmp_path, end):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "before", GOOD)
    with a_watcher(drop, data) as watcher:
        waits_for(data, "before", State.DONE)
        an_application(drop / "later", GOOD)
        waits_for(data, "later", State.DONE)
        with a_watcher(drop, data) as second:
            _, said = second.communicate(timeout=30)

        assert second.returncode == 1
        assert "another watch is at work on this folder" in said
        assert ended(watcher, end) == ("stopped", "", 0)


@pytest.mark.flow
@pytest.mark.usefixtures("prefect_data")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGINT])
def test_what_is_half_read_when_the_watcher_stops_waits_for_the_next_time(tmp_path, end):
    drop, data = tmp_path / "drop", tmp_path / "data"
    an_application(drop / "long", *[SLOW] * 200)
    for number, page in enumerate((drop / "long").iterdir()):  # pages of the same content would be read once
        picture = cv2.imread(str(page))
        picture[-1, -1] = number
        cv2.imwrite(str(page), picture)
    with a_watcher(drop, data) as watcher:
        waits_for(data, "long", State.RUNNING)
        sleep(1)

        assert ended(watcher, end) == ("stopped", "", 0)
    with Store.open(data) as store:
        assert store.standing("long").state is State.WAITING


def waits_for(data, name, state):
    until = monotonic() + 60
    while monotonic() < until:
        with Store.open(data) as store:
            standing = store.standing(name)
        if standing and standing.state is state:
            return
        sleep(0.2)
    pytest.fail(f"{name} was not {state} within a minute")
