import cv2
import numpy as np

from chushen.kinds import DocumentKind
from extractors.fingerprint import fingerprint_of
from tests.extractors.drawn import the_page_of


def bits_apart(a, b):
    return (int(a, 16) ^ int(b, 16)).bit_count()


def test_a_page_saved_again_keeps_its_fingerprint_and_another_page_has_another():
    licence = the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    _, packed = cv2.imencode(".jpg", cv2.resize(licence, None, fx=0.7, fy=0.7), [cv2.IMWRITE_JPEG_QUALITY, 60])
    again = cv2.imdecode(packed, cv2.IMREAD_COLOR)
    assert bits_apart(fingerprint_of(licence), fingerprint_of(np.asarray(again))) <= 4
    other = fingerprint_of(the_page_of(DocumentKind.OPERATION_REPORT).pixels)
    assert bits_apart(fingerprint_of(licence), other) > 12
