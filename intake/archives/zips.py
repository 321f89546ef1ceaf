"""ZIP archives, with the names that Chinese packers write."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile, ZipInfo
from zoneinfo import ZoneInfo

from chushen.findings import Cause
from intake.archives.members import Members, chunks
from intake.limits import Limits
from intake.names import inside, is_left_by_the_system
from intake.refusal import RefusalError

_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_DOS_EPOCH = 1980
_CHINA = ZoneInfo("Asia/Shanghai")


def unpack(archive: Path, members: Members, limits: Limits) -> None:
    """Hand over every member.

    Raises:
        RefusalError: too many members; none is unpacked then.
        BadZipFile, OSError: no ZIP, or it cannot be read.
    """
    with ZipFile(archive) as opened:
        files = [(_name(member), member) for member in opened.infolist() if _is_file(member)]
        wanted = sum(1 for name, _ in files if inside(name) and not is_left_by_the_system(inside(name)))
        if wanted > limits.max_files:
            raise RefusalError(Cause.TOO_LARGE, f"{wanted} members; the limit is {limits.max_files}")
        for name, member in files:
            members.take(name, _modified(member), lambda m=member: _content(opened, m))  # type: ignore[misc]


def _content(opened: ZipFile, member: ZipInfo) -> Iterator[bytes]:
    if member.flag_bits & _ENCRYPTED:
        raise RefusalError(Cause.ENCRYPTED, "a member with a password")
    try:
        yield from chunks(opened.open(member))
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
                return raw.decode(encoding)
            except UnicodeDecodeError:
                continue
    return name


def _modified(member: ZipInfo) -> datetime | None:
    """Local time, as ZIP has it."""
    try:
        when = datetime(*member.date_time, tzinfo=_CHINA)
    except ValueError:
        return None
    return when if when.year > _DOS_EPOCH else None
