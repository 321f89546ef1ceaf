"""Whatever is wrong with a file, it is refused with its cause and nothing is raised."""

import os
import zipfile
from dataclasses import replace

import pikepdf
import pytest

from bench.odd_pdfs import written
from chushen.documents import RefusedFile
from chushen.errors import CallError
from chushen.findings import Cause
from intake.limits import Limits
from intake.render import load_page
from intake.submission import open_files, open_submission


def test_an_empty_file_is_empty(make, cause_of):
    assert cause_of(make.raw("scan.pdf", b"")) is Cause.EMPTY


def test_a_text_file_called_pdf_is_not_accepted(make, cause_of):
    assert cause_of(make.raw("scan.pdf", "这不是PDF".encode())) is Cause.NOT_ACCEPTED


def test_a_spreadsheet_is_not_unpacked_but_not_accepted(make, cause_of):
    path = make.path("plan.xlsx")
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("xl/media/image1.png", make.picture("in-it.png").read_bytes())
    assert cause_of(path) is Cause.NOT_ACCEPTED


@pytest.mark.parametrize("suffix", ["jpg", "png", "tif", "webp", "bmp"])
def test_a_picture_cut_in_half_is_damaged(make, cause_of, suffix):
    whole = make.picture(f"whole.{suffix}").read_bytes()
    assert cause_of(make.raw(f"cut.{suffix}", whole[: len(whole) // 2])) is Cause.DAMAGED


def test_a_picture_of_which_only_the_first_bytes_came_is_damaged(make, cause_of):
    whole = make.picture("whole.jpg").read_bytes()
    assert cause_of(make.raw("cut.jpg", whole[:40])) is Cause.DAMAGED


def test_a_pdf_that_needs_a_password_is_encrypted(make, cause_of):
    path = make.pdf("scan.pdf")
    make.changed_pdf(path, lambda _: None, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert cause_of(path) is Cause.ENCRYPTED


def test_a_pdf_without_a_page_tree_is_not_called_encrypted_because_the_one_before_it_was(make, cause_of):
    path = make.pdf("scan.pdf")
    make.changed_pdf(path, lambda _: None, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    assert cause_of(path) is Cause.ENCRYPTED
    treeless = make.raw("treeless.pdf", written([(1, b"/Type/Catalog", None)]))
    assert cause_of(treeless) is Cause.DAMAGED


def test_a_pdf_that_only_forbids_changes_is_read(make, cause_of):
    path = make.pdf("scan.pdf")
    make.changed_pdf(path, lambda _: None, encryption=pikepdf.Encryption(user="", owner="secret"))
    assert cause_of(path) is None


def test_a_pdf_of_which_only_the_head_is_left_is_damaged(make, cause_of):
    assert cause_of(make.raw("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\n")) is Cause.DAMAGED


def test_a_pdf_without_pages_is_empty(make, cause_of):
    path = make.path("none.pdf")
    pikepdf.new().save(path)
    assert cause_of(path) is Cause.EMPTY


def test_a_pdf_with_broken_cross_references_is_mended(make, cause_of):
    whole = make.pdf("scan.pdf").read_bytes()
    broken = whole.replace(b"startxref\n", b"startxref\n9").replace(b"0000000", b"0000009")
    assert cause_of(make.raw("broken.pdf", broken)) is None


def test_a_pdf_with_a_page_too_many_is_too_large(make, cause_of):
    path = make.pdf("long.pdf", pages=3)
    assert cause_of(path, replace(Limits(), max_pages=2)) is Cause.TOO_LARGE


def test_a_file_with_a_byte_too_many_is_too_large(make, cause_of):
    path = make.picture("scan.png")
    assert cause_of(path, replace(Limits(), max_file_bytes=path.stat().st_size - 1)) is Cause.TOO_LARGE
    assert cause_of(path, replace(Limits(), max_file_bytes=path.stat().st_size)) is None


def test_a_picture_with_more_pixels_than_can_be_held_is_too_large(make, cause_of):
    path = make.picture("scan.png")
    assert cause_of(path, replace(Limits(), max_pixels=400 * 560 - 1)) is Cause.TOO_LARGE


def test_a_page_that_cannot_be_decoded_is_refused_alone(make, limits, isolation):
    frames = [make.scan(mode="L") for _ in range(3)]
    path = make.picture("fax.tif", frames[0], save_all=True, append_images=frames[1:], compression="tiff_lzw")
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle - 3000 : middle + 3000] = b"\xff" * 6000
    path.write_bytes(bytes(content))
    with open_submission(path, limits, isolation) as opened:
        outcomes = [load_page(source, 100, limits, isolation) for source in opened.pages]
    refused = [outcome for outcome in outcomes if isinstance(outcome, RefusedFile)]
    assert [(item.file, item.page, item.cause) for item in refused] == [("fax.tif", 2, Cause.DAMAGED)]


def test_a_path_that_does_not_exist_is_a_wrong_call(make, limits, isolation):
    with pytest.raises(CallError, match="no such file"), open_submission(make.folder / "nowhere", limits, isolation):
        pass
    with pytest.raises(CallError, match="no such file"), open_files([make.folder / "nowhere"], limits, isolation):
        pass


def test_a_pipe_is_a_wrong_call_and_is_not_waited_for(make, limits, isolation):
    path = make.path("pipe.pdf")
    os.mkfifo(path)
    with pytest.raises(CallError, match="no such file"), open_submission(path, limits, isolation):
        pass
