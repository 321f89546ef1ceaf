"""Makes the files that applicants send: each builder writes one and gives its path."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas

from chushen.documents import RefusedFile
from chushen.findings import Cause
from chushen.pages import PageImage
from intake.isolation import Isolation, open_isolation
from intake.limits import Limits
from intake.render import load_page
from intake.submission import open_submission

A4 = (595, 842)
SENTENCE = "本公司呼叫中心业务开展情况报告 2026"

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))


class Maker:
    """Writes files into one folder."""

    sentence = SENTENCE

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, name: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def raw(self, name: str, content: bytes) -> Path:
        path = self.path(name)
        path.write_bytes(content)
        return path

    def picture(self, name: str, image: Image.Image | None = None, **options) -> Path:
        path = self.path(name)
        (image or a_scan()).save(path, **options)
        return path

    def pdf(self, name: str, draw: Callable[[canvas.Canvas], None] | None = None, pages: int = 1) -> Path:
        path = self.path(name)
        sheet = canvas.Canvas(str(path), pagesize=A4)
        for _ in range(pages):
            sheet.setFont("STSong-Light", 12)
            (draw or say(SENTENCE))(sheet)
            sheet.showPage()
        sheet.save()
        return path

    def changed_pdf(self, path: Path, change: Callable[[pikepdf.Pdf], None], **options) -> Path:
        with pikepdf.open(path, allow_overwriting_input=True) as document:
            change(document)
            document.save(path, **options)
        return path

    @staticmethod
    def scan(width: int = 400, height: int = 560, mode: str = "RGB") -> Image.Image:
        return a_scan(width, height, mode)

    @staticmethod
    def saying(text: str) -> Callable[[canvas.Canvas], None]:
        return say(text)

    @staticmethod
    def reader(**options) -> ImageReader:
        packed = io.BytesIO()
        a_scan().save(packed, "PNG", **options)
        return ImageReader(packed)


def say(text: str, x: float = 100, y: float = 700) -> Callable[[canvas.Canvas], None]:
    return lambda sheet: sheet.drawString(x, y, text)


def a_scan(width: int = 400, height: int = 560, mode: str = "RGB") -> Image.Image:
    """White paper, a dark bar in the upper left quarter, some noise."""
    noise = np.random.default_rng(7).integers(235, 255, (height, width, 3), dtype=np.uint8)
    noise[height // 10 : height // 5, width // 10 : width // 3] = 20
    return Image.fromarray(noise).convert(mode)


@pytest.fixture
def make(tmp_path: Path) -> Maker:
    return Maker(tmp_path / "sent")


@pytest.fixture
def limits() -> Limits:
    return Limits()


@pytest.fixture(scope="session")
def isolation() -> Iterator[Isolation]:
    """One child for all tests: it costs half a second."""
    with open_isolation(Limits(), 1) as isolation:
        yield isolation


@pytest.fixture
def cause_of(limits: Limits, isolation: Isolation) -> Iterator[Callable[[Path], Cause | None]]:
    """The cause with which a submission's only file is refused, at opening or at rendering."""

    def refused(path: Path, within: Limits = limits) -> Cause | None:
        with open_submission(path, within, isolation) as opened:
            outcomes = [*opened.refused, *(load_page(source, 100, within, isolation) for source in opened.pages)]
        causes = [outcome.cause for outcome in outcomes if isinstance(outcome, RefusedFile)]
        assert len(outcomes) == 1
        return causes[0] if causes else None

    return refused


@pytest.fixture
def first_page(limits: Limits, isolation: Isolation) -> Callable[[Path], PageImage]:
    def load(path: Path, dpi: int = 100, within: Limits = limits) -> PageImage:
        with open_submission(path, within, isolation) as opened:
            page = load_page(opened.pages[0], dpi, within, isolation)
        assert isinstance(page, PageImage), page
        return page

    return load
