"""A value that was read, and the place where anyone can see it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from chushen.geometry import Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A place in what was sent.

    Attributes:
        file: path inside the submission, with forward slashes.
        page: counted from 1; None means the file as a whole (it may have no pages).
        box: None means the whole page.
    """

    file: str
    page: int | None = None
    box: Box | None = None


class Witness(StrEnum):
    """Who read a value, and what spoke for it."""

    TESSERACT = "tesseract"
    PP_OCR = "pp-ocr"
    TEXT_LAYER = "text-layer"
    QR_CODE = "qr-code"
    CHECK_DIGIT = "check-digit"
    REPAIRED = "repaired"
    DERIVED = "derived"
    OTHER_DOCUMENT = "other-document"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A value read off a page.

    Attributes:
        name: a `FieldName`, or the name of an item that a checklist asks for.
        value: as the contract writes it: half-width, dates YYYY-MM-DD, an open end as `long-term`.
        confidence: 0..1, calibrated: of those given with 0.95 or more, 99 of 100 are right.
        witnesses: who read it and what confirmed it. REPAIRED: a character was changed to satisfy
            an alphabet or a check digit. DERIVED: computed from another value of the document.
            OTHER_DOCUMENT: another document of the application states the same.
        under_seal: a seal lies over the value.
    """

    name: str
    value: str
    confidence: float
    evidence: Evidence
    witnesses: tuple[Witness, ...] = ()
    under_seal: bool = False
