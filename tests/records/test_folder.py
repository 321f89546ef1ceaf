import pytest

from records.folder import safe_name, write_private

ODD_NAMES = [
    "",
    ".",
    "..",
    "../../etc",
    "a/b",
    "a\\b",
    "名" * 200,
    "名" * 201,
    "a\n",
    "a\0b",
    " a",
    "a.",
    "a:b",
    "a*b",
    "\udcff",
]


def test_a_plain_name_stays_as_it_is():
    assert safe_name("云帆呼叫服务有限公司 (2)") == "云帆呼叫服务有限公司 (2)"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_still_gives_a_folder_in_its_place(tmp_path, name):
    folder = tmp_path / safe_name(name)
    folder.mkdir()

    assert folder.resolve().parent == tmp_path.resolve()


def test_two_names_never_share_a_folder():
    assert len({safe_name(name) for name in ODD_NAMES}) == len(ODD_NAMES)


def test_a_file_is_written_whole_or_not_at_all(tmp_path):
    target = tmp_path / "report.html"
    write_private(target, b"first")
    with pytest.raises(TypeError):
        write_private(target, "no bytes")

    assert target.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [target]
