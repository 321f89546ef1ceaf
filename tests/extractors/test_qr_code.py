import cv2
import numpy as np
import pytest

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.fields import Reading
from extractors.lines import Span
from extractors.qr_code import confirm_by_qr_code

USCC = "91110108MA00ABCD45"


def a_page_with(text):
    code = cv2.QRCodeEncoder.create().encode(text)
    page = np.full((600, 600, 3), 255, np.uint8)
    large = cv2.resize(code, None, fx=6, fy=6, interpolation=cv2.INTER_NEAREST)
    page[50 : 50 + large.shape[0], 50 : 50 + large.shape[1]] = large[:, :, None]
    return page


def the_uscc(value=USCC):
    span = Span(left=0, top=0, right=1, bottom=1)
    return Reading(name=FieldName.USCC, value=value, span=span, confidence=0.9, witnesses=(Witness.PP_OCR,))


def test_a_qr_code_that_states_the_same_code_is_a_witness():
    (found,) = confirm_by_qr_code([the_uscc()], a_page_with(f"http://register.example/verify?serial={USCC}-SAIC"))
    assert Witness.QR_CODE in found.witnesses


@pytest.mark.parametrize("text", ["http://register.example/verify", "91440300MA5F12342Q"])
def test_a_qr_code_that_states_something_else_changes_nothing(text):
    assert confirm_by_qr_code([the_uscc()], a_page_with(text)) == (the_uscc(),)
