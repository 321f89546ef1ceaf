"""RAR archives through rarfile, which asks unrar, unar or bsdtar for whatever is compressed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

import rarfile

from chushen.findings import Cause
from intake.archives.members import Members, chunks
from intake.limits import Limits
from intake.refusal import RefusalError

NO_UNPACKER = "本机没有解压 RAR 的程序：请安装 unar（或 unrar、bsdtar）后重试，或请申请人改用 ZIP 压缩"
_IN_PARTS = "RAR 分卷压缩：请合成一个压缩包后提交"


def unpack(archive: Path, members: Members, limits: Limits) -> None:
    """Hand over every member that is a regular file.

    Raises:
        RefusalError: too many members, a password, one of several volumes, or no program to unpack with.
        rarfile.Error, OSError: it cannot be read.
    """
    try:
        with rarfile.RarFile(archive) as opened:
            files = [member for member in opened.infolist() if member.is_file() and members.wants(member.filename)]
            if not files and opened.needs_password():
                raise RefusalError(Cause.ENCRYPTED, "an archive with a password")
            if len(files) > limits.max_files:
                raise RefusalError(Cause.TOO_LARGE, f"{len(files)} members; the limit is {limits.max_files}")
            for member in files:
                members.take(member.filename, _modified(member), lambda m=member: _content(opened, m))  # type: ignore[misc]
    except rarfile.NeedFirstVolume as error:
        raise RefusalError(Cause.NOT_ACCEPTED, _IN_PARTS) from error


def _content(opened: rarfile.RarFile, member: rarfile.RarInfo) -> Iterator[bytes]:
    if member.needs_password():
        raise RefusalError(Cause.ENCRYPTED, "a member with a password")
    try:
        yield from chunks(cast("IO[bytes]", opened.open(member)))
    except rarfile.RarCannotExec as error:
        raise RefusalError(Cause.NOT_ACCEPTED, NO_UNPACKER) from error


def _modified(member: rarfile.RarInfo) -> datetime | None:
    """Without a zone it is the packer's local time; a day's difference at the most."""
    stated: datetime | None = member.mtime
    return stated if stated is None or stated.tzinfo else stated.replace(tzinfo=UTC)
