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
        modified: POSIX time of the file's last change before its content was taken; None of a copy of ours.
        budget: the time that may still be spent on the file.
    """

    path: Path
    file: str
    page: int
    pages: int = 1
    content: str = ""
    modified: float | None = None
    budget: Budget = default(default_factory=Budget, compare=False)

    def has_changed(self) -> bool:
        """Was the file written, replaced or taken away since the submission was opened?"""
        if self.modified is None:
            return False
        try:
            return self.path.lstat().st_mtime != self.modified
        except OSError:
            return True
