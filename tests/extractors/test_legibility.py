import cv2
import numpy as np
import pytest

from chushen.evidence import Witness
from chushen.findings import Cause
from chushen.kinds import DocumentKind, FieldName
from chushen.pages import PageImage
from chushen.stopwatch import Stopwatch
from extractors.glare import find_glare
from extractors.hidden import clarity_of_values
from extractors.legibility import confidence_of, is_blank, legibility_of
from extractors.lines import Line, Span
from extractors.page import read_page
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


def test_a_page_taken_in_the_dark_is_illegible_and_what_it_is_can_still_be_told():
    noise = np.random.default_rng(1).normal(0, 4, the_page_of(PERMIT).pixels.shape)
    night = np.clip(the_page_of(PERMIT).pixels * 0.04 + noise, 0, 255).astype(np.uint8)
    page = read_page(PageImage(file="night.jpg", page=1, pixels=night), readers(), Stopwatch())
    assert page.kind is PERMIT
    assert (page.legibility.legible, page.legibility.causes) == (False, (Cause.DARK,))
    assert not page.fields


def test_a_thumbnail_is_illegible_for_its_resolution():
    pixels = the_page_of(PERMIT).pixels
    found = judged(cv2.resize(pixels, None, fx=0.09, fy=0.09, interpolation=cv2.INTER_AREA))
    assert not found.legible
    assert Cause.LOW_RESOLUTION in found.causes


def a_reflection(pixels):
    """Where a lamp is mirrored in the middle of a page: 1, and 0 elsewhere."""
    height, width = pixels.shape[:2]
    burnt = np.zeros((height, width), np.float32)
    return cv2.ellipse(burnt, (width // 2, height // 2), (width // 3, height // 6), 0, 0, 360, 1.0, -1)


def test_glare_over_the_values_of_a_photograph_is_illegible_at_that_place():
    pixels = the_page_of(PERMIT).pixels.astype(np.float32) * 0.8
    burnt = a_reflection(pixels)
    light = cv2.GaussianBlur(burnt, (0, 0), 12)[:, :, None]
    found = judged(np.clip(pixels + 400 * light, 0, 255).astype(np.uint8))
    assert found.causes == (Cause.GLARE,)
    assert found.span.top < pixels.shape[0] / 2 < found.span.bottom


def test_glare_on_nearly_white_paper_is_known_by_the_print_that_fades_into_it():
    pixels = the_page_of(PERMIT).pixels.astype(np.float32) * 0.98
    burnt = a_reflection(pixels)
    light = cv2.GaussianBlur(burnt, (0, 0), 40)[:, :, None]
    assert judged(np.clip(pixels + 300 * light, 0, 255).astype(np.uint8)).causes == (Cause.GLARE,)
    empty = pixels.astype(np.uint8)
    empty[burnt > 0] = 255
    assert judged(empty).legible, "an empty place that print ends at sharply hides nothing"


@pytest.mark.parametrize(("softness", "is_glare"), [(30, True), (1, False)])
def test_between_whole_lines_glare_is_known_by_growing_out_of_the_paper(softness, is_glare):
    page = np.full((1600, 1200, 3), 240, np.float32)
    lines = []
    for top in (200, 260, 320, 1200, 1260, 1320):
        page[top : top + 40, 200:1000:8] = 30
        span = Span(left=200, top=top, right=1000, bottom=top + 40)
        lines.append(Line(text="字" * 20, span=span, confidence=0.99, reader=Witness.PP_OCR))
    burnt = np.zeros(page.shape[:2], np.float32)
    cv2.ellipse(burnt, (600, 780), (380, 220), 0, 0, 360, 1.0, -1)
    light = cv2.GaussianBlur(burnt, (0, 0), softness)[:, :, None]
    found = find_glare(np.clip(page + 25 * light, 0, 255).astype(np.uint8), lines)
    assert (found is not None) is is_glare


@pytest.mark.parametrize("shade", [255, 236])
def test_an_empty_sheet_is_blank_and_not_illegible(shade):
    rng = np.random.default_rng(1)
    sheet = np.clip(rng.normal(shade, 3, (1400, 1000, 3)), 0, 255).astype(np.uint8)
    assert is_blank(sheet)
    assert judged(sheet).legible


def test_a_page_of_print_is_not_blank():
    assert not is_blank(the_page_of(PERMIT).pixels)


def pixelated(pixels, box, block=14):
    """The part inside `box` (fractions) as a publisher blots it out."""
    height, width = pixels.shape[:2]
    left, right = round(box.left * width), round(box.right * width)
    top, bottom = round(box.top * height), round(box.bottom * height)
    part = pixels[top:bottom, left:right]
    coarse = cv2.resize(
        part, (max(part.shape[1] // block, 1), max(part.shape[0] // block, 1)), interpolation=cv2.INTER_AREA
    )
    hidden = pixels.copy()
    hidden[top:bottom, left:right] = cv2.resize(coarse, part.shape[1::-1], interpolation=cv2.INTER_NEAREST)
    return hidden


def read(pixels):
    return read_page(PageImage(file="page.jpg", page=1, pixels=pixels), readers(), Stopwatch())


def test_a_sharp_page_whose_deciding_value_is_blotted_out_is_illegible_at_that_place():
    pixels = the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    name = next(f for f in read(pixels).fields if f.name is FieldName.COMPANY_NAME).evidence.box
    seen = read(pixelated(pixels, name)).legibility
    assert not seen.legible
    assert seen.causes == (Cause.OBSCURED,)
    assert seen.box.left <= name.left + 0.05
    assert seen.box.top <= (name.top + name.bottom) / 2 <= seen.box.bottom


def without_value(kind, name):
    """The page of that kind with nothing where this value stands, and where that is, in pixels from the left."""
    pixels = the_page_of(kind).pixels.copy()
    box = next(f for f in read(pixels).fields if f.name is name).evidence.box
    height, width = pixels.shape[:2]
    top, bottom = round(box.top * height) - 3, round(box.bottom * height) + 3
    left, right = round(box.left * width) - 3, round(box.right * width) + 3
    pixels[top:bottom, left:right] = np.median(pixels, axis=(0, 1))
    return pixels, left


def test_a_label_without_a_value_hides_nothing():
    pixels, _ = without_value(DocumentKind.BUSINESS_LICENSE, FieldName.COMPANY_NAME)
    assert read(pixels).legibility.legible


def test_a_frame_beside_a_label_is_no_hidden_value():
    pixels, left = without_value(PERMIT, FieldName.PERMIT_NUMBER)
    pixels[:, left + 30 :] = np.median(pixels, axis=(0, 1))
    rings = np.indices(pixels[:, left + 30 : left + 130].shape[:2]).sum(axis=0) // 4 % 3 == 0
    pixels[:, left + 30 : left + 130][rings] = 90
    assert read(pixels).legibility.legible


def test_a_label_at_the_very_edge_of_the_picture_hides_nothing():
    page = np.full((200, 300, 3), 240, np.uint8)
    label = Line(
        text="联系电话：", span=Span(left=190, top=90, right=300.5, bottom=110), confidence=1.0, reader=Witness.PP_OCR
    )
    assert clarity_of_values(DocumentKind.OTHER, [label], (), (), page).legible


def test_the_knots_of_a_border_do_not_make_a_page_illegible():
    knot = Line(
        text="中+中中+中+中中", span=Span(left=0, top=0, right=20, bottom=900), confidence=0.2, reader=Witness.PP_OCR
    )
    name = Line(text="有限公司", span=Span(left=40, top=0, right=90, bottom=20), confidence=0.99, reader=Witness.PP_OCR)
    assert confidence_of([knot, name]) == pytest.approx(0.99)


def test_a_page_too_dark_for_anything_to_be_found_on_it_is_dark_and_not_blank():
    night = np.full((700, 500, 3), 6, np.uint8)
    assert not is_blank(night)
    assert legibility_of(night, []).causes == (Cause.DARK,)
