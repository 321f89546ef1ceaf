"""Be the only one, of all processes that share the records, to do something."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from sqlalchemy import Engine, text


@contextmanager
def alone(engine: Engine, data: Path, what: str) -> Iterator[bool]:
    """Give True to the only one inside such a block, and False, at once, to whoever comes meanwhile.

    It goes with the process, however that ends: on PostgreSQL with its connection, on whatever host; else with a
    file's lock in the data folder.
    """
    if engine.dialect.name == "postgresql":
        with _first_on_the_server(engine, what) as first:
            yield first
    else:
        with _first_to_lock(data / f".{what}.lock") as first:
            yield first


@contextmanager
def _first_to_lock(lock: Path) -> Iterator[bool]:
    handle = os.open(lock, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        yield _locked(handle)
    finally:
        os.close(handle)


def _locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


@contextmanager
def _first_on_the_server(engine: Engine, what: str) -> Iterator[bool]:
    key = int.from_bytes(sha256(what.encode()).digest()[:8], signed=True)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # from the pool: the lock is to go when this connection is closed
        yield bool(connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}))
