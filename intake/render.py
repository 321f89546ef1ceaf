"""One page of an opened submission as a picture."""

from __future__ import annotations

from dataclasses import replace

from chushen.documents import RefusedFile
from chushen.pages import PageImage
from intake import pdf, pictures
from intake.limits import Limits
from intake.refusal import outcome_of
from intake.sniffing import FileKind, kind_of_file
from intake.source import PageSource
from intake.textlayer import text_runs


def load_page(source: PageSource, dpi: int, limits: Limits) -> PageImage | RefusedFile:
    """Render a page as a person sees it in the file; or say why it cannot be.

    Args:
        source: a page that `open_submission` listed; the submission must still be open.
        dpi: for PDF pages, and for scans that state a higher one.
        limits: the same as at opening.

    Raises:
        IntakeError: the machine, not the file, is to blame.
    """
    page = outcome_of(source.file, lambda: _load(source, dpi, limits))
    if isinstance(page, RefusedFile) and source.pages > 1:
        return replace(page, page=source.page)
    return page


def _load(source: PageSource, dpi: int, limits: Limits) -> PageImage:
    if kind_of_file(source.path, limits) is not FileKind.PDF:
        pixels, stated = pictures.decode(source.path, source.page, dpi, limits)
        return PageImage(file=source.file, page=source.page, pixels=pixels, dpi=stated)
    seen = pdf.render(source.path, source.page, dpi, limits.page_pixels)
    runs = outcome_of(source.file, lambda: text_runs(source.path, source.page, seen.pixels)) if seen.has_text else ()
    # A text layer that cannot be parsed costs nothing: the page is read as a scan.
    text = () if isinstance(runs, RefusedFile) else runs
    return PageImage(file=source.file, page=source.page, pixels=seen.pixels, dpi=seen.dpi, text=text)
