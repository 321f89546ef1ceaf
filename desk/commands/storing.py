"""chushen backup and chushen restore: all that is kept, as one file and back."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from desk import options

BACKUP_HELP = """把全部记录、报告和页面图片备份为一个 tar 文件（仅本人可读），备份时其他工作可以照常进行。
记录在 PostgreSQL 中时，数据库另用 pg_dump 备份，命令会给出写法。

Back up all records, reports and page pictures as one tar file that only its owner may read; others may go on working.
Where the records lie in PostgreSQL, `pg_dump` backs up the database: the command says how.

\b
例 Examples:
  chushen backup 初审-2026-11-28.tar
"""

RESTORE_HELP = """把备份恢复到一个还没有记录的数据文件夹；旧版本的数据库会自动升级。

Bring a backup back into a data folder in which nothing is kept yet; a database of an older version is upgraded.

\b
例 Examples:
  chushen restore 初审-2026-11-28.tar --data /srv/chushen
"""


def backup(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="备份文件，须尚不存在。/ The file; not there yet.")],
    *,
    data: options.Data = None,
) -> None:
    """Write the backup and say what is in it."""
    from desk.work.storing import back_up

    back_up(file, options.settings_with(data))


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="备份文件。/ The backup.")],
    *,
    data: options.Data = None,
) -> None:
    """Bring it back and say what came."""
    from desk.work.storing import bring_back

    bring_back(file, options.settings_with(data))
