"""Why an application could not be processed lies beside the records, for programs."""

import json
import os
import stat
from pathlib import Path

import pytest

from chushen.errors import GivenUpError, ToolMissingError
from records.quarantine import read_reason, reason_path
from records.store import Store

SENT = Path("/sent/云帆")


@pytest.fixture
def store(tmp_path, database):
    with Store.open(tmp_path / "data", database) as store:
        yield store


def test_the_reason_is_a_file_that_only_its_owner_reads(store):
    store.begin("云帆", SENT, digest="d1", edition="e1")
    store.fail("云帆", SENT, "Tesseract is not installed", code=ToolMissingError("").code, remedy="Install it.")
    path = reason_path(store.data, "云帆")
    content = json.loads(path.read_text("utf-8"))
    at = content.pop("at")
    assert content == {
        "schema": "chushen.quarantine/1",
        "submission": "云帆",
        "path": "/sent/云帆",
        "code": "tool-missing",
        "problem": "Tesseract is not installed",
        "remedy": "Install it.",
        "digest": "d1",
        "runs": 1,
    }
    assert read_reason(store.data, "云帆").at.isoformat() == at
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_path_that_is_no_text_and_a_name_that_is_no_folder_s_are_kept(store):
    sent = Path(os.fsdecode(b"/sent/\xff"))
    store.fail("../x\n" * 60, sent, f"cannot read {sent}")
    reason = read_reason(store.data, "../x\n" * 60)
    assert reason.path.startswith("/sent/")
    assert reason_path(store.data, "../x\n" * 60).parents[2] == store.data


def test_the_reason_goes_when_the_application_is_taken_up_again(store):
    store.fail("云帆", SENT, "x")
    store.begin("云帆", SENT, digest="d1", edition="e1")
    assert read_reason(store.data, "云帆") is None
    assert not reason_path(store.data, "云帆").parent.exists()


def test_a_reason_that_was_cut_off_is_none(store):
    store.fail("云帆", SENT, "x")
    path = reason_path(store.data, "云帆")
    path.write_bytes(path.read_bytes()[:20])
    assert read_reason(store.data, "云帆") is None


CONTENT = {"digest": "d1", "edition": "e1"}


class TestBegunInVain:
    def begin(self, store, kept=0):
        store.begin("云帆", SENT, **CONTENT, kept=kept)

    def in_vain(self, store, name="云帆", kept=0, **changed):
        return store.begun_in_vain(name, **{**CONTENT, **changed}, kept=kept)

    def test_counts_what_came_to_no_end(self, store):
        assert self.in_vain(store) == 0
        for _ in range(2):
            self.begin(store)
        assert self.in_vain(store) == 2
        assert self.in_vain(store, "星河") == 0

    def test_begins_anew_after_any_end_and_when_somebody_asks_for_it(self, store):
        self.begin(store)
        store.fail("云帆", SENT, "x")
        assert self.in_vain(store) == 0
        self.begin(store)
        store.see("云帆", SENT)
        assert self.in_vain(store) == 0

    def test_goes_on_where_it_was_only_given_up(self, store):
        self.begin(store)
        store.fail("云帆", SENT, "x", code=GivenUpError("").code)
        assert self.in_vain(store) == 1

    def test_a_run_that_kept_a_new_page_was_not_in_vain(self, store):
        for kept in (0, 3, 3, 3):
            self.begin(store, kept)
        assert self.in_vain(store, kept=3) == 3
        assert self.in_vain(store, kept=4) == 0

    @pytest.mark.parametrize("changed", [{"digest": "d2"}, {"edition": "e2"}])
    def test_other_content_and_another_program_have_their_own_tries(self, store, changed):
        self.begin(store)
        assert self.in_vain(store, **changed) == 0
