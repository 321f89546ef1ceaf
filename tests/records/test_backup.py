"""A backup holds everything, and comes back as it was."""

import stat
import tarfile
from pathlib import Path
from threading import Event, Thread

import pytest

from bench.end_state import differences, end_state
from chushen.errors import CallError, RecordsError
from records.backup import restore_backup, write_backup
from records.schema import Decision
from records.store import Store
from tests.records.building import a_verified


def keep_one(store, name):
    verified = a_verified(name)
    store.begin(name, Path("sent") / name, digest=verified.digest, edition=verified.edition)
    (store.folder(name) / "report.html").write_text(f"<html>{name}</html>")
    (store.pictures(name, verified.digest) / "00-0001.jpg").write_bytes(b"jpeg")
    store.keep(Path("sent") / name, verified)


@pytest.fixture
def data(tmp_path):
    """Two applications, a decision, one in quarantine, a half-written file, Prefect's own things."""
    with Store.open(tmp_path / "data") as store:
        keep_one(store, "星河通信")
        keep_one(store, "云帆")
        store.decide("云帆", Decision.ACCEPT, reason="材料齐全", officer="王某")
        store.fail("坏", Path("sent") / "坏", "the disk is full")
        (store.folder("云帆") / ".report.part").write_text("half")
        (store.data / "prefect").mkdir()
        (store.data / "prefect" / "prefect.db").write_text("a diary")
    return tmp_path / "data"


def modes(folder):
    return {stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if p.is_dir()}, {
        stat.S_IMODE(p.stat().st_mode) for p in folder.rglob("*") if p.is_file()
    }


def test_what_was_backed_up_comes_back_as_it_was_and_is_its_owners_alone(data, tmp_path):
    file, elsewhere = tmp_path / "b.tar", tmp_path / "elsewhere"
    count = write_backup(data, file, with_database=True)
    assert restore_backup(file, elsewhere) == count
    (data / "submissions" / "云帆" / ".report.part").unlink()
    assert differences(end_state(data), end_state(elsewhere)) == []
    with Store.open(elsewhere) as store:
        assert store.decisions("云帆")[0].officer == "王某"
    assert (elsewhere / "quarantine" / "坏" / "reason.json").is_file()
    assert not (elsewhere / "prefect").exists()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert modes(elsewhere / "submissions") == ({0o700}, {0o600})
    assert stat.S_IMODE((elsewhere / "chushen.db").stat().st_mode) == 0o600


def test_it_is_of_one_moment_while_others_go_on_working(data, tmp_path):
    stop = Event()

    def work():
        with Store.open(data) as store:
            number = 0
            while not stop.is_set():
                keep_one(store, f"申请{number}")
                number += 1

    worker = Thread(target=work)
    worker.start()
    try:
        for number in range(3):
            write_backup(data, tmp_path / f"{number}.tar", with_database=True)
    finally:
        stop.set()
        worker.join()
    for number in range(3):
        restore_backup(tmp_path / f"{number}.tar", tmp_path / f"{number}")
        state = end_state(tmp_path / f"{number}")
        done = {name for name, (state, _, _) in state.submissions.items() if state == "done"}
        assert {f"submissions/{name}/report.html" for name in done} <= state.reports.keys()


def test_without_the_database_it_holds_the_files_alone(data, tmp_path):
    write_backup(data, tmp_path / "b.tar", with_database=False)
    with tarfile.open(tmp_path / "b.tar") as tar:
        found = tar.getnames()
    assert "submissions/云帆/report.html" in found
    assert "chushen.db" not in found


def test_a_backup_is_never_written_over_another(data, tmp_path):
    (tmp_path / "b.tar").write_text("an older one")
    with pytest.raises(CallError):
        write_backup(data, tmp_path / "b.tar", with_database=True)
    assert (tmp_path / "b.tar").read_text() == "an older one"


def test_nothing_is_restored_over_what_is_kept(data, tmp_path):
    write_backup(data, tmp_path / "b.tar", with_database=True)
    with pytest.raises(CallError, match="已有记录"):
        restore_backup(tmp_path / "b.tar", data)


def test_a_file_that_is_no_backup_leaves_the_folder_empty(tmp_path):
    (tmp_path / "b.tar").write_bytes(b"no tar at all" * 1000)
    with pytest.raises(RecordsError):
        restore_backup(tmp_path / "b.tar", tmp_path / "data")
    assert list((tmp_path / "data").iterdir()) == []


def test_a_backup_that_somebody_bent_writes_nothing_outside(tmp_path):
    with tarfile.open(tmp_path / "b.tar", "w") as tar:
        (tmp_path / "evil").write_text("x")
        tar.add(tmp_path / "evil", "../evil2")
    with pytest.raises(RecordsError):
        restore_backup(tmp_path / "b.tar", tmp_path / "in" / "data")
    assert not (tmp_path / "in" / "evil2").exists()


def test_a_data_folder_without_records_is_not_backed_up(tmp_path):
    (tmp_path / "data").mkdir()
    with pytest.raises(RecordsError, match="没有记录"):
        write_backup(tmp_path / "data", tmp_path / "b.tar", with_database=True)
    assert not (tmp_path / "b.tar").exists()
