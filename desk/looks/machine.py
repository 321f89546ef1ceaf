"""What the machine itself has: fonts, bonds for child processes, free ports, a clock that can be right."""

from __future__ import annotations

import ctypes
import errno
import platform
import socket
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desk.looks.look import Missing
from desk.looks.places import room
from intake.confinement import landlock_version, seccomp_there
from intake.typeface import chinese_font

_FONTS = "sudo apt-get install fonts-noto-cjk"
_NOT_BEFORE = datetime(2026, 11, 1, tzinfo=UTC)
"""When this was written: a clock that says less is wrong."""
_ZONE = "Asia/Shanghai"


def font() -> str:
    """Is there a Chinese font, for Word and OFD files that embed none, and for notices as PDF?

    Raises:
        Missing: no.
    """
    found = chinese_font()
    if found is None:
        raise Missing(what="—", remedy=_FONTS)
    return found[0].name


def temporary_space() -> str:
    """Can the temporary folder be written, and is there room for what archives unpack to?

    Raises:
        Missing: no.
    """
    try:
        folder = Path(tempfile.gettempdir())
        with tempfile.TemporaryFile(dir=folder):
            return f"{folder}  {room(folder, 'TMPDIR')}"
    except OSError as error:
        raise Missing(what=str(error), remedy="TMPDIR") from error


def bonds() -> str:
    """Can child processes that parse applicants' files be kept from the network and from other folders?

    Raises:
        Missing: this kernel, or the container, has not got them.
    """
    library = ctypes.CDLL(None, use_errno=True)
    version = landlock_version(library)
    missing = [name for name, there in (("Landlock", version > 0), ("seccomp", seccomp_there(library))) if not there]
    if missing:
        what = f"{', '.join(missing)} ({platform.system()} {platform.release()})"
        raise Missing(what=what, remedy="Linux ≥ 5.13; docs/operations.md")
    return f"seccomp, Landlock {version}"


def clock() -> str:
    """Does the clock say a time that can be, and is the time zone of the nights known?

    Raises:
        Missing: no.
    """
    now = datetime.now(UTC)
    if now < _NOT_BEFORE:
        raise Missing(what=f"{now:%Y-%m-%d %H:%M} UTC", remedy="sudo timedatectl set-ntp true")
    try:
        here = now.astimezone(ZoneInfo(_ZONE))
    except ZoneInfoNotFoundError as error:
        raise Missing(what=_ZONE, remedy="sudo apt-get install tzdata") from error
    return f"{here:%Y-%m-%d %H:%M} {_ZONE}, {now.astimezone():%H:%M %Z}"


def port(host: str, number: int, setting: str) -> str:
    """Is the port free, or taken by somebody already?

    Raises:
        Missing: it is taken, perhaps by this very program.
    """
    try:
        with socket.create_server((host, number), family=socket.AF_INET6 if ":" in host else socket.AF_INET):
            return f"{host}:{number}"
    except OSError as error:
        taken = "已占用 taken" if error.errno == errno.EADDRINUSE else str(error.strerror)
        remedy = f"chushen 正在运行则无妨 / fine where chushen itself is running; {setting}"
        raise Missing(what=f"{host}:{number} {taken}", remedy=remedy) from error
