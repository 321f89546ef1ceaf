import cv2
import numpy as np
import pytest

from chushen.kinds import DocumentKind
from extractors.lines import Span
from extractors.sheet import find_sheet
from extractors.upright import skew_of, turn_upright
from tests.extractors.drawn import on_a_desk, readers, the_page_of

LICENCE = DocumentKind.BUSINESS_LICENSE


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_turned_in_the_file_is_turned_back_and_the_turn_is_told(quarters):
    seen = np.ascontiguousarray(np.rot90(the_page_of(LICENCE).pixels, -quarters))
    upright = turn_upright(seen, readers().pp_ocr)
    assert upright.rotation == 90 * quarters
    assert upright.pixels.shape[0] > upright.pixels.shape[1]


def test_a_place_on_the_upright_page_is_pointed_at_where_it_lies_in_the_file():
    seen = np.ascontiguousarray(np.rot90(the_page_of(LICENCE).pixels, -1))
    upright = turn_upright(seen, readers().pp_ocr)
    height, width = upright.pixels.shape[:2]
    top_left = upright.box(Span(left=0, top=0, right=0.1 * width, bottom=0.1 * height))
    assert top_left.right > 0.98
    assert top_left.bottom < 0.12
    there_and_back = upright.span(top_left)
    assert there_and_back.right == pytest.approx(0.1 * width, abs=0.02 * width)


def test_a_skewed_page_is_made_straight():
    pixels = the_page_of(DocumentKind.OPERATION_REPORT).pixels
    height, width = pixels.shape[:2]
    tilt = cv2.getRotationMatrix2D((width / 2, height / 2), -3, 1)
    skewed = cv2.warpAffine(pixels, tilt, (width, height), borderValue=(255, 255, 255))
    assert abs(skew_of(readers().pp_ocr.find(skewed))) > 2
    assert abs(skew_of(turn_upright(skewed, readers().pp_ocr).quads)) < 0.5


def test_a_sheet_photographed_on_a_desk_is_found_by_its_corners():
    photograph, corners = on_a_desk(the_page_of(LICENCE).pixels)
    found = find_sheet(photograph)
    assert found is not None
    assert np.abs(found - corners).max() < 0.02 * max(photograph.shape)


def test_a_sheet_half_in_shadow_is_not_cut_along_the_shadow():
    photograph, corners = on_a_desk(the_page_of(LICENCE).pixels)
    height, width = photograph.shape[:2]
    across, down = np.meshgrid(np.arange(width) / width, np.arange(height) / height)
    light = np.where(across + 0.4 * down < 0.6, 0.4, 1.0)
    shaded = (photograph * light[:, :, None]).astype(np.uint8)
    found = find_sheet(shaded)
    assert found is None or np.abs(found - corners).max() < 0.02 * max(photograph.shape)


def test_what_is_taken_for_a_sheet_and_leaves_print_outside_is_not_cut_out(monkeypatch):
    seen = the_page_of(LICENCE).pixels
    height, width = seen.shape[:2]
    half = np.array([[width / 2, 0], [width, 0], [width, height], [width / 2, height]], np.float32)
    monkeypatch.setattr("extractors.upright.find_sheet", lambda _: half)
    upright = turn_upright(seen, readers().pp_ocr)
    assert upright.pixels.shape[1] / upright.pixels.shape[0] == pytest.approx(width / height, rel=0.02)


def test_a_scan_is_left_alone():
    assert find_sheet(the_page_of(LICENCE).pixels) is None
