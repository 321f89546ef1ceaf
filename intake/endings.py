"""Is the end of a file there? Asked while it may still be copied; what it holds is not looked at."""

from __future__ import annotations

import os
import struct
from pathlib import Path

_HEAD = 1024
_TAIL = 66_000
"""Bytes: a ZIP's directory may be followed by a comment of 65,535."""
_ENDS = (
    (b"PK\x03\x04", b"PK\x05\x06"),  # ZIP, and with it Word and OFD
    (b"%PDF-", b"%%EOF"),
    (b"\xff\xd8\xff", b"\xff\xd9"),  # JPEG
    (b"\x89PNG\r\n\x1a\n", b"IEND"),
)
_SEVEN = b"7z\xbc\xaf\x27\x1c"
_SEVEN_HEAD = 32


def ends_early(path: Path) -> bool:
    """Does it look as if the end of the file were still to come?

    True of an empty file, and of one of a kind whose end is known and is not at its end: cut off, or made as large as
    it will be and not filled yet. False of all kinds whose end cannot be told, and of what cannot be read.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(_HEAD)
            file.seek(max(0, size - _TAIL))
            tail = file.read(_TAIL)
    except OSError:
        return False
    if head.startswith(_SEVEN):
        return size < _size_of_seven(head)
    return size == 0 or any(_begins(head, begin) and end not in tail for begin, end in _ENDS)


def _begins(head: bytes, begin: bytes) -> bool:
    """Only of a PDF readers accept some bytes of junk before its beginning."""
    return begin in head if begin == b"%PDF-" else head.startswith(begin)


def _size_of_seven(head: bytes) -> int:
    """A 7z archive says at its beginning where its last part lies."""
    if len(head) < _SEVEN_HEAD:
        return _SEVEN_HEAD
    offset, length = struct.unpack_from("<QQ", head, 12)
    return int(_SEVEN_HEAD + offset + length)
