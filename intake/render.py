"""One page of an opened submission as a picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chushen.documents import RefusedFile
from chushen.pages import PageImage, TextRun
from intake import pdf, pictures
from intake.isolation import Isolation
from intake.limits import Limits
from intake.ofd import page as ofd
from intake.refusal import IntakeError, outcome_of
from intake.sniffing import FileKind, kind_of_file
from intake.source import PageSource
from intake.textlayer import text_runs
from intake.word import page as word


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What is known of a rendered page beside its pixels.

    Attributes:
        has_text: a PDF's text layer is worth looking at.
        text: what a page that we drew ourselves states.
    """

    dpi: float | None
    has_text: bool = False
    text: tuple[TextRun, ...] = ()


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
    file, budget, path, page = source.file, source.budget, source.path, source.page
    left = isolation.new_path()  # pixels would come slower through a pipe
    try:
        seen = isolation.outcome_of(file, budget, _leave_pixels, path, page, dpi, limits, left)
        if isinstance(seen, RefusedFile):
            return replace(seen, page=page) if source.pages > 1 else seen
        runs = isolation.outcome_of(file, budget, _text_runs, path, page, left) if seen.has_text else seen.text
        pixels = np.load(left, mmap_mode="c").view(np.ndarray)  # its pages go back with it, the heap stays as it was
    except OSError as error:
        raise IntakeError(f"{file}: the rendered page is gone: {error}") from error
    finally:
        left.unlink(missing_ok=True)
    return PageImage(file=file, page=page, pixels=pixels, dpi=seen.dpi, text=_or_none(runs))


def render_page(source: PageSource, dpi: int, limits: Limits) -> PageImage:
    """Render a page in this very process: for files of our own.

    Raises:
        RefusalError: the page is larger than the limits, or cut off.
        OSError and others: it cannot be parsed.
    """
    file, path, page = source.file, source.path, source.page
    pixels, seen = _render(path, page, dpi, limits)
    runs = outcome_of(file, lambda: text_runs(path, page, pixels)) if seen.has_text else seen.text
    return PageImage(file=file, page=page, pixels=pixels, dpi=seen.dpi, text=_or_none(runs))


def _render(path: Path, page: int, dpi: int, limits: Limits) -> tuple[NDArray[np.uint8], _Seen]:
    kind = kind_of_file(path, limits)
    if kind is FileKind.PDF:
        rendered = pdf.render(path, page, dpi, limits.page_pixels)
        return rendered.pixels, _Seen(dpi=rendered.dpi, has_text=rendered.has_text)
    if kind in {FileKind.WORD, FileKind.OFD}:
        drawn = (word if kind is FileKind.WORD else ofd).render(path, page, dpi, limits)
        return drawn.pixels, _Seen(dpi=drawn.dpi, text=drawn.text)
    pixels, stated = pictures.decode(path, page, dpi, limits)
    return pixels, _Seen(dpi=stated)


def _leave_pixels(path: Path, page: int, dpi: int, limits: Limits, target: Path) -> _Seen:
    pixels, seen = _render(path, page, dpi, limits)
    with target.open("xb") as file:
        np.save(file, pixels)
    return seen


def _text_runs(path: Path, page: int, pixels: Path) -> tuple[TextRun, ...]:
    return text_runs(path, page, np.load(pixels, mmap_mode="r"))


def _or_none(runs: tuple[TextRun, ...] | RefusedFile) -> tuple[TextRun, ...]:
    """A text layer that cannot be parsed costs nothing: the page is read as a scan."""
    return () if isinstance(runs, RefusedFile) else runs
