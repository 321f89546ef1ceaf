import cv2
import numpy as np
import pytest

from chushen.kinds import DocumentKind
from extractors.fingerprint import fingerprint_of
from tests.extractors.drawn import the_page_of
from validators.repeats import NEAR_BITS


def bits_apart(a, b):
    return (int(a, 16) ^ int(b, 16)).bit_count()


def test_a_page_saved_again_keeps_its_fingerprint_and_another_page_has_another():
    licence = the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    _, packed = cv2.imencode(".jpg", cv2.resize(licence, None, fx=0.7, fy=0.7), [cv2.IMWRITE_JPEG_QUALITY, 60])
    again = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert bits_apart(fingerprint_of(licence), fingerprint_of(np.asarray(again))) <= 4
    other = fingerprint_of(the_page_of(DocumentKind.OPERATION_REPORT).pixels)
    assert bits_apart(fingerprint_of(licence), other) > 12


def saved_badly(pixels):
    return cv2.imdecode(cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, 35])[1], cv2.IMREAD_COLOR)


def half_the_size(pixels):
    return cv2.resize(pixels, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)


def turned_a_little(pixels):
    """As much as is left when a page has been set upright."""
    height, width = pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 0.3, 1)
    return cv2.warpAffine(pixels, turn, (width, height), borderValue=(255, 255, 255))


def brighter(pixels):
    return cv2.convertScaleAbs(pixels, alpha=0.8, beta=50)


@pytest.mark.parametrize("change", [saved_badly, half_the_size, turned_a_little, brighter])
@pytest.mark.parametrize("kind", [DocumentKind.BUSINESS_LICENSE, DocumentKind.OPERATION_REPORT])
def test_a_page_scanned_again_is_near_enough_to_be_the_same(kind, change):
    page = the_page_of(kind).pixels
    assert bits_apart(fingerprint_of(page), fingerprint_of(np.asarray(change(page)))) <= NEAR_BITS
