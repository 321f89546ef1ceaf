"""Where a page's bytes are."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as default
from pathlib import Path

from intake.budget import Budget


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSource:
    """One page, not yet rendered.

    Attributes:
        path: the file on disk; of an archive's member or a repaired PDF a copy that lives as long as the
            submission is open.
        file: what the file is called inside the submission, with forward slashes.
        page: counted from 1.
        pages: how many the file has.
        content: SHA-256 of the file's bytes as they came; something else, or "", where they could not be had.
        budget: the time that may still be spent on the file.
    """

    path: Path
    file: str
    page: int
    pages: int = 1
    content: str = ""
    budget: Budget = default(default_factory=Budget, compare=False)
