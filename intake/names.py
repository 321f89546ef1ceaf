"""Names of files: which are nobody's document, how they are said, in which order they come."""

from __future__ import annotations

import os
import re
from pathlib import PurePosixPath

_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "@eadir", "__macosx", "#recycle", "$recycle.bin"})
_LEFTOVERS = (".", "~$")
"""Hidden files (`._scan.jpg`, `.DS_Store`, `.~lock`) and Office's owner files."""

DECLARATION = "application.toml"
"""What the applicant declared, beside the scans."""


def is_left_by_the_system(name: str) -> bool:
    """Is any part of the path a name that file managers, not applicants, leave behind?"""
    return any(
        part.lower() in _SYSTEM or part.startswith(_LEFTOVERS) for part in PurePosixPath(name).parts if part != ".."
    )


def sayable(name: str) -> str:
    """A name from the disk as text that can be printed: UTF-8, else GBK, else with marks where neither fits."""
    raw = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("utf-8", "replace")


def natural(name: str) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """A sort key by which `2.jpg` comes before `10.jpg`, folder by folder."""
    return tuple(
        tuple(
            (0, int(piece), "") if piece.isdecimal() and piece.isascii() else (1, 0, piece.casefold())
            for piece in re.split(r"([0-9]{1,18})", part)
            if piece
        )
        for part in PurePosixPath(name).parts
    )


def inside(name: str) -> str:
    """An archive member's name as a path inside the submission: never absolute, never upwards."""
    parts = re.split(r"[\\/]+", name.replace("\0", ""))
    return "/".join(part for part in parts if part not in {"", ".", ".."} and not re.fullmatch("[A-Za-z]:", part))
