import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import py7zr
import pytest
from PIL import Image

from intake.endings import ends_early


def a_picture(kind):
    drawn = BytesIO()
    Image.effect_noise((60, 80), 60).save(drawn, kind)
    return drawn.getvalue()


def a_pdf(folder):
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(folder / "a.pdf")
    return (folder / "a.pdf").read_bytes()


def a_zip(folder):
    (folder / "in").mkdir()
    (folder / "in" / "a.jpg").write_bytes(a_picture("JPEG"))
    return Path(shutil.make_archive(str(folder / "a"), "zip", folder / "in")).read_bytes()


def a_seven(folder):
    with py7zr.SevenZipFile(folder / "a.7z", "w") as archive:
        archive.writestr(a_picture("JPEG"), "a.jpg")
    return (folder / "a.7z").read_bytes()


KINDS = {
    "pdf": a_pdf,
    "zip": a_zip,
    "7z": a_seven,
    "jpg": lambda _: a_picture("JPEG"),
    "png": lambda _: a_picture("PNG"),
}


@pytest.fixture(params=KINDS)
def whole(request, tmp_path):
    return KINDS[request.param](tmp_path)


def looks_cut(folder, content):
    (folder / "copied").write_bytes(content)
    return ends_early(folder / "copied")


def test_a_whole_file_ends_where_it_should(tmp_path, whole):
    assert not looks_cut(tmp_path, whole)


def test_a_file_of_which_the_first_half_is_there_ends_early(tmp_path, whole):
    assert looks_cut(tmp_path, whole[: len(whole) // 2])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "7z"])  # whose end bears no mark
def test_a_file_that_was_made_as_large_as_it_will_be_and_is_not_filled_yet_ends_early(tmp_path, kind):
    content = KINDS[kind](tmp_path)
    half = len(content) // 2

    assert looks_cut(tmp_path, content[:half] + bytes(70_000 + len(content) - half))


def test_an_empty_file_has_only_begun(tmp_path):
    assert looks_cut(tmp_path, b"")


@pytest.mark.parametrize("content", [b"Rar!\x1a\x07\x01\x00 and", b"GIF89a", b"received = 2026-05-04"])
def test_of_kinds_whose_end_cannot_be_told_nothing_is_said(tmp_path, content):
    assert not looks_cut(tmp_path, content)


def test_what_is_gone_is_not_waited_for(tmp_path):
    assert not ends_early(tmp_path / "gone")
