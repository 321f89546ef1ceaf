"""TAR, 7z, RAR and mails are taken in like a ZIP, under the same limits."""

import binascii
import bz2
import gzip
import io
import lzma
import struct
import tarfile
from dataclasses import replace
from email.message import EmailMessage

import py7zr
import pytest
import rarfile

from chushen.findings import Cause
from intake.archives import rars
from intake.archives.unpacking import unpack
from intake.sniffing import FileKind, kind_of_file
from intake.submission import open_submission

PACKERS = {"tar": bytes, "tar.gz": gzip.compress, "tar.bz2": bz2.compress, "tar.xz": lzma.compress}


@pytest.fixture
def scan(make):
    return make.picture("scan.png").read_bytes()


def tar_of(*members, pack=bytes):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.GNU_FORMAT, encoding="gbk") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return pack(packed.getvalue())


def seven_of(*members, **options):
    packed = io.BytesIO()
    with py7zr.SevenZipFile(packed, "w", **options) as archive:
        for name, content in members:
            archive.writef(io.BytesIO(content), name)
    return packed.getvalue()


def rar_of(*members, method=0x30, flags=0):
    """A RAR of version 3 (unrar's technote): its mark, its head, then each member with its own."""

    def block(kind, flags, body):
        rest = struct.pack("<BHH", kind, flags, 7 + len(body)) + body
        return struct.pack("<H", binascii.crc32(rest) & 0xFFFF) + rest

    packed = b"Rar!\x1a\x07\x00" + block(0x73, 0, bytes(6))
    for name, content in members:
        raw = name.encode()
        size, checksum = len(content), binascii.crc32(content)
        head = struct.pack("<IIBIIBBHI", size, size, 3, checksum, 0x5CA4B800, 29, method, len(raw), 0o100644)
        packed += block(0x74, 0x8000 | flags, head + raw) + content
    return packed + block(0x7B, 0x4000, b"")


def mail_of(*attachments):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "a@example.com", "b@example.com", "续期材料"
    mail["Date"] = "Mon, 04 May 2026 10:00:00 +0800"
    mail.set_content("材料见附件。")
    for name, content in attachments:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def listed(path, limits, isolation):
    with open_submission(path, limits, isolation) as opened:
        return [source.file for source in opened.pages], [(item.file, item.cause) for item in opened.refused]


@pytest.mark.parametrize("ending", PACKERS)
def test_a_tar_of_a_folder_is_that_folder_however_it_is_packed(make, scan, limits, isolation, ending):
    path = make.raw(f"x.{ending}", tar_of(("北京/执照.png", scan), ("北京/b/2.png", scan), pack=PACKERS[ending]))
    assert listed(path, limits, isolation) == (["b/2.png", "执照.png"], [])


def test_links_in_a_tar_are_passed_over_and_no_name_leads_outside(make, scan, limits, isolation):
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        link = tarfile.TarInfo("link.png")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
        member = tarfile.TarInfo("../../evil.png")
        member.size = len(scan)
        archive.addfile(member, io.BytesIO(scan))
    assert listed(make.raw("x.tar", packed.getvalue()), limits, isolation) == (["evil.png"], [])


def test_what_is_packed_but_no_tar_is_not_accepted(make, limits, isolation):
    path = make.raw("x.gz", gzip.compress(b"a letter" * 200))
    assert listed(path, limits, isolation) == ([], [("x.gz", Cause.NOT_ACCEPTED)])


def test_half_a_tar_gives_what_is_whole_and_says_that_it_is_damaged(make, scan, limits, isolation):
    whole = tar_of(("1.png", scan), ("2.png", scan))
    files, refused = listed(make.raw("x.tar", whole[: len(scan) + 3000]), limits, isolation)
    assert files == ["1.png"]
    assert {cause for _, cause in refused} == {Cause.DAMAGED}


def test_a_seven_zip_is_read(make, scan, limits, isolation):
    path = make.raw("x.7z", seven_of(("北京/执照.png", scan), ("北京/2.png", scan)))
    assert listed(path, limits, isolation) == (["2.png", "执照.png"], [])


def test_a_seven_zip_with_a_password_is_encrypted(make, scan, limits, isolation):
    path = make.raw("x.7z", seven_of(("1.png", scan), password="geheim"))  # noqa: S106  drawn
    assert listed(path, limits, isolation) == ([], [("x.7z", Cause.ENCRYPTED)])


def test_a_rar_is_read(make, scan, limits, isolation):
    path = make.raw("x.rar", rar_of(("a/1.png", scan), ("a/2.png", scan)))
    assert listed(path, limits, isolation) == (["1.png", "2.png"], [])


def test_a_rar_member_with_a_password_is_encrypted(make, scan, limits, isolation):
    path = make.raw("x.rar", rar_of(("1.png", scan), flags=0x4))
    assert listed(path, limits, isolation)[1] == [("1.png", Cause.ENCRYPTED)]


def test_a_packed_rar_without_a_program_says_what_to_do(make, scan, limits, monkeypatch):
    monkeypatch.setattr(rarfile, "tool_setup", _no_tool)
    (refused,), _ = unpacked(make, rar_of(("1.png", scan), method=0x33), "x.rar", limits)
    assert (refused.cause, refused.detail) == (Cause.NOT_ACCEPTED, rars.NO_UNPACKER)


def test_the_attachments_of_a_mail_are_its_files(make, scan, limits, isolation):
    path = make.raw("x.eml", mail_of(("营业执照.png", scan), ("2.png", scan)))
    assert listed(path, limits, isolation) == (["2.png", "营业执照.png"], [])


def test_a_mail_without_attachments_is_empty(make, limits, isolation):
    assert listed(make.raw("x.eml", mail_of()), limits, isolation) == ([], [("x.eml", Cause.EMPTY)])


@pytest.mark.parametrize(("maker", "kind"), [(tar_of, "TAR"), (seven_of, "SEVEN"), (rar_of, "RAR"), (mail_of, "MAIL")])
def test_a_member_larger_than_a_file_may_be_is_refused_alone(make, scan, limits, maker, kind):
    packed = maker(("big.png", bytes(900_000)), ("small.png", scan[:100_000]))
    path = make.raw("x", packed)
    into = make.path("unpacked/x").parent
    outcomes, broken_off = unpack(path, "x", into, replace(limits, max_file_bytes=899_999), FileKind[kind])
    assert broken_off is None
    assert [getattr(outcome, "cause", None) for outcome in outcomes] == [Cause.TOO_LARGE, None]


@pytest.mark.parametrize("maker", [tar_of, seven_of, rar_of, mail_of])
def test_too_many_members_are_too_large(make, scan, limits, isolation, maker):
    path = make.raw("x", maker(*((f"{number}.png", scan) for number in range(4))))
    assert Cause.TOO_LARGE in {cause for _, cause in listed(path, replace(limits, max_files=3), isolation)[1]}


@pytest.mark.parametrize(
    "packed", [tar_of(("0", bytes(9_000_000)), pack=lzma.compress), seven_of(("0", bytes(9_000_000)))]
)
def test_a_bomb_is_refused(make, limits, isolation, packed):
    path = make.raw("x", packed)
    within = replace(limits, ratio_free_bytes=1_000_000)
    assert {cause for _, cause in listed(path, within, isolation)[1]} == {Cause.TOO_LARGE}


@pytest.mark.parametrize("maker", [tar_of, seven_of, rar_of, mail_of])
def test_archives_of_any_kind_in_each_other_are_read_two_deep(make, scan, limits, isolation, maker):
    deepest = maker(("scan.png", scan))
    deep = tar_of(("scan.png", scan), ("3", deepest))
    path = make.raw("1", maker(("a.png", scan), ("2", deep)))
    assert listed(path, limits, isolation) == (["2/scan.png", "a.png"], [("2/3", Cause.NOT_ACCEPTED)])


@pytest.mark.parametrize("maker", [tar_of, seven_of, rar_of, mail_of])
def test_whatever_is_cut_off_ends_as_something(make, scan, limits, maker):
    whole = maker(("1.png", scan[:3000]), ("2.png", scan[:3000]))
    for tenth in range(1, 10):
        outcomes, broken_off = unpacked(make, whole[: len(whole) * tenth // 10], f"{tenth}", limits)
        assert outcomes or broken_off


def unpacked(make, content, name, limits):
    into = make.path(f"unpacked-{name}/x").parent
    path = make.raw(name, content)
    return unpack(path, name, into, limits, kind_of_file(path, limits))


def _no_tool(*_args, **_options):
    raise rarfile.RarCannotExec("none")


def test_a_bomb_that_nobody_would_look_at_is_refused_too(make, limits):
    path = make.raw("x", tar_of((".hidden", bytes(9_000_000)), ("1.png", b"x"), pack=lzma.compress))
    into = make.path("into/x").parent
    _, broken_off = unpack(path, "x", into, replace(limits, ratio_free_bytes=1_000_000), FileKind.TAR)
    assert broken_off.cause is Cause.TOO_LARGE
