"""Writes PDFs: pages of scans, and born-digital pages with a real text layer. The same input gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from sample_docs.draw.prose import Block, ProseLook, lay_out
from sample_docs.draw.sheet import A4, MM_PER_INCH, Colour, Style
from sample_docs.draw.typefaces import locate

_POINTS = 72 / MM_PER_INCH


@dataclass(slots=True, kw_only=True)
class TextPage:
    """A born-digital A4 page: remembers what was set on it until it is written."""

    _strokes: list[Callable[[Canvas], None]] = field(default_factory=list)

    def measure(self, text: str, style: Style) -> float:
        """The width of a line of text, millimetres."""
        return float(pdfmetrics.stringWidth(text, _embedded(style.font), style.size * _POINTS)) / _POINTS

    def text(self, x: float, y: float, text: str, style: Style) -> None:
        """Set a line; (x, y) is the top left corner of its em box."""
        name, size = _embedded(style.font), style.size * _POINTS
        base = (A4[1] - y - 0.88 * style.size) * _POINTS

        def stroke(canvas: Canvas) -> None:
            canvas.setFont(name, size)
            canvas.setFillColorRGB(0.1, 0.1, 0.1)
            canvas.drawString(x * _POINTS, base, text)

        self._strokes.append(stroke)

    def line(self, start: tuple[float, float], end: tuple[float, float], width: float = 0.2) -> None:
        """A straight black line."""

        def stroke(canvas: Canvas) -> None:
            canvas.setLineWidth(width * _POINTS)
            canvas.line(start[0] * _POINTS, (A4[1] - start[1]) * _POINTS, end[0] * _POINTS, (A4[1] - end[1]) * _POINTS)

        self._strokes.append(stroke)

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: Colour | None = None) -> None:
        """A rectangle with a thin black outline, filled or not."""

        def stroke(canvas: Canvas) -> None:
            canvas.setLineWidth(0.5)
            if fill:
                canvas.setFillColorRGB(*(c / 255 for c in fill))
            place = (corner[0] * _POINTS, (A4[1] - corner[1] - size[1]) * _POINTS, size[0] * _POINTS, size[1] * _POINTS)
            canvas.rect(*place, fill=1 if fill else 0)

        self._strokes.append(stroke)

    def write(self, canvas: Canvas) -> None:
        """Put everything on the canvas's page."""
        for stroke in self._strokes:
            stroke(canvas)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagePage:
    """A scan in a PDF: JPEG bytes, its size in points, and the page's own /Rotate."""

    jpeg: bytes
    size: tuple[float, float]
    rotate: int = 0


def text_pages(blocks: tuple[Block, ...], look: ProseLook) -> list[TextPage]:
    """Prose set as born-digital pages."""
    return lay_out(blocks, look, TextPage)


def write_pdf(pages: list[TextPage | ImagePage], password: str = "", owner: str = "") -> bytes:
    """A PDF of these pages; with a password it opens for nobody who does not know it.

    With an `owner`'s password alone it opens for everybody, and may not be changed.
    """
    target = BytesIO()
    lock = StandardEncryption(password, owner or None, canPrint=0) if password or owner else None
    canvas = Canvas(target, pagesize=(A4[0] * _POINTS, A4[1] * _POINTS), invariant=1, pageCompression=1, encrypt=lock)
    for page in pages:
        if isinstance(page, ImagePage):
            canvas.setPageSize(page.size)
            canvas.setPageRotation(page.rotate)
            canvas.drawImage(ImageReader(BytesIO(page.jpeg)), 0, 0, *page.size)
        else:
            canvas.setPageSize((A4[0] * _POINTS, A4[1] * _POINTS))
            canvas.setPageRotation(0)
            page.write(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _embedded(font: str) -> str:
    name = font.replace(" ", "-")
    if name not in pdfmetrics.getRegisteredFontNames():
        path, index = locate(font)
        pdfmetrics.registerFont(TTFont(name, path, subfontIndex=index))
    return name
