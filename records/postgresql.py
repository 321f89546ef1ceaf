"""PostgreSQL, as the records use it: a database of their own, named by an address."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from chushen.errors import SettingsError

_DRIVER = "postgresql+psycopg"
_CONNECT_SECONDS = "10"
_UPGRADE_LOCK = 0x6368757368656E
"""Whoever upgrades holds it: the letters of chushen."""


def address_of(stated: str) -> URL:
    """The address that a setting states.

    Raises:
        SettingsError: it is none, or not of PostgreSQL.
    """
    try:
        address = make_url(stated)
    except ArgumentError as error:
        message = "the setting `database` is no address of a database"
        raise SettingsError(message, remedy="Write postgresql+psycopg://USER@HOST/DATABASE, or nothing.") from error
    if address.get_backend_name() not in {"postgresql", "postgres"}:
        message = f"the setting `database` names {address.drivername}, which records cannot be kept in"
        raise SettingsError(message, remedy="Leave it empty for SQLite in the data folder, or name a PostgreSQL.")
    return address.set(drivername=_DRIVER)


def without_password(address: URL) -> str:
    """The address as people may see it."""
    return address.difference_update_query(["password"]).render_as_string(hide_password=True)


def connect(address: URL) -> Engine:
    """The database at an address. A connection that the server has dropped meanwhile is replaced."""
    waiting = {} if "connect_timeout" in address.query else {"connect_timeout": _CONNECT_SECONDS}
    return create_engine(address, connect_args=waiting, pool_pre_ping=True, hide_parameters=True)


@contextmanager
def begun_alone(engine: Engine) -> Iterator[Connection]:
    """A transaction of the only process, on whatever machine, that has one like it; others wait."""
    with engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _UPGRADE_LOCK})
        yield connection
