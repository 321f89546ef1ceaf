import pytest

from flows.outcome_folders import OutcomeFolders
from flows.selection import chosen_in
from records.store import Store
from tests.flows.building import GOOD, an_application


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "data") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path):
    for name in ("北京 1", "北京 2", "上海 1"):
        an_application(tmp_path / "box" / name, GOOD)
    (tmp_path / "box" / "北京 3.zip").write_bytes(b"x")
    return tmp_path / "box"


def names(paths):
    return [path.name for path in paths]


def test_without_a_wish_all_are_meant(folder, store):
    assert len(chosen_in(folder, store)) == 4


def test_a_pattern_fits_the_applications_name_or_its_files(folder, store):
    assert names(chosen_in(folder, store, only=["北京*"])) == ["北京 1", "北京 2", "北京 3.zip"]
    assert names(chosen_in(folder, store, only=["*.zip", "上海 ?"])) == ["上海 1", "北京 3.zip"]


def test_a_retry_means_what_was_quarantined_or_broken_off_and_nothing_that_never_began(folder, store):
    store.fail("北京 1", folder / "北京 1", "磁盘已满")
    store.begin("北京 2", folder / "北京 2", digest="d", edition="e")
    store.see("上海 1", folder / "上海 1")

    assert names(chosen_in(folder, store, retry=True)) == ["北京 1", "北京 2"]


def test_a_retry_of_a_watched_folder_means_its_quarantine_too(folder, store):
    OutcomeFolders(folder).prepare()
    sent = an_application(folder / "quarantine" / "广州 1", GOOD)
    store.fail("广州 1", sent, "磁盘已满")

    assert names(chosen_in(folder, store, retry=True)) == ["广州 1"]
    assert names(chosen_in(folder, store, retry=True, only=["北京*"])) == []


def test_a_failure_of_another_application_of_that_name_is_none_of_this_one(folder, store):
    store.fail("北京 1", folder.parent / "elsewhere" / "北京 1", "磁盘已满")

    assert chosen_in(folder, store, retry=True) == ()
