"""SQLite, as the records use it: one file in the data folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event

from records.folder import held

_WAIT_SECONDS = 60
"""How long a writer waits for another process's write."""


def connect(path: Path) -> Engine:
    """The database in a file that only its owner may read (0600), made if it is not there.

    Raises:
        OSError: the file cannot be made.
    """
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    engine = create_engine(f"sqlite:///{path}", connect_args={"timeout": _WAIT_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _set_up)
    return engine


@contextmanager
def begun_alone(engine: Engine, lock: Path) -> Iterator[Connection]:
    """A transaction of the only process that has one like it; others wait for `lock`."""
    with held(lock), engine.begin() as connection:
        yield connection


def _set_up(connection: Any, _record: object) -> None:  # noqa: ANN401  whatever the driver's connection is
    """Readers never wait for the writer (WAL), and a row never points at nothing."""
    cursor = connection.cursor()
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
