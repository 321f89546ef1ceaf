"""Finds the fonts that documents are set in, by name, among those that Debian packages install.

Packages: fonts-noto-cjk, fonts-noto-cjk-extra, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp, fonts-arphic-uming,
fonts-arphic-ukai, fonts-wqy-zenhei, fonts-wqy-microhei, fonts-lxgw-wenkai, fonts-dejavu-core, fonts-liberation.
"""

from __future__ import annotations

import shutil
import subprocess
from functools import lru_cache

from PIL import ImageFont

SONGS = ("Noto Serif CJK SC", "AR PL UMing CN", "AR PL SungtiL GB")
HEIS = ("Noto Sans CJK SC", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei")
KAIS = ("AR PL KaitiM GB", "AR PL UKai CN", "LXGW WenKai")
SONG_BOLD = "Noto Serif CJK SC:bold"
SONG_HEAVY = "Noto Serif CJK SC:black"
HEI = "Noto Sans CJK SC"
HEI_BOLD = "Noto Sans CJK SC:bold"
HEI_HEAVY = "Noto Sans CJK SC:black"
KAI = "AR PL KaitiM GB"
HAND = "LXGW WenKai:light"
DIGITS = "DejaVu Sans Mono"
TRUETYPE_SONGS = ("AR PL UMing CN", "AR PL SungtiL GB")
"""Faces with TrueType outlines: the ones that can be embedded in a born-digital PDF."""


class FontMissingError(Exception):
    """A font is not installed; the message names the packages."""


@lru_cache(maxsize=64)
def locate(name: str) -> tuple[str, int]:
    """The file of a font and the number of the face in it.

    Args:
        name: as fontconfig writes it, "family" or "family:style".

    Raises:
        FontMissingError: not installed, or no fontconfig to ask.
    """
    family = name.partition(":")[0]
    program = shutil.which("fc-match")
    answer = ""
    if program:
        answer = subprocess.run(  # noqa: S603  a fixed program, a name from the table above
            [program, "-f", "%{family}|%{file}|%{index}", name], check=True, capture_output=True, text=True
        ).stdout
    families, _, place = answer.partition("|")
    if family not in families.split(","):
        raise FontMissingError(f"{name} is not installed; apt install the fonts-* packages named in typefaces.py")
    path, _, index = place.partition("|")
    return path, int(index) & 0xFFFF


@lru_cache(maxsize=256)
def face(name: str, pixels: int) -> ImageFont.FreeTypeFont:
    """The font at a size, `pixels` an em."""
    path, index = locate(name)
    return ImageFont.truetype(path, max(4, pixels), index=index, layout_engine=ImageFont.Layout.BASIC)
