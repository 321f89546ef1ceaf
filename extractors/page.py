"""One page, from its picture to everything that can be seen on it."""

from __future__ import annotations

from collections.abc import Sequence

from chushen.checklist import Checklist
from chushen.evidence import Evidence, Field
from chushen.kinds import DocumentKind
from chushen.pages import Legibility, Page, PageImage
from chushen.seals import Seal
from chushen.stopwatch import Stopwatch
from extractors.cores import CORES
from extractors.fields import Reading, find_fields
from extractors.fingerprint import fingerprint_of
from extractors.hidden import clarity_of_values
from extractors.kind import tell_kind
from extractors.legibility import TOO_DARK, is_black, is_blank, legibility_of, lightened
from extractors.lines import Line
from extractors.numbering import read_numbering
from extractors.qr_code import confirm_by_qr_code, read_codes
from extractors.readers import Readers
from extractors.reading import read_print, read_text_layer, text_of
from extractors.seals.find import SealSighting, find_seals
from extractors.seals.imprint import is_colourless
from extractors.upright import UprightPage, as_it_lies, turn_upright
from extractors.witnesses import second_opinion

_ELECTRONIC = "电子"
"""Only what says that it is an electronic document is asked for its QR code."""
_HEARD = 0.5
"""A line read with less confidence is noise: it tells how legible the page is, and nothing else."""
_COVERED = 0.15
"""A seal that covers so much of a value lies over it."""


@CORES.reading()
def read_page(image: PageImage, readers: Readers, watch: Stopwatch, checklist: Checklist | None = None) -> Page:
    """Turn the page upright, see its seals, read its print, tell what it is, and take out its fields.

    Args:
        image: the page.
        readers: what reads it.
        watch: told how long each stage took.
        checklist: says what reports and plans are looked through for, and what they are called; None for the usual.

    Raises:
        ReaderError: a reader failed for a reason that is not the page's.
    """
    with watch.stage("upright"):
        black = is_black(image.pixels)
        pixels = lightened(image.pixels) if black else image.pixels
        upright = as_it_lies(pixels) if image.text else turn_upright(pixels, readers.pp_ocr)
    with watch.stage("seals"):
        seals = find_seals(upright.pixels, readers)
    with watch.stage("read"):
        lines = _lines(image, upright, seals, readers)
        legibility = TOO_DARK if black else legibility_of(upright.pixels, lines)
        blank = not black and not lines and is_blank(upright.pixels)
    with watch.stage("fields"):
        size = (float(upright.pixels.shape[1]), float(upright.pixels.shape[0]))
        heard = [line for line in lines if line.confidence >= _HEARD and line.text.strip()]
        guess = tell_kind(heard, size, checklist)
        readings: Sequence[Reading] = find_fields(guess.kind, heard, checklist) if legibility.legible else ()
        if legibility.legible:
            read = {str(reading.name) for reading in readings}
            legibility = clarity_of_values(guess.kind, heard, read, [s.span for s in seals], upright.pixels)
        numbering = read_numbering(heard, size)
    with watch.stage("read"):
        readings = second_opinion(readings, upright.pixels, readers.tesseract)
        if guess.kind is DocumentKind.BUSINESS_LICENSE:
            readings = confirm_by_qr_code(readings, upright.pixels)
    return Page(
        file=image.file,
        page=image.page,
        kind=guess.kind,
        confidence=guess.confidence,
        rotation=upright.rotation,
        legibility=Legibility(
            legible=legibility.legible,
            causes=legibility.causes,
            box=upright.box(legibility.span) if legibility.span else None,
        ),
        text=text_of(heard),
        fields=tuple(_field(reading, image, upright, seals) for reading in readings),
        seals=tuple(_seal(seal, image, upright) for seal in seals),
        parts=guess.parts,
        numbering=numbering,
        blank=blank,
        colourless=is_colourless(upright.pixels),
        codes=read_codes(upright.pixels) if any(_ELECTRONIC in line.text for line in heard) else (),
        fingerprint="" if blank else fingerprint_of(upright.pixels),
    )


def _lines(image: PageImage, upright: UprightPage, seals: Sequence[SealSighting], readers: Readers) -> tuple[Line, ...]:
    if image.text:
        return read_text_layer(image.text, upright)
    return read_print(upright, [seal.span for seal in seals], readers.pp_ocr)


def _field(reading: Reading, image: PageImage, upright: UprightPage, seals: Sequence[SealSighting]) -> Field:
    return Field(
        name=reading.name,
        value=reading.value,
        confidence=reading.confidence,
        evidence=Evidence(file=image.file, page=image.page, box=upright.box(reading.span)),
        witnesses=reading.witnesses,
        under_seal=any(reading.span.covered_by(seal.span) > _COVERED for seal in seals),
    )


def _seal(seal: SealSighting, image: PageImage, upright: UprightPage) -> Seal:
    return Seal(
        evidence=Evidence(file=image.file, page=image.page, box=upright.box(seal.span)),
        colour=seal.colour,
        shape=seal.shape,
        type=seal.type,
        imprint=seal.imprint,
        text=seal.text,
        code=seal.code,
        confidence=seal.confidence,
        text_confidence=seal.text_confidence,
        at_edge=seal.at_edge,
        certainties=seal.certainties,
        heard=seal.heard,
    )
