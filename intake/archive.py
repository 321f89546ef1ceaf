"""ZIP archives: every member into a file of our own naming, within limits.

A member's name never touches the disk, so no name can lead outside; a size that the archive states is
never believed, so no bomb goes off: bytes are counted as they come out.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.limits import Limits
from intake.names import inside, is_left_by_the_system
from intake.refusal import RefusalError, outcome_of

_CHUNK = 1 << 20
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DOS_EPOCH = 1980
_CHINA = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A member on disk.

    Attributes:
        name: its path inside the archive, as a person would write it.
        modified: as the archive states it, which is local time; None where it states none.
    """

    path: Path
    name: str
    modified: datetime | None


class _Budget:
    """Bytes that may still come out of one archive."""

    def __init__(self, packed: int, limits: Limits) -> None:
        self._left = min(limits.max_unpacked_bytes, max(packed * limits.max_ratio, limits.ratio_free_bytes))

    def spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise RefusalError(Cause.TOO_LARGE, "the archive unpacks to more than is allowed")


def unpack(archive: Path, into: Path, limits: Limits) -> Iterator[Unpacked | RefusedFile]:
    """Unpack the members that can be documents, one by one, into numbered files in the folder `into`.

    A single folder around everything is left out of the names: an archive of a folder is that folder.

    Raises:
        RefusalError: too many members, or more bytes than the limits allow.
        BadZipFile, OSError: no ZIP, or it cannot be read.
    """
    with ZipFile(archive) as opened:
        members = [(_name(member), member) for member in opened.infolist() if _is_file(member)]
        members = [(name, member) for name, member in members if name and not is_left_by_the_system(name)]
        if len(members) > limits.max_files:
            raise RefusalError(Cause.TOO_LARGE, f"{len(members)} members; the limit is {limits.max_files}")
        budget = _Budget(archive.stat().st_size, limits)
        around = _folder_around([name for name, _ in members])
        for number, (name, member) in enumerate(members):
            target = into / f"{number:05}"
            outcome = outcome_of(name, lambda m=member, t=target: _write(opened, m, t, budget, limits))  # type: ignore[misc]
            if isinstance(outcome, RefusedFile):
                target.unlink(missing_ok=True)
                yield RefusedFile(file=name[around:], cause=outcome.cause, detail=outcome.detail)
            else:
                yield Unpacked(path=target, name=name[around:], modified=_modified(member))


def _write(opened: ZipFile, member: ZipInfo, target: Path, budget: _Budget, limits: Limits) -> None:
    if member.flag_bits & _ENCRYPTED:
        raise RefusalError(Cause.ENCRYPTED, "a member with a password")
    written = 0
    try:
        with opened.open(member) as source, target.open("xb") as copy:
            while chunk := source.read(_CHUNK):
                written += len(chunk)
                if written > limits.max_file_bytes:
                    raise RefusalError(Cause.TOO_LARGE, f"more than {limits.max_file_bytes} bytes unpacked")
                budget.spend(len(chunk))
                copy.write(chunk)
    except NotImplementedError as error:
        raise RefusalError(Cause.NOT_ACCEPTED, f"packed in a way that is not read: {error}") from error


def _is_file(member: ZipInfo) -> bool:
    kind = stat.S_IFMT(member.external_attr >> 16)
    return not member.is_dir() and kind in {0, stat.S_IFREG}


def _name(member: ZipInfo) -> str:
    """Names without the UTF-8 mark are in the packer's own code page: UTF-8 on a Mac, GBK on a Chinese Windows."""
    name = member.orig_filename
    if not member.flag_bits & _UTF8_NAME:
        raw = name.encode("cp437")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return inside(name)


def _folder_around(names: list[str]) -> int:
    """The length of the one folder's name, with its slash, that holds all members; 0 without one."""
    tops = {name.split("/", 1)[0] for name in names if "/" in name}
    if len(tops) == 1 and all("/" in name for name in names):
        return len(tops.pop()) + 1
    return 0


def _modified(member: ZipInfo) -> datetime | None:
    try:
        when = datetime(*member.date_time, tzinfo=_CHINA)
    except ValueError:
        return None
    return when if when.year > _DOS_EPOCH else None
