import cv2
import numpy as np
import pytest

from chushen.findings import Cause
from chushen.kinds import DocumentKind
from extractors.legibility import is_blank, legibility_of
from extractors.reading import read_print
from extractors.upright import turn_upright
from tests.extractors.drawn import blurred, readers, the_page_of

PERMIT = DocumentKind.PERMIT_MAIN


def judged(pixels):
    upright = turn_upright(pixels, readers().pp_ocr)
    return legibility_of(upright.pixels, read_print(upright, (), readers().pp_ocr))


def test_a_good_scan_is_legible_and_has_no_cause():
    found = judged(the_page_of(PERMIT).pixels)
    assert found.legible
    assert found.causes == ()


def test_a_faint_but_readable_copy_is_legible():
    pixels = the_page_of(PERMIT).pixels.astype(np.float32)
    assert judged((255 - 0.35 * (255 - pixels)).astype(np.uint8)).legible


def test_a_page_far_out_of_focus_is_illegible_for_blur():
    found = judged(blurred(the_page_of(PERMIT).pixels, 11))
    assert not found.legible
    assert Cause.BLUR in found.causes


def test_a_thumbnail_is_illegible_for_its_resolution():
    pixels = the_page_of(PERMIT).pixels
    found = judged(cv2.resize(pixels, None, fx=0.09, fy=0.09, interpolation=cv2.INTER_AREA))
    assert not found.legible
    assert Cause.LOW_RESOLUTION in found.causes


@pytest.mark.parametrize("shade", [255, 236])
def test_an_empty_sheet_is_blank_and_not_illegible(shade):
    rng = np.random.default_rng(1)
    sheet = np.clip(rng.normal(shade, 3, (1400, 1000, 3)), 0, 255).astype(np.uint8)
    assert is_blank(sheet)
    assert judged(sheet).legible


def test_a_page_of_print_is_not_blank():
    assert not is_blank(the_page_of(PERMIT).pixels)
