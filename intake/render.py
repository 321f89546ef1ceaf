"""One page of an opened submission as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from chushen.documents import RefusedFile
from chushen.pages import PageImage, TextRun
from intake import pdf, pictures
from intake.isolation import Isolation
from intake.limits import Limits
from intake.refusal import IntakeError, outcome_of
from intake.sniffing import FileKind, kind_of_file
from intake.source import PageSource
from intake.textlayer import text_runs


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What a child tells of a page whose pixels it has left on disk."""

    dpi: float | None
    text: tuple[TextRun, ...]


def load_page(source: PageSource, dpi: int, limits: Limits, isolation: Isolation) -> PageImage | RefusedFile:
    """Render a page as a person sees it in the file; or say why it cannot be.

    Args:
        source: a page that `open_submission` listed; the submission must still be open.
        dpi: for PDF pages, and for scans that state a higher one.
        limits: the same as at opening.
        isolation: where it is rendered.

    Raises:
        IntakeError: the machine, not the file, is to blame.
    """
    handed_over = isolation.new_path()
    try:
        left = isolation.outcome_of(source.file, _leave_page, source, dpi, limits, handed_over)
        if isinstance(left, RefusedFile):
            return replace(left, page=source.page) if source.pages > 1 else left
        pixels = np.load(handed_over)
    except OSError as error:
        raise IntakeError(f"{source.file}: the rendered page is gone: {error}") from error
    finally:
        handed_over.unlink(missing_ok=True)
    return PageImage(file=source.file, page=source.page, pixels=pixels, dpi=left.dpi, text=left.text)


def render_page(source: PageSource, dpi: int, limits: Limits) -> PageImage:
    """Render a page in this very process: for files of our own, and what `load_page` lets a child do.

    Raises:
        RefusalError: the page is larger than the limits, or cut off.
        OSError and others: it cannot be parsed.
    """
    if kind_of_file(source.path, limits) is not FileKind.PDF:
        pixels, stated = pictures.decode(source.path, source.page, dpi, limits)
        return PageImage(file=source.file, page=source.page, pixels=pixels, dpi=stated)
    seen = pdf.render(source.path, source.page, dpi, limits.page_pixels)
    runs = outcome_of(source.file, lambda: text_runs(source.path, source.page, seen.pixels)) if seen.has_text else ()
    # A text layer that cannot be parsed costs nothing: the page is read as a scan.
    text = () if isinstance(runs, RefusedFile) else runs
    return PageImage(file=source.file, page=source.page, pixels=seen.pixels, dpi=seen.dpi, text=text)


def _leave_page(source: PageSource, dpi: int, limits: Limits, target: Path) -> _Left:
    """Render a page and leave its pixels in a file: through a pipe they would come slower."""
    page = render_page(source, dpi, limits)
    with target.open("xb") as file:
        np.save(file, page.pixels)
    return _Left(dpi=page.dpi, text=page.text)
