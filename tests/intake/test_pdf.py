"""A PDF page is rendered as a viewer shows it."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pikepdf
import pytest

from intake.limits import Limits
from intake.pdf import render


def ink(pixels):
    """The rectangle of everything dark, as fractions."""
    height, width = pixels.shape[:2]
    rows, columns = np.nonzero(pixels.min(axis=2) < 128)
    return columns.min() / width, rows.min() / height, columns.max() / width, rows.max() / height


def test_a_page_is_rendered_at_the_resolution_asked_for(make, first_page):
    page = first_page(make.pdf("report.pdf"), dpi=150)
    assert page.dpi == 150
    assert page.pixels.shape == pytest.approx((1755, 1240, 3), abs=1)


def test_the_page_s_own_rotation_is_applied(make, first_page):
    path = make.pdf("report.pdf")
    upright = first_page(path).pixels
    make.changed_pdf(path, lambda document: setattr(document.pages[0], "Rotate", 90))
    assert np.abs(first_page(path).pixels.astype(int) - np.rot90(upright, -1)).mean() < 3


def test_a_huge_page_is_rendered_within_the_pixels_allowed(make, first_page):
    path = make.pdf("poster.pdf")
    make.changed_pdf(path, lambda document: setattr(document.pages[0], "MediaBox", pikepdf.Array([0, 0, 14400, 14400])))
    page = first_page(path, dpi=200, within=replace(Limits(), page_pixels=1_000_000))
    assert page.pixels.shape[0] * page.pixels.shape[1] <= 1_010_000
    assert page.dpi == pytest.approx(5, abs=0.1)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_boxes_of_the_text_lie_on_its_ink_however_the_page_is_turned_and_cropped(make, first_page, turn):
    def draw(sheet):
        sheet.translate(300, 400)
        sheet.rotate(turn)
        sheet.setFont("STSong-Light", 12)
        sheet.drawString(-100, 40, make.sentence)

    def turned(document):
        page = document.pages[0]
        page.Rotate, page.MediaBox = turn, pikepdf.Array([-20, -30, 600, 830])
        page.CropBox = pikepdf.Array([50, 100, 500, 800])

    page = first_page(make.changed_pdf(make.pdf("report.pdf", draw), turned), dpi=150)
    (run,) = page.text
    assert run.text == make.sentence
    # a serif face's ink fills the middle of its line
    left, top, right, bottom = ink(page.pixels)
    assert run.box.left == pytest.approx(left, abs=0.01)
    assert run.box.right == pytest.approx(right, abs=0.05)
    assert run.box.top - 0.01 < top < bottom < run.box.bottom + 0.01


def test_pages_are_rendered_in_many_threads_as_in_one(make):
    def draw(sheet):
        for line in range(40):
            sheet.drawString(60, 780 - 18 * line, make.sentence)

    path = make.pdf("report.pdf", draw)
    alone = render(path, 1, 60, 10**7).pixels
    with ThreadPoolExecutor(6) as pool:
        together = list(pool.map(lambda _: render(path, 1, 60, 10**7).pixels, range(40)))
    assert all(np.array_equal(pixels, alone) for pixels in together)
