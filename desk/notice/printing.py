"""A notice's DOCX as a PDF: through LibreOffice, or drawn by our own setter of Word files where there is none."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from chushen.errors import ToolMissingError
from intake.limits import Limits
from intake.typeface import chinese_font
from intake.word.page import count_pages, render

_SECONDS = 120
_DPI = 300
"""Print that is drawn, not set, looks like print from here on."""
_QUALITY = 85
_REMEDY = (
    "请安装中文字体或 LibreOffice，例如 / install a Chinese font or LibreOffice, for example: "
    "apt-get install fonts-wqy-microhei；或用 Word 打开 DOCX / or open the DOCX in Word."
)


def as_pdf(docx: bytes) -> bytes:
    """The same as a PDF. Without LibreOffice its pages are pictures: the same words, set more plainly.

    Raises:
        ToolMissingError: there is neither LibreOffice nor a Chinese font, or LibreOffice could not do it.
    """
    with TemporaryDirectory(prefix="chushen-notice-") as folder:
        source = Path(folder) / "notice.docx"
        source.write_bytes(docx)
        office = shutil.which("soffice") or shutil.which("libreoffice")
        return _converted(office, source) if office else _drawn(source)


def _converted(office: str, source: Path) -> bytes:
    folder = source.parent
    profile = f"-env:UserInstallation=file://{folder}/profile"
    call = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    try:
        subprocess.run(call, check=True, capture_output=True, timeout=_SECONDS)  # noqa: S603  our own arguments
        return source.with_suffix(".pdf").read_bytes()
    except (OSError, subprocess.SubprocessError) as error:
        message = f"LibreOffice 未能生成 PDF / could not make the PDF: {error}"
        raise ToolMissingError(message, remedy=_REMEDY) from error


def _drawn(source: Path) -> bytes:
    if chinese_font() is None:
        message = "生成 PDF 需要 LibreOffice 或中文字体 / a PDF needs LibreOffice or a Chinese font"
        raise ToolMissingError(message, remedy=_REMEDY)
    limits = Limits()
    sheets = [
        Image.fromarray(render(source, page, _DPI, limits).pixels[:, :, ::-1]).convert("L")
        for page in range(1, count_pages(source, limits) + 1)
    ]
    target = BytesIO()
    sheets[0].save(target, "PDF", save_all=True, append_images=sheets[1:], resolution=_DPI, quality=_QUALITY)
    return target.getvalue()
