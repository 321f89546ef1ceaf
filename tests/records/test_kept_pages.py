"""What was seen on a page is kept by the file's content, and forgotten when no application has the file any more."""

from dataclasses import replace
from pathlib import Path

import pytest

from chushen.documents import RefusedFile, SentFile
from chushen.findings import Cause
from records.store import Store
from tests.records.building import a_page

SENT = Path("drop") / "云帆"
CONTENT, OTHER = "a" * 64, "b" * 64
DAMAGED = RefusedFile(file="坏.pdf", cause=Cause.DAMAGED, detail="no objects", page=1)


@pytest.fixture
def store(tmp_path, database):
    with Store.open(tmp_path, database) as opened:
        yield opened


@pytest.fixture
def pages(store):
    return store.pages("r1")


def begin(store, digest, *contents, name="云帆"):
    files = [SentFile(name=f"{number}.jpg", content=content, size=1) for number, content in enumerate(contents)]
    store.begin(name, SENT, digest=digest, edition="e1", files=files)


def test_a_page_comes_back_as_it_was_seen(pages):
    pages.put(CONTENT, 1, a_page())

    assert pages.get(CONTENT, 1, a_page().file) == a_page()


def test_a_page_of_the_same_file_under_another_name_points_there(pages):
    pages.put(CONTENT, 1, a_page())
    page = pages.get(CONTENT, 1, "b.jpg")

    assert {page.file, page.fields[0].evidence.file, page.seals[0].evidence.file} == {"b.jpg"}
    assert page.fields[0].evidence.box == a_page().fields[0].evidence.box


@pytest.mark.parametrize(("content", "page", "reading"), [(OTHER, 1, "r1"), (CONTENT, 2, "r1"), (CONTENT, 1, "r2")])
def test_another_file_page_or_edition_is_not_known(store, content, page, reading):
    store.pages("r1").put(CONTENT, 1, a_page())

    assert store.pages(reading).get(content, page, "a.jpg") is None
    assert store.pages(reading).count([content]) == (1 if page == 2 else 0)


def test_a_damaged_page_is_kept_and_what_may_end_otherwise_is_not(pages):
    pages.put(CONTENT, 1, DAMAGED)
    pages.put(CONTENT, 2, replace(DAMAGED, cause=Cause.TIMED_OUT, page=2, for_good=False))

    assert pages.get(CONTENT, 1, "坏.pdf") == DAMAGED
    assert pages.get(CONTENT, 2, "坏.pdf") is None


@pytest.mark.parametrize("content", ["", "too-large 600000000"])
def test_a_file_whose_bytes_nobody_has_seen_has_no_kept_pages(pages, content):
    pages.put(content, 1, a_page())

    assert pages.get(content, 1, "a.jpg") is None


def test_half_a_character_in_a_page_s_text_is_no_obstacle(pages):
    odd = replace(a_page(), text="执照\ud83d\0")
    pages.put(CONTENT, 1, odd)

    assert pages.get(CONTENT, 1, odd.file) == odd


def test_pages_go_when_no_application_has_their_file_any_more(store, pages):
    begin(store, "d1", CONTENT, OTHER)
    pages.put(CONTENT, 1, a_page())
    pages.put(OTHER, 1, a_page())
    begin(store, "d2", CONTENT)

    assert store.forget_unused_pages() == 1
    assert pages.get(CONTENT, 1, "0.jpg") is not None
    assert pages.get(OTHER, 1, "1.jpg") is None
    assert [file.content for file in store.files("云帆")] == [CONTENT]


def test_of_a_page_that_was_read_anew_only_the_last_reading_stays(store, pages):
    begin(store, "d1", CONTENT)
    pages.put(CONTENT, 1, a_page())
    store.pages("r2").put(CONTENT, 1, a_page())

    assert store.forget_unused_pages() == 1
    assert pages.get(CONTENT, 1, "0.jpg") is None
    assert store.pages("r2").count([CONTENT]) == 1


def test_pages_that_are_to_be_read_anew_are_forgotten_and_no_others(store, pages):
    begin(store, "d1", CONTENT)
    begin(store, "d2", OTHER, name="星河")
    for content in (CONTENT, OTHER):
        pages.put(content, 1, a_page())
    store.forget_pages_of("云帆")

    assert [pages.count([content]) for content in (CONTENT, OTHER)] == [0, 1]
