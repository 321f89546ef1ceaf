"""Page pictures for the reports: what a person sees in the file, made smaller."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.errors import RecordsError
from chushen.pages import PageImage
from records.folder import write_private

LONG_SIDE = 1400
"""Pixels: a page's print stays legible on a screen and on A4, at about 200 kB a page."""
_QUALITY = 80


def picture_path(folder: Path, file: str, page: int) -> Path:
    """Where the picture of a page is kept. The file's own name is not used: it may hold a person's."""
    return folder / f"{_stem(file)}-{page:04d}.jpg"


def save_picture(folder: Path, image: PageImage) -> Path:
    """Keep a page's picture as JPEG, at most `LONG_SIDE` pixels long, as seen in the file (not turned upright)."""
    pixels = _smaller(image.pixels)
    done, jpeg = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, _QUALITY])
    if not done:
        message = f"no picture could be made of {image.file}, page {image.page}"
        raise RecordsError(message)
    path = picture_path(folder, image.file, image.page)
    write_private(path, jpeg.tobytes())
    return path


def _smaller(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Halved as often as goes, then by what is left: averages over parts of pixels cost most of a picture's time."""
    height, width = pixels.shape[:2]
    while max(height, width) >= 2 * LONG_SIDE:
        height, width = max(height // 2, 1), max(width // 2, 1)
        pixels = np.asarray(cv2.resize(pixels, (width, height), interpolation=cv2.INTER_AREA), np.uint8)
    scale = LONG_SIDE / max(height, width)
    if scale >= 1:
        return pixels
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(cv2.GaussianBlur(pixels, (3, 3), 0), size, interpolation=cv2.INTER_LINEAR), np.uint8)


def take_over(former: Path, present: Path, files_before: Mapping[str, str], files_now: Mapping[str, str]) -> None:
    """Have the pictures of a former content's files serve for those of the present that are the same, by hard links.

    Args:
        former: the folder of the former content's pictures; `present` that of the present one's.
        present: see `former`.
        files_before: contents of files (SHA-256) by their names then.
        files_now: the same now.
    """
    names = {content: name for name, content in files_before.items() if content}
    for name, content in files_now.items():
        for picture in former.glob(f"{_stem(names[content])}-*.jpg") if content in names else ():
            with suppress(OSError):  # there already, or no file system for links: then it is made again
                (present / picture.name.replace(_stem(names[content]), _stem(name))).hardlink_to(picture)


def forget_other_pictures(kept: Path) -> None:
    """Take away the pictures of a submission's former contents, which lie beside those of the present one."""
    for folder in kept.parent.iterdir():
        if folder != kept:
            rmtree(folder, ignore_errors=True)


def _stem(file: str) -> str:
    return sha256(file.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]
