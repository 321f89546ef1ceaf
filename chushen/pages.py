"""A page: first as a picture, then as what was seen on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from dataclasses import field as default

import numpy as np
from numpy.typing import NDArray

from chushen.evidence import Evidence, Field
from chushen.findings import Cause
from chushen.geometry import Box
from chushen.kinds import DocumentKind, Part
from chushen.seals import Seal


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRun:
    """A run of characters that the file itself states (a PDF's text layer), with its place."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PageImage:
    """A page as a person sees it in the file, before anything is turned upright.

    Attributes:
        pixels: height x width x 3, uint8, BGR as OpenCV keeps it.
        dpi: pixels an inch where the file says so believably (a PDF's page, a scan's header); else None.
        text: the text layer, where the page carries real text and is no scan; else empty.
    """

    file: str
    page: int
    pixels: NDArray[np.uint8]
    dpi: float | None = None
    text: tuple[TextRun, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Legibility:
    """Can a person read this page?

    Attributes:
        causes: why not, or what hurts; empty on a good page.
        box: the part that cannot be read; None for the whole page.
    """

    legible: bool = True
    causes: tuple[Cause, ...] = ()
    box: Box | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbering:
    """What a page says of its own place: 第 `number` 页, 共 `total` 页."""

    number: int
    total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Everything that was seen on one page.

    Attributes:
        rotation: degrees clockwise by which the content is turned in the file: 0, 90, 180 or 270.
        parts: which parts of its document stand on it (an ID's front and back, a permit's annex).
        text: all words in reading order, a line a line.
        blank: nothing but paper.
        colourless: scanned in grey or black and white.
        codes: what the QR codes of an electronic licence or permit hold.
        fingerprint: perceptual hash of the upright page, 16 hexadecimal digits; "" when blank.
    """

    file: str
    page: int
    kind: DocumentKind
    confidence: float
    rotation: int = 0
    legibility: Legibility = default(default_factory=Legibility)
    text: str = ""
    fields: tuple[Field, ...] = ()
    seals: tuple[Seal, ...] = ()
    parts: tuple[Part, ...] = ()
    numbering: Numbering | None = None
    blank: bool = False
    colourless: bool = False
    codes: tuple[str, ...] = ()
    fingerprint: str = ""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((f for f in self.fields if f.name == name), None)

    def under(self, file: str) -> Page:
        """The same page of the same file under another name."""
        if file == self.file:
            return self
        return replace(
            self,
            file=file,
            fields=tuple(replace(field, evidence=replace(field.evidence, file=file)) for field in self.fields),
            seals=tuple(replace(seal, evidence=replace(seal.evidence, file=file)) for seal in self.seals),
        )

    def evidence(self) -> Evidence:
        """The whole page as a place to point at."""
        return Evidence(file=self.file, page=self.page)
