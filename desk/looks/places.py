"""The folders that the work writes to, and the room in them."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryFile

from desk.looks.look import Missing

_GIGABYTE = 1_000_000_000
_ROOM = 2 * _GIGABYTE
_ELSEWHERE = "--data DIR / CHUSHEN_DATA"


def data_folder(data: Path) -> str:
    """Can it be written to? It is made where it is not there.

    Raises:
        Missing: no.
    """
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryFile(dir=data):
            return str(data)
    except OSError as error:
        raise Missing(what=f"{data}: {error.strerror}", remedy=_ELSEWHERE) from error


def room(folder: Path, remedy: str = _ELSEWHERE) -> str:
    """Is there room on its disk?

    Raises:
        Missing: less than two gigabytes.
    """
    place = next(p for p in (folder, *folder.absolute().parents) if p.is_dir())
    free = shutil.disk_usage(place).free
    if free < _ROOM:
        raise Missing(what=f"{free / _GIGABYTE:.1f} GB", remedy=f"> {_ROOM / _GIGABYTE:.0f} GB; {remedy}")
    return f"{free / _GIGABYTE:.0f} GB"
