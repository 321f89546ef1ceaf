"""Pixels an inch: what a picture's header states, where it can be believed, and what a page may have."""

from __future__ import annotations

from PIL import Image

_LOWEST, _SCANNER, _HIGHEST = 72, 150, 1200
_SHEET_INCHES = (3.0, 24.0)
_A_SIZES = ((16.54, 11.69), (11.69, 8.27), (8.27, 5.83))
_TOLERANCE = 0.03
_EXIF = 0x8769
_CAMERA_TAGS = (0x829A, 0x829D, 0x920A)
"""Exposure time, aperture, focal length: cameras write them, scanners do not."""


def believable_dpi(picture: Image.Image) -> float | None:
    """Pixels an inch; None where the header states none, or a camera's or an editor's habit (72, 96, 300 on anything).

    Believed is what is the same both ways, and makes a sheet of 3 to 24 inches when a scanner's (150 to 1200),
    a sheet of A size when lower.
    """
    try:
        across, down = (float(side) for side in picture.info["dpi"])
    except (KeyError, TypeError, ValueError):
        return None
    if not _LOWEST <= across <= _HIGHEST or abs(across - down) > _TOLERANCE * across or _is_photograph(picture):
        return None
    long_side, short_side = max(picture.size) / across, min(picture.size) / across
    if across >= _SCANNER:
        return across if _SHEET_INCHES[0] <= long_side <= _SHEET_INCHES[1] else None
    is_sheet = any(_near(long_side, long) and _near(short_side, short) for long, short in _A_SIZES)
    return across if is_sheet else None


def dpi_within(width: float, height: float, dpi: float, page_pixels: int) -> float:
    """The resolution, at most `dpi`, at which a page of so many inches stays within so many pixels."""
    return float(min(dpi, (page_pixels / max(width * height, 1e-6)) ** 0.5))


def _near(side: float, expected: float) -> bool:
    return abs(side - expected) < _TOLERANCE * expected


def _is_photograph(picture: Image.Image) -> bool:
    exif = picture.getexif().get_ifd(_EXIF)
    return any(tag in exif for tag in _CAMERA_TAGS)
