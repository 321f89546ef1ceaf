"""Nothing in a folder leads out of it, holds us up, or keeps us from the other files."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake import sending
from intake.refusal import IntakeError, RefusalError
from intake.submission import open_submission
from intake.walking import digest_of, files_in


@pytest.fixture
def listed(limits, isolation):
    """The files with pages, and those refused with their cause."""

    def of(path, within=limits):
        with open_submission(path, within, isolation) as opened:
            return [source.file for source in opened.pages], [(item.file, item.cause) for item in opened.refused]

    return of


def refused_in(folder):
    return {item.file: item.detail for item in files_in(folder) if isinstance(item, RefusedFile)}


def test_what_is_no_regular_file_is_refused_and_not_opened(make):
    make.picture("scan.jpg")
    os.mkfifo(make.folder / "pipe")
    (make.folder / "link").symlink_to("/etc/passwd")
    (make.folder / "broken").symlink_to("nowhere")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(make.folder / "socket"))
        refused = refused_in(make.folder)
    assert refused == {
        "broken": "a link, not followed",
        "link": "a link, not followed",
        "pipe": "a pipe, not followed",
        "socket": "a socket, not followed",
    }


def test_folders_lie_as_deep_as_they_like(make, listed):
    make.picture("top.jpg")
    folders = [make.folder]
    for _ in range(1200):  # deeper than Python calls itself
        folders.append(folders[-1] / "d")
        folders[-1].mkdir()
    make.picture("scan.jpg").rename(folders[-1] / "scan.jpg")
    try:
        assert listed(make.folder) == (["d/" * 1200 + "scan.jpg", "top.jpg"], [])
    finally:  # nor does pytest clear away what lies so deep
        (folders[-1] / "scan.jpg").unlink()
        for folder in reversed(folders[1:]):
            folder.rmdir()


def test_a_name_of_255_bytes_in_no_encoding_is_read(make, listed):
    name = b"\xff" * 251 + b".jpg"
    make.picture("scan.jpg").rename(os.fsdecode(os.fsencode(make.folder) + b"/" + name))
    files, refused = listed(make.folder)
    assert (len(files), refused) == (1, [])
    assert files[0].encode().endswith(b".jpg")


def test_names_that_read_alike_or_differ_in_case_only_stay_apart(make, listed):
    for name in ("scan.jpg", "SCAN.jpg", "a/scan.jpg", "b/scan.jpg"):
        make.picture(name)
    for encoding in ("gbk", "utf-8"):
        twin = os.fsencode(make.folder) + b"/" + "执照.jpg".encode(encoding)
        make.picture("x.jpg").rename(os.fsdecode(twin))
    files, refused = listed(make.folder)
    assert sorted(files) == ["SCAN.jpg", "a/scan.jpg", "b/scan.jpg", "scan.jpg", "执照.jpg", "执照.jpg (2)"]
    assert refused == []


def test_a_file_that_is_gone_when_it_is_to_be_read_costs_no_other(make, listed, monkeypatch):
    make.picture("a.jpg")
    gone = make.picture("b.jpg")
    make.picture("c.jpg")
    real = sending.digest_of

    def vanishing(path: Path, most: int) -> str:
        if path == gone:
            gone.unlink()
        return real(path, most)

    monkeypatch.setattr(sending, "digest_of", vanishing)
    assert listed(make.folder) == (["a.jpg", "c.jpg"], [("b.jpg", Cause.DAMAGED)])


def test_a_file_that_is_gone_before_it_is_looked_at_is_not_there(make):
    make.picture("a.jpg")
    gone = make.picture("b.jpg")
    found = files_in(make.folder)
    assert next(found).name == "a.jpg"
    gone.unlink()
    assert list(found) == []


def test_a_file_that_grows_while_it_is_read_is_read_up_to_the_limit(tmp_path):
    growing = tmp_path / "growing.pdf"
    growing.write_bytes(bytes(5_000_000))
    assert digest_of(growing, 2_000_000).startswith("too-large")


def test_a_file_that_became_a_pipe_or_a_link_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "link").symlink_to("/etc/passwd")
    with pytest.raises(RefusalError, match="no regular file"):
        digest_of(tmp_path / "pipe", 1)
    with pytest.raises(OSError, match="symbolic links"):
        digest_of(tmp_path / "link", 1)


def test_what_we_may_not_read_is_the_machine_s_fault_and_not_the_applicant_s(make, listed, monkeypatch):
    scan, real = make.picture("scan.jpg"), os.open

    def forbidden(path, *args, **kwargs):
        if path in {scan, make.folder}:
            raise PermissionError(13, "Permission denied")
        return real(path, *args, **kwargs)

    monkeypatch.setattr(os, "open", forbidden)
    with pytest.raises(IntakeError, match="Permission denied"):
        listed(make.folder)
    monkeypatch.undo()
    monkeypatch.setattr(Path, "iterdir", forbidden)
    with pytest.raises(IntakeError, match="Permission denied"):
        listed(make.folder)


def test_a_folder_of_very_many_files_ends(make, listed, limits):
    for number in range(9):
        make.raw(f"{number}.pdf", b"%PDF-")
    _, refused = listed(make.folder, replace(limits, max_files=2))
    assert [cause for _, cause in refused].count(Cause.TOO_LARGE) == 3
    assert len(refused) == 5


def test_a_time_of_change_beyond_all_years_is_a_day(make, limits, isolation):
    path = make.picture("scan.jpg")
    os.utime(path, (0, 2**33))
    with open_submission(make.folder, limits, isolation) as opened:
        assert opened.newest.year == 2242
    os.utime(path, (0, -(10**9)))
    with open_submission(make.folder, limits, isolation) as opened:
        assert opened.newest.year == 1938


def test_an_original_is_not_touched(make, listed):
    broken = make.raw("broken.pdf", b"%PDF-1.4\n1 0 obj <</Type/Catalog>>")
    paths = [make.picture("scan.jpg"), make.pdf("a.pdf"), broken]
    for path in paths:
        os.utime(path, (10**9, 10**9))
    before = [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in paths]
    listed(make.folder)
    assert [(path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) for path in paths] == before
    assert sorted(make.folder.iterdir()) == sorted(paths)
