"""What was sent, before anything of it is opened: enough to tell that nothing has changed since."""

from __future__ import annotations

import hashlib
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

from chushen.documents import RefusedFile
from chushen.errors import CallError
from intake.fetching import fetched
from intake.limits import Limits
from intake.names import sayable
from intake.refusal import outcome_of
from intake.walking import digest_of, files_in

_CHINA = ZoneInfo("Asia/Shanghai")
_LAST_DAY = datetime(9999, 12, 31, tzinfo=_CHINA).timestamp()
"""Some file systems hold later ones, and programs write them."""
NOT_LOOKED_AT = "not looked at"
"""Stands for the content of a file beyond the limit on their number."""


class Sending:
    """Adds up the files that lie there: names, contents, and the days on which they were last changed."""

    def __init__(self, path: Path) -> None:
        """Begin with the folder or the file that is the submission."""
        self._kind = f"folder {day_of(path.stat().st_mtime)}" if path.is_dir() else "file"
        self._files: list[str] = []

    def add(self, name: str, content: str | RefusedFile, modified: float = 0.0) -> None:
        """Add a file by its SHA-256, or by why it was not looked at."""
        said = content if isinstance(content, str) else f"{content.cause} {content.detail}"
        self._files.append(f"{name}\0{said}\0{day_of(modified)}")

    def digest(self) -> str:
        """SHA-256 over all of it, in whatever order it was added. A folder counts itself only where it is empty."""
        lines = [self._kind.split()[0], *sorted(self._files)] if self._files else [self._kind]
        return hashlib.sha256("\n".join(lines).encode("utf-8", "surrogatepass")).hexdigest()


def sent_digest(path: Path, limits: Limits) -> str:
    """What `Opened.sent` of the submission would be, at the cost of reading its files: nothing is unpacked or parsed.

    Every file is read: what a file system says of times and sizes lets changes pass (docs/decisions/0012).

    Raises:
        CallError: there is no such file or folder.
        IntakeError: it may not be read.
    """
    with fetched(path, limits) as here:
        return _sent_digest(existing(here), limits)


def _sent_digest(path: Path, limits: Limits) -> str:
    sending = Sending(path)
    if not path.is_dir():
        name = sayable(path.name)
        sending.add(name, content_of(path, name, limits), path.stat().st_mtime)
        return sending.digest()
    looked_at = 0
    for found in islice(files_in(path), 2 * limits.max_files):
        if isinstance(found, RefusedFile):
            sending.add(found.file, found)
        elif looked_at >= limits.max_files:
            sending.add(found.name, NOT_LOOKED_AT)
        else:
            sending.add(found.name, content_of(found.path, found.name, limits), found.modified)
            looked_at += 1
    return sending.digest()


def content_of(path: Path, name: str, limits: Limits) -> str | RefusedFile:
    """SHA-256 of a file's bytes, or why they cannot be had.

    Raises:
        IntakeError: it may not be read.
    """
    return outcome_of(name, lambda: digest_of(path, limits.max_file_bytes))


def existing(path: Path) -> Path:
    """The path without links in it, if it is a folder or a regular file.

    Raises:
        CallError: it is not.
    """
    if not path.is_dir() and not path.is_file():
        raise CallError(f"no such file or folder: {path}", remedy="Check the path.")
    return path.resolve()


def day_of(modified: float) -> date:
    """The day, in China, of a POSIX time."""
    return datetime.fromtimestamp(min(modified, _LAST_DAY), _CHINA).date()
