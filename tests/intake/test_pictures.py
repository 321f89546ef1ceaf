"""Every picture becomes 8-bit BGR as a person sees it."""

import numpy as np
import pytest
from PIL import Image

from intake.render import load_page
from intake.submission import open_submission


def is_the_scan(pixels):
    """Dark bar upper left, white elsewhere."""
    height, width = pixels.shape[:2]
    bar = pixels[int(height * 0.12) : int(height * 0.18), int(width * 0.12) : int(width * 0.3)]
    paper = pixels[int(height * 0.5) :, :]
    return bar.mean() < 60 and paper.mean() > 225


@pytest.mark.parametrize(
    ("name", "mode"),
    [
        ("scan.jpg", "RGB"),
        ("grey.jpg", "L"),
        ("print.jpg", "CMYK"),
        ("scan.png", "RGB"),
        ("palette.png", "P"),
        ("transparent.png", "RGBA"),
        ("grey-transparent.png", "LA"),
        ("fax.png", "1"),
        ("scan.tif", "RGB"),
        ("print.tif", "CMYK"),
        ("scan.webp", "RGB"),
        ("scan.bmp", "RGB"),
        ("scan.gif", "P"),
        ("scan.jp2", "RGB"),
        ("phone.heic", "RGB"),
    ],
)
def test_every_kind_of_picture_is_read(make, first_page, name, mode):
    page = first_page(make.picture(name, make.scan(mode=mode)))
    assert page.pixels.dtype == np.uint8
    assert page.pixels.shape == (560, 400, 3)
    assert page.pixels.flags["C_CONTIGUOUS"]
    assert is_the_scan(page.pixels)


def test_a_fax_in_group_4_is_read(make, first_page):
    assert is_the_scan(first_page(make.picture("fax.tif", make.scan(mode="1"), compression="group4")).pixels)


@pytest.mark.parametrize(
    ("name", "mode", "options"),
    [
        ("progressive.jpg", "RGB", {"progressive": True}),
        ("print-progressive.jpg", "CMYK", {"progressive": True}),
        ("jpeg-in-it.tif", "RGB", {"compression": "jpeg"}),
        ("lzw.tif", "RGB", {"compression": "tiff_lzw"}),
        ("deflate.tif", "P", {"compression": "tiff_adobe_deflate"}),
        ("group-3.tif", "1", {"compression": "group3"}),
        ("big.tif", "RGB", {"big_tiff": True}),
        ("big-fax.tif", "1", {"big_tiff": True, "compression": "group4"}),
        ("bare.j2k", "RGB", {"no_jp2": True}),
        ("lossy.jp2", "L", {"irreversible": True}),
        ("one-clear.png", "P", {"transparency": 255}),
        ("lossless.webp", "RGB", {"lossless": True}),
    ],
)
def test_what_scanners_and_programs_write_is_read(make, first_page, name, mode, options):
    assert is_the_scan(first_page(make.picture(name, make.scan(mode=mode), **options)).pixels)


def test_sixteen_bits_keep_their_greys(make, first_page):
    grey = np.full((100, 80), 65535, np.uint16)
    grey[:50] = 32768
    pixels = first_page(make.picture("deep.png", Image.fromarray(grey))).pixels
    assert pixels[10, 10].tolist() == [127, 127, 127]
    assert pixels[90, 10].tolist() == [255, 255, 255]


def test_colours_come_in_opencv_order(make, first_page):
    assert first_page(make.picture("red.png", Image.new("RGB", (20, 20), (250, 10, 0)))).pixels[5, 5].tolist() == [
        0,
        10,
        250,
    ]


def test_what_is_transparent_is_white_paper(make, first_page):
    clear = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    assert first_page(make.picture("clear.png", clear)).pixels.min() == 255


def test_a_wrong_suffix_is_no_obstacle(make, first_page):
    content = make.picture("scan.png").read_bytes()
    assert is_the_scan(first_page(make.raw("scan.pdf", content)).pixels)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(make, first_page, orientation):
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = make.scan()
    if orientation in undo:
        stored = stored.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    page = first_page(make.picture("phone.jpg", stored, exif=exif))
    assert page.pixels.shape == (560, 400, 3)
    assert is_the_scan(page.pixels)


def test_each_page_of_a_tiff_is_a_page(make, limits, isolation):
    frames = [make.scan(width, 560) for width in (400, 410, 420)]
    path = make.picture("fax.tif", frames[0], save_all=True, append_images=frames[1:])
    with open_submission(path, limits, isolation) as opened:
        assert [(source.file, source.page) for source in opened.pages] == [
            ("fax.tif", 1),
            ("fax.tif", 2),
            ("fax.tif", 3),
        ]
        assert [load_page(source, 100, limits, isolation).pixels.shape[1] for source in opened.pages] == [400, 410, 420]
