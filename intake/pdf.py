"""PDF through pypdfium2: how many pages, and what each looks like. Broken files are first repaired by pikepdf.

PDFium is not thread-safe: everything that touches it holds one lock. It runs no JavaScript and follows no links.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from chushen.findings import Cause
from intake.refusal import RefusalError
from intake.resolution import dpi_within

_PDFIUM = Lock()
_POINTS_AN_INCH = 72
_INVISIBLE = frozenset({pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium_c.FPDF_TEXTRENDERMODE_CLIP})
_LOCKED = frozenset({pdfium_c.FPDF_ERR_PASSWORD, pdfium_c.FPDF_ERR_SECURITY})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rendered:
    """A PDF page as a person sees it.

    Attributes:
        pixels: height x width x 3, uint8, BGR.
        dpi: at which it was rendered; lower than asked where the page is very large.
        has_text: some text on it is drawn so that it can be seen (a scan's OCR layer is not).
    """

    pixels: NDArray[np.uint8]
    dpi: float
    has_text: bool


def readable_pdf(path: Path, work: Path) -> tuple[Path, int]:
    """The file that can be rendered, and how many pages it has: the one given, or a repaired copy in `work`.

    Raises:
        RefusalError: it needs a password, has no pages, or cannot be repaired.
    """
    try:
        pages = _count(path)
    except RefusalError as refusal:
        if refusal.cause is not Cause.DAMAGED:
            raise
        pages = 0
    if pages:
        return path, pages
    repaired = _repair(path, work)
    return repaired, _count(repaired)


def render(path: Path, page: int, dpi: int, page_pixels: int) -> Rendered:
    """Render a page, counted from 1, with its own rotation applied, on white, forms and stamps drawn.

    Raises:
        RefusalError: the file or the page cannot be opened.
    """
    with _PDFIUM, _document(path) as document:
        if document.get_formtype():
            document.init_forms()
        try:
            opened = document[page - 1]
            width, height = (side / _POINTS_AN_INCH for side in opened.get_size())
            used = dpi_within(width, height, dpi, page_pixels)
            bitmap = opened.render(scale=used / _POINTS_AN_INCH, rev_byteorder=False)
            pixels = np.array(bitmap.to_numpy()[:, :, :3])
            bitmap.close()
            has_text = any(
                pdfium_c.FPDFTextObj_GetTextRenderMode(item) not in _INVISIBLE
                for item in opened.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_TEXT])
            )
        except (pdfium.PdfiumError, IndexError, ValueError) as error:
            raise RefusalError(Cause.DAMAGED, f"page {page}: {error}") from error
    return Rendered(pixels=np.ascontiguousarray(pixels), dpi=used, has_text=has_text)


def _count(path: Path) -> int:
    with _PDFIUM, _document(path) as document:
        return len(document)


@contextmanager
def _document(path: Path) -> Iterator[pdfium.PdfDocument]:
    """Open by handle, not by name: PDFium takes only names that are UTF-8."""
    with path.open("rb") as file:
        # some failures set no error, and the former file's would be told; what is no PDF at all sets one of its own
        pdfium_c.FPDF_LoadMemDocument(b"", 0, None)
        try:
            document = pdfium.PdfDocument(file)
        except pdfium.PdfiumError as error:
            cause = Cause.ENCRYPTED if error.err_code in _LOCKED else Cause.DAMAGED
            raise RefusalError(cause, str(error)) from error
        try:
            yield document
        finally:
            document.close()


def _repair(path: Path, work: Path) -> Path:
    """Rebuild cross references and page tree as qpdf does."""
    target = work / f"repaired-{path.stem[:40]}-{abs(hash(path)):x}.pdf"
    try:
        with pikepdf.open(path, suppress_warnings=True) as document:
            if not document.pages:
                is_whole = not document.get_warnings()
                raise RefusalError(Cause.EMPTY if is_whole else Cause.DAMAGED, "a PDF without pages")
            document.save(target)
    except pikepdf.PasswordError as error:
        raise RefusalError(Cause.ENCRYPTED, str(error)) from error
    except pikepdf.PdfError as error:
        raise RefusalError(Cause.DAMAGED, f"not repairable: {error}") from error
    return target
