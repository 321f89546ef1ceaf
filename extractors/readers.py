"""The two readers, opened once and handed on."""

from __future__ import annotations

import os
from dataclasses import dataclass

from chushen.posteriors import Posteriors
from extractors.cores import CORES
from extractors.line_reader import Strip
from extractors.pp_ocr import Pixels, PpOcr
from extractors.tesseract import Tesseract, one_thread_each, version


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """PP-OCR finds and reads; Tesseract is the second witness. Safe to use from several threads."""

    pp_ocr: PpOcr
    tesseract: Tesseract

    def read_line(self, strip: Pixels) -> tuple[str, float]:
        """Read the picture of one line: its text and the reader's confidence, 0..1."""
        read = self.pp_ocr.read([strip])[0]
        return read.text, read.confidence

    def hear(self, strip: Pixels) -> tuple[Strip, Posteriors]:
        """Read the picture of one line: each character with its certainty, and what else may stand there."""
        return self.pp_ocr.hear(strip)


def open_readers(*, tesseract_timeout: float, cores: int | None = None, pages_at_once: int = 1) -> Readers:
    """Load the models and make sure that both readers can work.

    Args:
        tesseract_timeout: seconds that one call of Tesseract may take.
        cores: that reading may use; None for all there are.
        pages_at_once: at most so many pages are read at a time.

    Raises:
        ToolMissingError: one of them is not installed.
    """
    CORES.lend(cores or os.cpu_count() or 1, pages_at_once)
    one_thread_each()
    version()
    return Readers(pp_ocr=PpOcr(), tesseract=Tesseract(timeout=tesseract_timeout))
