import os
from datetime import date

import pytest

from chushen.documents import RefusedFile
from chushen.errors import CallError, ToolMissingError
from chushen.findings import Cause, FindingCode, Verdict
from chushen.pages import Page
from flows.verification import read_files, verify_submission
from tests.flows.building import GOOD, POISONED, TOOLLESS, CountingReader, a_workbench, an_application


def verified(path, reader=None, *, workers=2, **options):
    with a_workbench(reader, workers=workers) as bench:
        return verify_submission(path, bench, **options)


def test_every_page_is_read_once_and_stays_in_its_order(tmp_path):
    reader = CountingReader()
    result = verified(an_application(tmp_path / "云帆", *[GOOD] * 12), reader)

    assert [page.file for document in result.submission.documents for page in document.pages] == [
        f"{number}.png" for number in range(1, 13)
    ]
    assert sorted(reader.read) == sorted({f"{number}.png:1" for number in range(1, 13)})
    assert (result.submission.name, result.judgement.verdict) == ("云帆", Verdict.PASS)


def test_no_more_page_pictures_are_held_than_pages_may_be_read_at_once(tmp_path):
    reader = CountingReader()
    verified(an_application(tmp_path / "a", *[GOOD] * 20), reader, workers=3)

    assert 1 <= reader.most_held <= 3


def test_a_page_that_we_stumble_over_costs_one_finding_and_a_line_in_the_log(tmp_path, caplog):
    result = verified(an_application(tmp_path / "a", GOOD, POISONED, GOOD))

    (refused,) = result.submission.refused
    assert (refused.file, refused.page, refused.cause) == ("2.png", 1, Cause.DAMAGED)
    assert "IndexError" in refused.detail
    assert len(result.submission.documents) == 2
    assert "2.png" in caplog.text


def test_a_missing_tool_stops_the_work_instead_of_blaming_the_application(tmp_path):
    with pytest.raises(ToolMissingError):
        verified(an_application(tmp_path / "a", GOOD, TOOLLESS))


def test_an_unreadable_file_is_found_beside_the_readable_ones(tmp_path):
    application = an_application(tmp_path / "a", GOOD)
    (application / "报告.pdf").write_bytes(b"")
    result = verified(application)

    assert [finding.code for finding in result.judgement.findings] == [FindingCode.UNREADABLE_FILE]
    assert len(result.submission.documents) == 1


def test_an_application_without_a_usable_file_still_gives_its_judgement(tmp_path):
    application = an_application(tmp_path / "a")
    (application / "报告.pdf").write_bytes(b"hello")
    result = verified(application)

    assert result.submission.documents == ()
    assert result.judgement.verdict is Verdict.CORRECT


def test_a_path_that_is_not_there_was_called_wrongly(tmp_path):
    with pytest.raises(CallError):
        verified(tmp_path / "nothing")


class TestTheDayReceived:
    declared = "received = 2026-04-01\n"

    def test_what_the_caller_states_comes_first(self, tmp_path):
        application = an_application(tmp_path / "a", GOOD, declared=self.declared)

        assert verified(application, received=date(2026, 5, 4)).submission.received == date(2026, 5, 4)

    def test_then_what_was_declared(self, tmp_path):
        application = an_application(tmp_path / "a", GOOD, declared=self.declared)

        assert verified(application).submission.received == date(2026, 4, 1)

    def test_then_the_newest_file(self, tmp_path):
        application = an_application(tmp_path / "a", GOOD)
        noon_in_china = 1_767_240_000
        os.utime(application / "1.png", (noon_in_china, noon_in_china))

        assert verified(application).submission.received == date(2026, 1, 1)


def test_progress_is_told_page_by_page(tmp_path):
    told = []
    verified(an_application(tmp_path / "a", GOOD, GOOD, GOOD), on_page=lambda done, of: told.append((done, of)))

    assert told == [(1, 3), (2, 3), (3, 3)]


def test_loose_files_are_read_without_being_judged(tmp_path):
    application = an_application(tmp_path / "a", GOOD, POISONED)
    (application / "坏.pdf").write_bytes(b"")
    with a_workbench() as bench:
        seen = list(read_files(sorted(application.iterdir()), bench))

    assert [type(item) for item in seen] == [Page, RefusedFile, RefusedFile]
