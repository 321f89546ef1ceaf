"""The kept picture of a page, ready to lie inside an HTML file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from PIL import Image

PictureOf = Callable[[str, int], bytes | None]
"""Given a file and a page: the page as seen in the file, as a JPEG; None where none was kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A JPEG with its size in pixels."""

    jpeg: bytes
    width: int
    height: int

    @property
    def data_uri(self) -> str:
        """The picture itself, as an address."""
        return f"data:image/jpeg;base64,{b64encode(self.jpeg).decode('ascii')}"


def opened(jpeg: bytes) -> Picture:
    """Read the size out of the JPEG's header."""
    with Image.open(BytesIO(jpeg)) as image:
        return Picture(jpeg=jpeg, width=image.width, height=image.height)
