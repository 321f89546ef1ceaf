"""The database of the records: opened, and brought to the present shape."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError

from chushen.errors import RecordsError
from records import postgresql, sqlite
from records.folder import private_folder
from records.schema import HEAD

DATABASE = "chushen.db"
_REMEDY_SQLITE = "Name another data folder with --data, or restore this one."
_REMEDY_POSTGRESQL = "See whether the server runs, and whether the setting `database` names it rightly."


def open_database(data: Path, stated: str = "") -> Engine:
    """Open the database; make or upgrade its tables first where that is needed.

    Args:
        data: the data folder, made if it is not there.
        stated: the address of a PostgreSQL database; "" for `chushen.db` in the data folder.

    Raises:
        SettingsError: what is stated is no such address.
        RecordsError: the folder or the database cannot be used, or a newer program has upgraded it.
    """
    path = private_folder(data) / DATABASE
    address = postgresql.address_of(stated) if stated else None
    try:
        with ExitStack() as undo:
            engine = postgresql.connect(address) if address else sqlite.connect(path)
            undo.callback(engine.dispose)
            alone = postgresql.begun_alone(engine) if address else sqlite.begun_alone(engine, data / ".chushen.lock")
            with alone as connection:
                _upgrade(connection)
            undo.pop_all()
            return engine
    except (OSError, DBAPIError) as error:
        message = f"cannot use the database {database_shown(data, stated)}: {getattr(error, 'orig', None) or error}"
        raise RecordsError(message, remedy=_REMEDY_POSTGRESQL if address else _REMEDY_SQLITE) from error


def database_shown(data: Path, stated: str = "") -> str:
    """Where the records lie, as people may see it: an address without its password."""
    return postgresql.without_password(postgresql.address_of(stated)) if stated else str(data / DATABASE)


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
