"""Backup and restore."""

from __future__ import annotations

from pathlib import Path

from chushen.settings import Settings
from desk.console import out
from records.backup import restore_backup, write_backup
from records.database import database_shown
from records.opening import open_records


def back_up(file: Path, settings: Settings) -> None:
    """Write the backup; say what is in it, and what else is to be backed up.

    Raises:
        CallError: the file is there already.
        RecordsError: it cannot be written.
    """
    count = write_backup(settings.data, file, with_database=not settings.database)
    out().print(f"已备份 {count} 个文件 / {count} files: {file}", markup=False, soft_wrap=True)
    if settings.database:
        shown = database_shown(settings.data, settings.database).replace("+psycopg", "", 1)
        said = f"数据库请另行备份 / back up the database too: pg_dump --format=custom --file=FILE '{shown}'"
        out().print(said, markup=False, soft_wrap=True)


def bring_back(file: Path, settings: Settings) -> None:
    """Restore the backup, and open it once, so that an older database is upgraded.

    Raises:
        CallError: there is no such backup, or something is kept in the data folder.
        RecordsError: it cannot be read or written.
    """
    count = restore_backup(file, settings.data)
    with open_records(settings) as store:
        known = len(store.rows())
    said = f"已恢复 {count} 个文件、{known} 份申请 / {count} files, {known} applications: {settings.data}"
    out().print(said, markup=False, soft_wrap=True)
