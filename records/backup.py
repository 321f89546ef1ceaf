"""Everything that is kept as one file, and back: for SQLite with the database as it is at one moment."""

from __future__ import annotations

import os
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from chushen.errors import CallError, RecordsError
from records.database import DATABASE
from records.folder import private_folder

_FOLDERS = ("submissions", "quarantine", "digests")
_PAGES = ("index*.html", "summary*")


def write_backup(data: Path, file: Path, *, with_database: bool) -> int:
    """Write all that is kept into a tar file that only its owner may read (0600), whole or not at all.

    The database comes first, so that no result in it lacks its report. Others may go on working meanwhile.

    Args:
        data: the data folder.
        file: which is not there yet.
        with_database: the database lies in the data folder.

    Returns:
        How many files are in it.

    Raises:
        CallError: the file is there already.
        RecordsError: it cannot be written, or nothing is kept in the data folder.
    """
    if file.exists():
        raise CallError(f"已存在 / exists already: {file}", remedy="换一个文件名 / Name another file.")
    if with_database and not (data / DATABASE).is_file():
        raise RecordsError(f"没有记录 / no records in {data}", remedy="--data DIR / CHUSHEN_DATA")
    part = file.with_name(f".{file.name}.part")
    try:
        with (
            TemporaryDirectory(prefix="chushen-backup-") as folder,
            os.fdopen(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as raw,
            tarfile.open(fileobj=raw, mode="w", format=tarfile.PAX_FORMAT, dereference=True) as tar,
        ):
            if with_database:
                tar.add(_snapshot(data / DATABASE, Path(folder)), DATABASE)
            for path in _kept(data):
                with suppress(FileNotFoundError):  # replaced by a newer one while we look
                    tar.add(path, path.relative_to(data).as_posix(), recursive=False)
            count = sum(member.isfile() for member in tar.getmembers())
        part.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise RecordsError(f"不能备份 / cannot back up to {file}: {error}", remedy="df -h") from error
    finally:
        part.unlink(missing_ok=True)
    return count


def restore_backup(file: Path, data: Path) -> int:
    """Bring a backup back into a data folder in which nothing is kept. Gives how many files came.

    Raises:
        CallError: there is no such backup, or something is kept in the folder.
        RecordsError: it cannot be read or written; the folder is as it was.
    """
    if not file.is_file():
        raise CallError(f"没有这个文件 / no such file: {file}")
    if any((data / name).exists() for name in (DATABASE, *_FOLDERS)):
        remedy = "恢复到另一个文件夹，或先移走 / Restore to another folder with --data, or move this one away."
        raise CallError(f"文件夹中已有记录 / records are kept there: {data}", remedy=remedy)
    private_folder(data)
    place = data / ".restoring"
    try:
        rmtree(place, ignore_errors=True)
        place.mkdir(mode=0o700)
        with tarfile.open(file) as tar:
            tar.extractall(place, filter="data")  # nothing outside of the folder, no links out of it, no devices
        count = 0
        for path in place.rglob("*"):
            path.chmod(0o700 if path.is_dir() else 0o600)
            count += path.is_file()
        for path in sorted(place.iterdir(), key=lambda path: path.name == DATABASE):  # the truth comes last
            path.rename(data / path.name)
    except (OSError, tarfile.TarError) as error:
        raise RecordsError(f"不能恢复 / cannot restore {file}: {error}", remedy="df -h") from error
    finally:
        rmtree(place, ignore_errors=True)
    return count


def _snapshot(database: Path, folder: Path) -> Path:
    """The database as it is at one moment, whoever writes meanwhile."""
    copy = folder / DATABASE
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    return copy


def _kept(data: Path) -> Iterator[Path]:
    """What lies beside the database, folders before what is in them; nothing that is being written."""
    for name in _FOLDERS:
        folder = data / name
        if folder.is_dir():
            yield folder
            yield from sorted(
                path for path in folder.rglob("*") if not path.name.startswith(".") and not path.is_symlink()
            )
    for pattern in _PAGES:
        yield from sorted(data.glob(pattern))
