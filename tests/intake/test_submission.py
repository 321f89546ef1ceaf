"""A submission is opened as a reviewer would list it."""

import os
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from chushen.documents import Declaration
from chushen.findings import Cause
from intake.submission import open_files, open_submission


def names(opened):
    return [source.file for source in opened.pages]


def test_a_folder_is_a_submission_of_its_name(make, limits, isolation):
    make.picture("执照.jpg")
    with open_submission(make.folder, limits, isolation) as opened:
        assert opened.name == "sent"
        assert names(opened) == ["执照.jpg"]


def test_pages_come_by_name_as_people_count_and_then_by_page(make, limits, isolation):
    for name in ("p10.jpg", "p2.jpg", "b/1.jpg", "P1.jpg"):
        make.picture(name)
    make.pdf("p3.pdf", pages=2)
    with open_submission(make.folder, limits, isolation) as opened:
        assert [(source.file, source.page) for source in opened.pages] == [
            ("b/1.jpg", 1),
            ("P1.jpg", 1),
            ("p2.jpg", 1),
            ("p3.pdf", 1),
            ("p3.pdf", 2),
            ("p10.jpg", 1),
        ]


def test_a_bundle_is_a_submission_called_like_the_file_without_its_suffix(make, limits, isolation):
    with open_submission(make.pdf("北京某某 v1.2.pdf", pages=3), limits, isolation) as opened:
        assert opened.name == "北京某某 v1.2"
        assert len(opened.pages) == 3


def test_what_file_managers_leave_behind_is_nobody_s_document_and_links_and_pipes_are_refused(make, limits, isolation):
    kept = make.picture("scan.jpg")
    for name in (
        "._scan.jpg",
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "~$plan.docx",
        "@eaDir/scan.jpg",
        "__MACOSX/scan.jpg",
    ):
        make.raw(name, b"left behind")
    (make.folder / "link.jpg").symlink_to(kept)
    (make.folder / "loop").symlink_to(make.folder)
    os.mkfifo(make.folder / "pipe.jpg")
    with open_submission(make.folder, limits, isolation) as opened:
        assert names(opened) == ["scan.jpg"]
        assert [(item.file, item.cause) for item in opened.refused] == [
            ("link.jpg", Cause.NOT_ACCEPTED),
            ("loop", Cause.NOT_ACCEPTED),
            ("pipe.jpg", Cause.NOT_ACCEPTED),
        ]


def test_one_bad_file_costs_no_other(make, limits, isolation):
    make.picture("good.jpg")
    make.raw("bad.pdf", b"")
    with open_submission(make.folder, limits, isolation) as opened:
        assert names(opened) == ["good.jpg"]
        assert [(item.file, item.cause) for item in opened.refused] == [("bad.pdf", Cause.EMPTY)]


def test_a_folder_without_files_opens_without_pages(make, limits, isolation):
    make.folder.mkdir()
    with open_submission(make.folder, limits, isolation) as opened:
        assert opened.pages == opened.refused == ()


def test_names_on_the_disk_in_gbk_are_said_in_chinese(make, limits, isolation):
    make.picture("x.jpg").rename(os.fsdecode(os.fsencode(make.folder) + b"/" + "执照.jpg".encode("gbk")))
    with open_submission(make.folder, limits, isolation) as opened:
        assert names(opened) == ["执照.jpg"]


def test_files_beyond_the_limit_are_each_refused(make, limits, isolation):
    for number in range(4):
        make.picture(f"{number}.jpg")
    with open_submission(make.folder, replace(limits, max_files=2), isolation) as opened:
        assert names(opened) == ["0.jpg", "1.jpg"]
        assert [(item.file, item.cause) for item in opened.refused] == [
            ("2.jpg", Cause.TOO_LARGE),
            ("3.jpg", Cause.TOO_LARGE),
        ]


def test_the_newest_file_s_day_is_china_s(make, limits, isolation):
    old, new = make.picture("old.jpg"), make.picture("new.jpg")
    stated = make.raw("application.toml", b"")
    for path, when in (
        (old, datetime(2026, 5, 1, tzinfo=UTC)),
        (new, datetime(2026, 5, 3, 17, tzinfo=UTC)),
        (stated, datetime(2026, 6, 1, tzinfo=UTC)),
    ):
        os.utime(path, (when.timestamp(), when.timestamp()))
    with open_submission(make.folder, limits, isolation) as opened:
        assert opened.newest == date(2026, 5, 4)


class TestTheDigest:
    def of(self, path, limits, isolation):
        with open_submission(path, limits, isolation) as opened:
            return opened.digest

    def test_stays_while_nothing_changes(self, make, limits, isolation):
        path = make.picture("scan.jpg")
        before = self.of(make.folder, limits, isolation)
        os.utime(path, (0, 0))
        make.raw(".DS_Store", b"noise")
        assert self.of(make.folder, limits, isolation) == before

    @pytest.mark.parametrize("name", ["scan.jpg", "application.toml", "another.jpg", "bad.pdf"])
    def test_changes_with_any_file(self, make, limits, isolation, name):
        make.picture("scan.jpg")
        make.raw("bad.pdf", b"%PDF-")
        before = self.of(make.folder, limits, isolation)
        make.raw(name, b'company = "X"')
        assert self.of(make.folder, limits, isolation) != before

    def test_changes_with_a_name(self, make, limits, isolation):
        path = make.picture("scan.jpg")
        before = self.of(make.folder, limits, isolation)
        path.rename(path.with_name("other.jpg"))
        assert self.of(make.folder, limits, isolation) != before


class TestTheDeclaration:
    def of(self, make, limits, content, isolation):
        make.raw("application.toml", content)
        with open_submission(make.folder, limits, isolation) as opened:
            return opened.declaration, opened.refused

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    def test_says_what_the_applicant_stated(self, make, limits, isolation, encoding):
        content = 'company = "示例公司"\nuscc = ""\nreceived = 2026-05-04\n'.encode(encoding)
        assert self.of(make, limits, content, isolation) == (
            Declaration(company="示例公司", received=date(2026, 5, 4)),
            (),
        )

    def test_takes_a_date_in_quotes_for_what_it_is(self, make, limits, isolation):
        assert self.of(make, limits, b'received = "2026-05-04"', isolation) == (
            Declaration(received=date(2026, 5, 4)),
            (),
        )

    @pytest.mark.parametrize("content", [b"company = ", b"\xff\xff\xff", b"a" * 1_000_001])
    def test_is_refused_where_it_is_no_toml(self, make, limits, isolation, content):
        declaration, refused = self.of(make, limits, content, isolation)
        assert declaration == Declaration()
        assert [item.file for item in refused] == ["application.toml"]
        assert refused[0].cause in {Cause.NOT_ACCEPTED, Cause.TOO_LARGE}

    def test_keeps_what_makes_sense_beside_what_does_not(self, make, limits, isolation):
        declaration, refused = self.of(make, limits, b'uscc = "911"\ncompany = 7\nreceived = "soon"', isolation)
        assert declaration == Declaration(uscc="911")
        assert [(item.cause, item.detail) for item in refused] == [
            (Cause.NOT_ACCEPTED, "not usable: company, received")
        ]


def test_loose_files_keep_the_names_and_the_order_in_which_they_were_given(make, limits, isolation, monkeypatch):
    make.picture("b.jpg"), make.picture("a.jpg"), make.picture("more/c.jpg")
    monkeypatch.chdir(make.folder)
    with open_files([Path("b.jpg"), Path("a.jpg"), Path("more")], limits, isolation) as opened:
        assert names(opened) == ["b.jpg", "a.jpg", "more/c.jpg"]
