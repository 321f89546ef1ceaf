import errno

import pytest

import flows.renaming
from flows.renaming import rename_to_unused


@pytest.fixture(params=["kernel", "share"])
def system(request, monkeypatch):
    """The kernel's own way, and that of file systems which have none."""
    if request.param == "share":
        monkeypatch.setattr(flows.renaming, "_rename_without_replacing", lambda _path, _target: errno.EINVAL)


@pytest.mark.usefixtures("system")
def test_a_file_is_renamed(tmp_path):
    (tmp_path / "a").write_text("a")
    rename_to_unused(tmp_path / "a", tmp_path / "乙")

    assert [path.name for path in tmp_path.iterdir()] == ["乙"]


@pytest.mark.usefixtures("system")
def test_a_file_never_takes_anothers_place(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).write_text(name)
    with pytest.raises(FileExistsError):
        rename_to_unused(tmp_path / "a", tmp_path / "b")

    assert [(tmp_path / name).read_text() for name in ("a", "b")] == ["a", "b"]


@pytest.mark.usefixtures("system")
def test_not_even_an_empty_folder_is_replaced(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()

    with pytest.raises(FileExistsError):
        rename_to_unused(tmp_path / "a", tmp_path / "b")


@pytest.mark.usefixtures("system")
def test_what_is_gone_is_said_to_be_gone(tmp_path):
    with pytest.raises(FileNotFoundError):
        rename_to_unused(tmp_path / "a", tmp_path / "b")
