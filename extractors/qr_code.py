"""The QR code of a business licence: a second witness for its 统一社会信用代码.

The code holds an address of the public register; some issues carry the USCC in it in clear. Nothing is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np
import zxingcpp
from numpy.typing import NDArray

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.fields import Reading

_USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_CONFIRMED = 0.995


def confirm_by_qr_code(readings: Sequence[Reading], pixels: NDArray[np.uint8]) -> tuple[Reading, ...]:
    """Add the QR code as a witness where it states the USCC that was read."""
    if not any(reading.name == FieldName.USCC for reading in readings):
        return tuple(readings)
    stated = {code for text in read_codes(pixels) for code in _USCC.findall(text)}
    return tuple(
        replace(reading, confidence=_CONFIRMED, witnesses=(*reading.witnesses, Witness.QR_CODE))
        if reading.name == FieldName.USCC and reading.value in stated
        else reading
        for reading in readings
    )


def read_codes(pixels: NDArray[np.uint8]) -> tuple[str, ...]:
    """What the QR codes on a page hold."""
    grey = np.ascontiguousarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY))
    only = zxingcpp.barcode_formats_from_str("QRCode")
    return tuple(found.text for found in zxingcpp.read_barcodes(grey, formats=only))
