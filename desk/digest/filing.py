"""Where digests are kept: one a day, in the data folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from desk.digest.content import Digest
from desk.digest.lines import Named
from desk.digest.rendering import html_of
from records.folder import write_private

_REPORTS_FROM_HERE = "../submissions"


def digest_path(data: Path, day: date) -> Path:
    """The digest of a day."""
    return data / "digests" / f"{day}.html"


def file_digest(data: Path, digest: Digest, named: Named) -> Path:
    """Write it, whole or not at all; a second one of the same day takes the first one's place.

    Raises:
        RecordsError: the folder cannot be used.
    """
    path = digest_path(data, digest.day)
    write_private(path, html_of(digest, named, base=_REPORTS_FROM_HERE).encode("utf-8"))
    return path
