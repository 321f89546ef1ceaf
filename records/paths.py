"""Paths as text and back. A name in another encoding than UTF-8 is kept as its bytes: nobody takes it as text."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

_RAW = "bytes:"


def as_text(path: Path) -> str:
    """The path as text that every database and every JSON takes."""
    raw = os.fsencode(path)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _RAW + quote_from_bytes(raw)


def as_path(text: str) -> Path:
    """The path that opens the file."""
    return Path(os.fsdecode(unquote_to_bytes(text.removeprefix(_RAW))) if text.startswith(_RAW) else text)
