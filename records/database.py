"""The database in the data folder: opened, and brought to the present shape."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DBAPIError

from chushen.errors import RecordsError
from records.folder import held, private_folder
from records.schema import HEAD

DATABASE = "chushen.db"
_WAIT_SECONDS = 60
"""How long a writer waits for another process's write."""


def open_database(data: Path) -> Engine:
    """Open `chushen.db` in the data folder; make or upgrade it first where that is needed.

    Raises:
        RecordsError: the folder or the file cannot be used, or a newer program has upgraded it.
    """
    path = private_folder(data) / DATABASE
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT_SECONDS})
        event.listen(engine, "connect", _set_up)
        with held(data / ".chushen.lock"), engine.begin() as connection:
            _upgrade(connection)
    except (OSError, DBAPIError) as error:
        message = f"cannot use the database {path}: {getattr(error, 'orig', None) or error}"
        raise RecordsError(message, remedy="Name another data folder with --data, or restore this one.") from error
    return engine


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401  whatever the driver's connection is
    """Readers never wait for the writer (WAL), and a row never points at nothing."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _upgrade(connection: Connection) -> None:
    if _revision(connection) == HEAD:
        return
    from alembic import command  # noqa: PLC0415  costs a quarter of a second, and is needed once an upgrade
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        message = f"the database is of a newer chushen than this one: {error}"
        raise RecordsError(message, remedy="Run the newer program, or name another data folder.") from error


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
