"""A change to the records: whole or not at all, and what it says where it cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from chushen.errors import RecordsError


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """A transaction, made good when the block ends well.

    Raises:
        RecordsError: it cannot be written.
    """
    try:
        with Session(engine) as session, session.begin():
            yield session
    except DBAPIError as error:
        message = f"the records could not be written: {error.orig}"
        remedy = "See whether the disk is full, the data folder locked, the server gone."
        raise RecordsError(message, remedy=remedy) from error
