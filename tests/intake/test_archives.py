"""An archive of a folder is that folder, and nothing in it can do harm."""

import stat
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from chushen.findings import Cause
from intake.archives.unpacking import unpack
from intake.sniffing import FileKind
from intake.submission import open_submission


@pytest.fixture
def pack(make):
    """Writes a ZIP of (name, content) pairs; a ZipInfo may stand for the name."""

    def write(name, *members, compression=zipfile.ZIP_DEFLATED):
        path = make.path(name)
        with zipfile.ZipFile(path, "w", compression) as packed:
            for member, content in members:
                packed.writestr(member, content)
        return path

    return write


@pytest.fixture
def scan(make):
    return make.picture("scan.png").read_bytes()


def listed(path, limits, isolation):
    with open_submission(path, limits, isolation) as opened:
        return [source.file for source in opened.pages], [(item.file, item.cause) for item in opened.refused]


def info(name, **attributes):
    member = zipfile.ZipInfo(name, (2026, 5, 4, 23, 0, 0))
    for key, value in attributes.items():
        setattr(member, key, value)
    return member


def test_an_archive_of_a_folder_names_its_files_like_the_folder(pack, scan, limits, isolation):
    path = pack("北京某某.zip", ("北京某某/1.png", scan), ("北京某某/身份证/2.png", scan))
    assert listed(path, limits, isolation) == (["1.png", "身份证/2.png"], [])


def test_the_declaration_in_an_archive_counts(pack, scan, limits, isolation):
    path = pack("x.zip", ("x/1.png", scan), ("x/application.toml", 'company = "示例公司"'))
    with open_submission(path, limits, isolation) as opened:
        assert opened.name == "x"
        assert opened.declaration.company == "示例公司"


def test_the_newest_member_s_day_counts(pack, scan, limits, isolation):
    with open_submission(pack("x.zip", (info("1.png"), scan)), limits, isolation) as opened:
        assert opened.newest == date(2026, 5, 4)


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_names_without_the_utf8_mark_are_understood(pack, scan, limits, isolation, encoding):
    name = "营业执照.png".encode(encoding)
    path = pack("x.zip", ("A" * len(name), scan))
    path.write_bytes(path.read_bytes().replace(b"A" * len(name), name))
    assert listed(path, limits, isolation) == (["营业执照.png"], [])


def test_an_archive_and_its_folder_have_one_digest(make, pack, scan, limits, isolation):
    make.raw("folder/1.png", scan)
    path = pack("folder.zip", ("folder/1.png", scan))
    with (
        open_submission(path, limits, isolation) as packed,
        open_submission(make.folder / "folder", limits, isolation) as folder,
    ):
        assert packed.digest == folder.digest


@pytest.mark.parametrize("name", ["../../evil.png", "/etc/evil.png", "C:\\evil.png", "..\\evil.png"])
def test_no_name_leads_outside(make, pack, scan, limits, isolation, name):
    files, refused = listed(pack("x.zip", (name, scan), ("b.png", scan)), limits, isolation)
    assert refused == []
    assert all(not file.startswith(("/", "..")) and ":" not in file for file in files)
    assert sorted(path.name for path in make.folder.parent.rglob("*") if path.is_file()) == ["scan.png", "x.zip"]


def test_links_and_leftovers_in_an_archive_are_passed_over(pack, scan, limits, isolation):
    link = info("link.png", external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert listed(
        pack("x.zip", ("1.png", scan), (link, "/etc/passwd"), ("__MACOSX/._1.png", b"x")), limits, isolation
    ) == (
        ["1.png"],
        [],
    )


def test_two_members_of_one_name_are_both_read(pack, scan, limits, isolation):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = pack("x.zip", ("1.png", scan), ("1.png", scan))
    assert listed(path, limits, isolation) == (["1.png", "1.png (2)"], [])


def test_a_bomb_is_refused_and_leaves_nothing(pack, limits, isolation):
    path = pack("x.zip", ("1.png", bytes(5_000_000)), ("2.png", bytes(5_000_000)))
    assert listed(path, replace(limits, ratio_free_bytes=1_000_000), isolation)[1] == [
        ("1.png", Cause.TOO_LARGE),
        ("2.png", Cause.TOO_LARGE),
    ]


def test_a_member_larger_than_a_file_may_be_is_refused_alone(pack, scan, limits, isolation):
    path = pack("x.zip", ("big.png", bytes(1_000_001)), ("small.png", scan))
    assert listed(path, replace(limits, max_file_bytes=1_000_000), isolation) == (
        ["small.png"],
        [("big.png", Cause.TOO_LARGE)],
    )


def test_a_member_is_never_unpacked_beyond_what_a_file_may_hold(make, pack, limits):
    path, into = pack("x.zip", ("big.png", bytes(1_000_001))), make.path("unpacked/x").parent
    (outcome,), _ = unpack(path, "x.zip", into, replace(limits, max_file_bytes=1_000_000), FileKind.ZIP)
    assert (outcome.file, outcome.cause) == ("big.png", Cause.TOO_LARGE)
    assert list(into.iterdir()) == []


def test_too_many_members_are_refused_at_once(pack, scan, limits, isolation):
    path = pack("x.zip", *((f"{number}.png", scan) for number in range(4)))
    assert listed(path, replace(limits, max_files=3), isolation) == ([], [("x.zip", Cause.TOO_LARGE)])


def test_archives_in_archives_are_read_two_deep(pack, scan, limits, isolation):
    deepest = pack("3.zip", ("scan.png", scan)).read_bytes()
    deep = pack("2.zip", ("scan.png", scan), ("3.zip", deepest)).read_bytes()
    path = pack("1.zip", ("a.png", scan), ("2.zip", deep))
    assert listed(path, limits, isolation) == (["2.zip/scan.png", "a.png"], [("2.zip/3.zip", Cause.NOT_ACCEPTED)])


def test_a_member_with_a_password_is_encrypted(pack, scan, limits, isolation):
    path = pack("x.zip", ("1.png", scan), ("2.png", scan))
    content = bytearray(path.read_bytes())
    central = content.index(b"PK\x01\x02")
    content[6] |= 1
    content[central + 8] |= 1
    path.write_bytes(bytes(content))
    assert listed(path, limits, isolation) == (["2.png"], [("1.png", Cause.ENCRYPTED)])


def test_a_member_that_fails_its_checksum_is_damaged(pack, scan, limits, isolation):
    path = pack("x.zip", ("1.png", scan), ("2.png", scan), compression=zipfile.ZIP_STORED)
    content = bytearray(path.read_bytes())
    content[len(scan) // 2] ^= 0xFF
    path.write_bytes(bytes(content))
    assert listed(path, limits, isolation) == (["2.png"], [("1.png", Cause.DAMAGED)])


def test_an_archive_without_files_is_empty(pack, limits, isolation):
    assert listed(pack("x.zip"), limits, isolation) == ([], [("x.zip", Cause.EMPTY)])


def test_half_an_archive_is_damaged(pack, scan, make, limits, isolation):
    whole = pack("x.zip", ("1.png", scan)).read_bytes()
    assert listed(make.raw("y.zip", whole[: len(whole) // 2]), limits, isolation) == ([], [("y.zip", Cause.DAMAGED)])
