"""No page is read twice: not after an interruption, not in a corrected application, not by other rules."""

import os
import shutil
import zipfile
from dataclasses import replace

import pytest

from chushen.documents import RefusedFile
from chushen.findings import Cause, Verdict
from chushen.pages import Page
from flows.handling import handle
from flows.office import Office
from records.pictures import picture_path
from records.store import Store
from tests.flows.building import GOOD, POISONED, CountingReader, a_workbench, an_application, an_office


@pytest.fixture
def data(tmp_path):
    return tmp_path / "data"


@pytest.fixture
def reader():
    return CountingReader()


def handled(path, data, reader, **options):
    with an_office(data, reader, **options) as office:
        return handle(path, office)


def pictures_of(data, name):
    """How many pictures the report of the newest result has."""
    with Store.open(data) as store:
        verified = store.newest(name)
        folder = store.pictures(name, verified.digest)
        pages = [page for document in verified.submission.documents for page in document.pages]
        return [picture_path(folder, page.file, page.page).is_file() for page in pages]


def test_work_that_was_interrupted_goes_on_with_the_pages_that_were_kept(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD, GOOD, GOOD - 1)

    def interrupt(done, _of):
        if done == 2:
            raise KeyboardInterrupt

    with an_office(data, reader, workers=1) as office, pytest.raises(KeyboardInterrupt):
        handle(application, office, on_page=interrupt)
    before = len(reader.read)

    assert handled(application, data, reader).verdict is Verdict.PASS
    assert before + len(reader.read[before:]) == len(set(reader.read))
    assert pictures_of(data, "a") == [True] * 3


def test_of_a_corrected_application_only_what_is_new_is_read(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD, GOOD - 1)
    handled(application, data, reader)
    (application / "1.png").rename(application / "执照.png")
    an_application(application, GOOD - 2)
    rendered = []
    with a_workbench(reader) as bench, Store.open(data) as store:
        load = bench.load_page
        counting = replace(bench, load_page=lambda source: rendered.append(source.file) or load(source))
        handle(application, Office(bench=counting, store=store))

    assert reader.read[2:] == ["1.png:1"]
    assert rendered == ["1.png"]
    assert pictures_of(data, "a") == [True] * 3


def test_other_rules_judge_without_rendering_or_reading(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD, POISONED)
    handled(application, data, reader)

    def nothing_is_rendered(source):
        raise AssertionError(source)

    application_without_the_poison = an_application(tmp_path / "b" / "a", GOOD)
    handled(application_without_the_poison, data, reader)
    read = len(reader.read)
    with a_workbench(reader, edition="e2") as bench, Store.open(data) as store:
        office = Office(bench=replace(bench, load_page=nothing_is_rendered), store=store)
        outcome = handle(application_without_the_poison, office)

    assert (outcome.verdict, outcome.skipped, len(reader.read)) == (Verdict.PASS, False, read)
    assert pictures_of(data, "a") == [True]


def test_another_reader_reads_all_anew(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD, GOOD - 1)
    handled(application, data, reader)
    handled(application, data, reader, edition="e2", reading="r2")

    assert len(reader.read) == 4


def test_a_page_that_our_own_program_stumbled_over_is_tried_again(tmp_path, data, reader):
    application = an_application(tmp_path / "a", POISONED)
    handled(application, data, reader)
    handled(application, data, reader, edition="e2")

    assert len(reader.read) == 2


@pytest.mark.parametrize(("for_good", "times"), [(True, 1), (False, 2)])
def test_a_page_that_cannot_be_had_is_tried_again_where_it_may_end_otherwise(tmp_path, data, for_good, times):
    application, tried = an_application(tmp_path / "a", GOOD), []

    def load_page(source):
        tried.append(source.page)
        return RefusedFile(file=source.file, cause=Cause.DAMAGED, for_good=for_good)

    for edition in ("e1", "e2"):
        with a_workbench(edition=edition) as bench, Store.open(data) as store:
            handle(application, Office(bench=replace(bench, load_page=load_page), store=store))

    assert len(tried) == times


def test_a_picture_that_is_gone_is_made_again_and_nothing_is_read(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD)
    handled(application, data, reader)
    shutil.rmtree(data / "submissions" / "a" / "pages")
    handled(application, data, reader, edition="e2")

    assert len(reader.read) == 1
    assert pictures_of(data, "a") == [True]


def test_a_file_is_read_once_whatever_it_is_called_and_whoever_sends_it(tmp_path, data, reader):
    handled(an_application(tmp_path / "a", GOOD, GOOD), data, reader, workers=1)
    handled(an_application(tmp_path / "b", GOOD), data, reader)
    with Store.open(data) as store:
        documents = store.newest("a").submission.documents

    assert len(reader.read) == 1
    assert [page.file for document in documents for page in document.pages] == ["1.png", "2.png"]


def test_a_change_that_leaves_size_and_time_as_they_were_is_noticed(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD)
    scan = application / "1.png"
    was = scan.stat()
    handled(application, data, reader)
    content = bytearray(scan.read_bytes())
    content[-1] ^= 1
    with scan.open("r+b") as file:
        file.write(content)
    os.utime(scan, ns=(was.st_atime_ns, was.st_mtime_ns))

    assert scan.stat().st_size == was.st_size
    assert not handled(application, data, reader).skipped


def test_what_has_not_changed_is_neither_unpacked_nor_parsed(tmp_path, data, reader):
    an_application(tmp_path / "sent", GOOD, GOOD - 1)
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for scan in sorted((tmp_path / "sent").iterdir()):
            packed.write(scan, scan.name)
    handled(archive, data, reader)

    def nothing_is_opened(path):
        raise AssertionError(path)

    with a_workbench(reader) as bench, Store.open(data) as store:
        assert handle(archive, Office(bench=replace(bench, open_submission=nothing_is_opened), store=store)).skipped


def test_a_day_received_that_changes_is_judged_again_and_read_from_what_was_kept(tmp_path, data, reader):
    application = an_application(tmp_path / "a", GOOD)
    handled(application, data, reader)
    os.utime(application / "1.png", (1_767_240_000, 1_767_240_000))
    again = handled(application, data, reader)

    assert (again.skipped, str(again.received)) == (False, "2026-01-01")
    assert len(reader.read) == 1
    assert handled(application, data, reader).skipped


def test_an_application_is_given_up_only_where_nothing_new_is_kept_any_more(tmp_path, data):
    application = an_application(tmp_path / "a", GOOD, GOOD - 1, GOOD - 2, GOOD - 3)
    with an_office(data) as office:
        with office.bench.open_submission(application) as opened:
            digest, sources = opened.digest, opened.pages
        pages = office.store.pages(office.bench.reading)
        for kept, source in enumerate(sources):  # each run keeps one page more, then the program ends with it
            office.store.begin("a", application, digest=digest, edition="e1", kept=kept)
            page = office.bench.read_page(office.bench.load_page(source))
            assert isinstance(page, Page)
            pages.put(source.content, source.page, page)

        assert handle(application, office).verdict is Verdict.PASS
