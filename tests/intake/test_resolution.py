"""A scan's resolution counts where it can be believed, and a scan that is too fine is reduced."""

from dataclasses import replace

import pytest
from PIL import Image

from intake.limits import Limits

CAMERA = Image.Exif()
CAMERA.get_ifd(0x8769)[0x829A] = 0.01


def a_sheet(make, name, size, dpi, **options):
    return make.picture(name, Image.new("L", size, 255), dpi=(dpi, dpi), **options)


def test_a_scanner_s_resolution_is_believed(make, first_page):
    assert first_page(a_sheet(make, "a4.jpg", (1654, 2339), 200), dpi=200).dpi == pytest.approx(200)


def test_a_sheet_of_a4_at_72_is_believed_and_a_wall_of_72_is_not(make, first_page):
    assert first_page(a_sheet(make, "a4.jpg", (595, 842), 72), dpi=200).dpi == pytest.approx(72)
    assert first_page(a_sheet(make, "wall.jpg", (2000, 1500), 72), dpi=200).dpi is None


def test_a_camera_s_resolution_is_not_believed(make, first_page):
    assert first_page(a_sheet(make, "phone.jpg", (3000, 2000), 300, exif=CAMERA), dpi=200).dpi is None


def test_a_fine_scan_of_a_sheet_is_reduced_to_the_resolution_asked_for(make, first_page):
    page = first_page(a_sheet(make, "fine.tif", (4960, 7016), 600), dpi=200)
    assert page.pixels.shape[:2] == pytest.approx((2339, 1653), abs=2)
    assert page.dpi == pytest.approx(200, abs=0.5)


def test_a_fine_scan_of_a_small_card_keeps_its_pixels(make, first_page):
    page = first_page(a_sheet(make, "card.png", (2022, 1275), 600), dpi=200)
    assert page.pixels.shape[:2] == (1275, 2022)
    assert page.dpi == pytest.approx(600, abs=0.5)


@pytest.mark.parametrize("name", ["large.jpg", "large.png", "large.mpo"])
def test_a_large_scan_is_reduced_not_refused(make, first_page, name):
    path = make.picture(name, make.scan(1200, 1600))
    page = first_page(path, within=replace(Limits(), page_pixels=300 * 400))
    assert page.pixels.shape[:2] == pytest.approx((400, 300), abs=1)


def test_a_jpeg_may_be_larger_than_what_must_be_decoded_whole(make, first_page):
    path = make.picture("large.jpg", make.scan(1200, 1600))
    page = first_page(path, within=replace(Limits(), max_pixels=1_000_000, page_pixels=300 * 400))
    assert page.pixels.shape[:2] == pytest.approx((400, 300), abs=1)


def test_a_large_photograph_is_reduced_as_it_is_seen(make, first_page):
    turned = Image.Exif()
    turned[0x0112] = 6
    path = make.picture("phone.jpg", make.scan(1600, 1200), exif=turned)
    page = first_page(path, within=replace(Limits(), page_pixels=300 * 400))
    assert page.pixels.shape[:2] == pytest.approx((400, 300), abs=1)
