"""The second witness: Tesseract reads again what PP-OCR read, where the value decides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.dates import find_dates
from extractors.fields import Reading
from extractors.glyphs import narrow
from extractors.lines import Span
from extractors.pp_ocr import Pixels
from extractors.tesseract import Tesseract, bare

DECIDING = frozenset(
    {
        FieldName.COMPANY_NAME,
        FieldName.USCC,
        FieldName.LEGAL_REPRESENTATIVE,
        FieldName.PERMIT_NUMBER,
        FieldName.NAME,
        FieldName.ID_NUMBER,
        FieldName.VALID_TO,
    }
)
"""Values that a finding can rest on alone."""

_SURE = 0.97
"""A value this sure is not read again."""
_AGREED = 0.985
_MARGIN = 0.25
"""Paper left around a value, in shares of its height: Tesseract loses characters that touch the edge."""


def second_opinion(readings: Sequence[Reading], pixels: Pixels, tesseract: Tesseract) -> tuple[Reading, ...]:
    """Have Tesseract read the deciding values that are not sure yet; all in one call.

    Where both readers agree to the character the value gains a witness. Where they differ nothing is lost:
    Tesseract alone is wrong too often on such pages to speak against PP-OCR (docs/reading.md).
    """
    asked = [
        reading
        for reading in readings
        if reading.name in DECIDING
        and reading.confidence < _SURE
        and Witness.PP_OCR in reading.witnesses
        and Witness.DERIVED not in reading.witnesses
    ]
    said = tesseract.read([_cut(pixels, reading.span) for reading in asked])
    agreed = {id(reading) for reading, text in zip(asked, said, strict=True) if _says(text, reading)}
    return tuple(
        replace(
            reading,
            confidence=max(reading.confidence, _AGREED),
            witnesses=(*reading.witnesses, Witness.TESSERACT),
        )
        if id(reading) in agreed
        else reading
        for reading in readings
    )


def _says(text: str, reading: Reading) -> bool:
    if reading.name == FieldName.VALID_TO:
        return any(found.value == reading.value for found in find_dates(text))
    return bool(reading.value) and _comparable(reading.value) in _comparable(text)


def _comparable(text: str) -> str:
    return "".join(c for c in narrow(bare(text)).upper() if c.isalnum())


def _cut(pixels: Pixels, span: Span) -> Pixels:
    margin = _MARGIN * span.height
    height, width = pixels.shape[:2]
    top, bottom = max(int(span.top - margin), 0), min(int(span.bottom + margin) + 1, height)
    left, right = max(int(span.left - margin), 0), min(int(span.right + margin) + 1, width)
    return np.ascontiguousarray(pixels[top : max(bottom, top + 4), left : max(right, left + 4)])
