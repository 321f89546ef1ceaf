"""Setting Chinese text on a page that we draw ourselves: which font, and one character at a time in its place.

No font ships with the project. One that the file embeds comes first, then a Chinese one of this machine; without
either, or for a character that it lacks, a grey mark stands where the character stands.
"""

from __future__ import annotations

import io
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

Colour = tuple[int, int, int]

_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/System/Library/Fonts"))
_FACES = (
    (
        "NotoSansCJK-Regular.ttc",
        7,
    ),  # Noto Sans Mono CJK SC: its Latin letters are half an em wide, as they are set here
    ("SourceHanMonoSC-Regular.otf", 0),
    ("wqy-zenhei.ttc", 1),
    ("wqy-microhei.ttc", 1),
    ("gbsn00lp.ttf", 0),
    ("uming.ttc", 0),
    ("NotoSerifCJK-Regular.ttc", 2),  # the third face in Noto's collections is the simplified Chinese one
    ("SourceHanSerifSC-Regular.otf", 0),
    ("SourceHanSansSC-Regular.otf", 0),
    ("DroidSansFallbackFull.ttf", 0),
    ("PingFang.ttc", 0),
)
_MARK = (205, 205, 205)
_LARGEST = 2000
"""Pixels an em; nothing on a page of paper is larger."""
_PROBE = "\ue83a"
"""A private character that no font has: what a font draws for it, it draws for whatever it lacks."""


@lru_cache(maxsize=1)
def chinese_font() -> tuple[Path, int] | None:
    """A Chinese font of this machine, and the number of the face in it; None where none of the usual ones is there."""
    wanted = {name: rank for rank, (name, _) in enumerate(_FACES)}
    found = [path for folder in _FOLDERS if folder.is_dir() for path in folder.rglob("*.[to]t[fc]")]
    known = sorted((path for path in found if path.name in wanted), key=lambda path: wanted[path.name])
    return (known[0], _FACES[wanted[known[0].name]][1]) if known else None


class Typeface:
    """A font at every size: one that a file embeds, or this machine's."""

    def __init__(self, embedded: bytes | None = None) -> None:
        """Take the embedded font's bytes if FreeType can open them, else the machine's font, else none."""
        self._embedded = embedded if embedded and _opens(embedded) else None
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}

    @property
    def is_there(self) -> bool:
        """Can characters be drawn, rather than marked?"""
        return self._embedded is not None or chinese_font() is not None

    @property
    def is_embedded(self) -> bool:
        """Is it the file's own?"""
        return self._embedded is not None

    def lacks(self, character: str) -> bool:
        """Would it draw its sign for a missing character?"""
        if not self.is_there:
            return True
        font = self.at(32)
        return bytes(font.getmask(character)) == bytes(font.getmask(_PROBE)) and not character.isspace()

    def at(self, pixels: int) -> ImageFont.FreeTypeFont:
        """The font, `pixels` an em. Only where `is_there`."""
        pixels = min(max(pixels, 1), _LARGEST)
        if pixels not in self._sizes:
            self._sizes[pixels] = self._open(pixels)
        return self._sizes[pixels]

    def _open(self, pixels: int) -> ImageFont.FreeTypeFont:
        if self._embedded is not None:
            return ImageFont.truetype(io.BytesIO(self._embedded), pixels, layout_engine=ImageFont.Layout.BASIC)
        place = chinese_font()
        if place is None:
            raise LookupError("no Chinese font on this machine")
        return ImageFont.truetype(place[0], pixels, index=place[1], layout_engine=ImageFont.Layout.BASIC)


def set_character(
    page: ImageDraw.ImageDraw, character: str, at: tuple[float, float], em: float, face: Typeface, colour: Colour
) -> None:
    """Draw one character.

    Args:
        page: what is drawn on.
        character: exactly one.
        at: where on its base line its left edge stands, in pixels.
        em: pixels; less than one is nothing to be seen.
        face: the font.
        colour: red, green, blue.
    """
    if character.isspace() or not 1 <= em <= _LARGEST:
        return
    left, base = at
    if face.is_there:
        page.text((left, base), character, font=face.at(round(em)), fill=colour, anchor="ls")
    else:
        width = em if is_wide(character) else em / 2
        page.rectangle((left + em / 10, base - 0.75 * em, left + width - em / 10, base), fill=_MARK)


def is_wide(character: str) -> bool:
    """Does it take a whole em, as Chinese does, or half a one?"""
    return ord(character) >= 0x2E80 or character in "“”‘’…—·×÷°±℃№①②③④⑤⑥⑦⑧⑨⑩"  # noqa: PLR2004  Chinese begins


def _opens(content: bytes) -> bool:
    try:
        return bool(ImageFont.truetype(io.BytesIO(content), 16).getmask("一") is not None)
    except (OSError, ValueError, MemoryError):
        return False


def blank_sheet(width: float, height: float, dpi: float) -> Image.Image:
    """White paper of so many inches."""
    return Image.new("RGB", (max(round(width * dpi), 1), max(round(height * dpi), 1)), (255, 255, 255))
