"""Pictures through Pillow: JPEG, PNG, multi-page TIFF, WebP, BMP, GIF, JPEG 2000, HEIC.

Whatever comes in, 8-bit BGR comes out, upright as its EXIF says, transparent parts white. A large scan is
reduced while it is decoded where its format can; only what must be decoded whole counts against the limit.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile
from pillow_heif import register_heif_opener

from chushen.findings import Cause
from intake.limits import Limits
from intake.refusal import RefusalError
from intake.resolution import believable_dpi

register_heif_opener()
Image.init()
Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is decoded, and refuses instead of warning
warnings.filterwarnings("ignore", category=UserWarning, module=r"PIL\.")  # odd metadata is no news to anybody

_A4_INCHES = 11.7
_DRAFT_ALLOWANCE = 4
"""A baseline JPEG may be so much larger: it is never in memory whole."""
_ACCEPTED = frozenset({"JPEG", "MPO", "PNG", "TIFF", "WEBP", "BMP", "DIB", "GIF", "JPEG2000", "HEIF", "AVIF"})
_FORMATS = tuple(sorted(_ACCEPTED.intersection(Image.OPEN)))
"""Pillow opens more, and for one of them (EPS) it starts a program on what was sent."""
_WIDE_MODES = ("I;16", "I;16L", "I;16B", "I;16N", "I", "F")
_INDEXED = ("1", "P", "PA")
_CLEAR_MODES = frozenset({"RGBA", "LA", "PA", "RGBa", "La"})
_SIXTEEN_BITS = 65535.0


def count_frames(path: Path, limits: Limits) -> int:
    """How many pages the picture file has.

    Raises:
        RefusalError: the first page is larger than the limits.
        OSError and others: not decodable.
    """
    with Image.open(path, formats=_FORMATS) as picture:
        _check_size(picture, limits)
        return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def decode(path: Path, page: int, dpi: int, limits: Limits) -> tuple[NDArray[np.uint8], float | None]:
    """One page, counted from 1, and its resolution where the header states one to be believed.

    A scan that states its resolution is reduced towards `dpi`, yet never below what an A4 sheet has at `dpi`:
    a small card scanned finely keeps its pixels.

    Raises:
        RefusalError: larger than the limits, or cut off.
        OSError and others: not decodable.
    """
    with Image.open(path, formats=_FORMATS) as picture:
        if page > 1:
            picture.seek(page - 1)
        _check_size(picture, limits)
        stated = believable_dpi(picture)
        wanted = _wanted_size(picture, stated, dpi, limits)
        full_width = picture.width
        _draft(picture, wanted)
        picture.load()
        drafted = picture.size
        ImageOps.exif_transpose(picture, in_place=True)
        turned = picture.size != drafted
        plain = _to_plain(picture, wanted[::-1] if turned else wanted)
        pixels = np.asarray(plain.convert("RGB"))[:, :, ::-1]
        scale = (plain.height if turned else plain.width) / full_width
    return np.ascontiguousarray(pixels), stated * scale if stated else None


def paste(sheet: Image.Image, content: bytes, frame: tuple[float, float, float, float], limits: Limits) -> None:
    """Draw a picture that lies inside a document into its frame on a sheet; what is transparent shows the sheet.

    Args:
        sheet: RGB.
        content: the picture file.
        frame: left, top, right, bottom in pixels of the sheet; may reach beyond it.
        limits: the same as for files.

    Raises:
        RefusalError: larger than the limits.
        OSError and others: not decodable.
    """
    left, top = round(frame[0]), round(frame[1])
    size = (max(round(frame[2]) - left, 1), max(round(frame[3]) - top, 1))
    if size[0] > 2 * sheet.width or size[1] > 2 * sheet.height:
        raise RefusalError(Cause.TOO_LARGE, f"a frame of {size[0]} x {size[1]} pixels on the page")
    with Image.open(io.BytesIO(content), formats=_FORMATS) as picture:
        _check_size(picture, limits)
        _draft(picture, size)
        picture.load()
        is_clear = picture.mode in _CLEAR_MODES or "transparency" in picture.info
        plain = picture.convert("RGBA") if is_clear else _to_plain(picture, picture.size).convert("RGB")
    fitted = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    sheet.paste(fitted.convert("RGB"), (left, top), fitted if is_clear else None)


def _check_size(picture: Image.Image, limits: Limits) -> None:
    width, height = picture.size
    drafted = isinstance(picture, JpegImageFile) and not picture.info.get("progressive")
    if width * height > limits.max_pixels * (_DRAFT_ALLOWANCE if drafted else 1):
        raise RefusalError(Cause.TOO_LARGE, f"{width} x {height} pixels; the limit is {limits.max_pixels}")


def _wanted_size(picture: Image.Image, stated: float | None, dpi: int, limits: Limits) -> tuple[int, int]:
    """The size to hand on: not more than `page_pixels`, nor much finer than asked."""
    width, height = picture.size
    scale = min(1.0, (limits.page_pixels / (width * height)) ** 0.5)
    if stated and stated > dpi:
        scale = min(scale, max(dpi / stated, _A4_INCHES * dpi / max(width, height)))
    return max(round(width * scale), 1), max(round(height * scale), 1)


def _draft(picture: Image.Image, wanted: tuple[int, int]) -> None:
    """JPEG can be decoded at a half, a quarter or an eighth; never below what is wanted."""
    if isinstance(picture, JpegImageFile):  # phones with several lenses write MPO, which is one as well
        picture.draft(picture.mode, wanted)


def _reduce(picture: Image.Image, wanted: tuple[int, int]) -> Image.Image:
    if picture.size == wanted or picture.width < wanted[0] * 1.05:
        return picture
    return picture.resize(wanted, Image.Resampling.BOX if picture.width > 2 * wanted[0] else Image.Resampling.LANCZOS)


def _to_plain(picture: Image.Image, wanted: tuple[int, int]) -> Image.Image:
    """Grey or RGB of 8 bits, on white, reduced.

    Reduced first where the mode allows: of a large scan there is never more than one copy.
    """
    if picture.mode in _INDEXED or "transparency" in picture.info:
        return _reduce(_on_white(picture), wanted)
    return _on_white(_reduce(picture, wanted))


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode in _WIDE_MODES:
        return _narrow(picture)
    if picture.mode in _CLEAR_MODES or "transparency" in picture.info:
        layers = picture.convert("RGBA")
        white = Image.new("RGBA", layers.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, layers).convert("RGB")
    if picture.mode in {"L", "RGB"}:
        return picture
    return picture.convert("L" if picture.mode == "1" else "RGB")


def _narrow(picture: Image.Image) -> Image.Image:
    """16 and 32 bits a pixel to 8: by the range of the format, or of the values where the format has none."""
    values = np.asarray(picture).astype(np.float32)
    brightest = max(float(values.max()), 1e-6)
    top = _SIXTEEN_BITS if picture.mode != "F" and brightest <= _SIXTEEN_BITS else brightest
    return Image.fromarray(np.clip(values * (255.0 / top), 0, 255).astype(np.uint8))
