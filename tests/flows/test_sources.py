import pytest

from chushen.errors import CallError
from flows.looking import drops_in
from flows.night import due
from flows.outcome_folders import OutcomeFolders
from flows.sources import submissions_in
from records.store import Store
from tests.flows.building import GOOD, an_application


def test_sub_folders_archives_and_pdfs_are_applications_as_people_count_them(tmp_path):
    for name in ("申请10", "申请2", ".hidden", "__MACOSX", "@eaDir"):
        (tmp_path / name).mkdir()
    for name in ("b.zip", "a.PDF", "c.eml", "d.ofd", "notes.txt", "名单.docx", "Thumbs.db", "~$a.pdf", "expected.json"):
        (tmp_path / name).write_bytes(b"x")

    found = [path.name for path in submissions_in(tmp_path)]
    assert found == ["a.PDF", "b.zip", "c.eml", "d.ofd", "申请2", "申请10"]


def test_an_outcome_folder_is_no_application(tmp_path):
    OutcomeFolders(tmp_path).prepare()
    an_application(tmp_path / "done" / "a", GOOD)

    assert submissions_in(tmp_path) == ()
    assert [path.name for path in submissions_in(tmp_path / "done")] == ["a"]


def test_a_folder_that_is_not_there_was_called_wrongly(tmp_path):
    with pytest.raises(CallError):
        submissions_in(tmp_path / "nothing")


def test_a_drop_is_seen_with_all_its_files_but_not_what_the_system_left(tmp_path):
    drop = an_application(tmp_path / "a", GOOD)
    an_application(drop / "附件", GOOD)
    (drop / ".DS_Store").write_bytes(b"x")
    (drop / "@eaDir").mkdir()
    (drop / "@eaDir" / "thumb.jpg").write_bytes(b"x")
    seen = drops_in(tmp_path)

    assert set(seen[drop]) == {"a/1.png", "a/附件/1.png"}


def test_a_night_looks_at_what_is_known_and_what_is_in_the_folder_once_each(tmp_path):
    known = an_application(tmp_path / "elsewhere" / "known", GOOD)
    both = an_application(tmp_path / "drop" / "both", GOOD)
    new = an_application(tmp_path / "drop" / "new", GOOD)
    with Store.open(tmp_path / "data") as store:
        for path in (known, both, tmp_path / "gone"):
            store.see(path.name, path)

        assert sorted(due(store, tmp_path / "drop")) == sorted([known, both, new])
        assert sorted(due(store, None)) == sorted([known, both])
