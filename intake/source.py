"""Where a page's bytes are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """One page, not yet rendered. Picklable, so that it can be handed to another process.

    Attributes:
        path: the file on disk; of an archive's member or a repaired PDF a copy that lives as long as the
            submission is open.
        file: what the file is called inside the submission, with forward slashes.
        page: counted from 1.
        pages: how many the file has.
    """

    path: Path
    file: str
    page: int
    pages: int = 1
