"""A row made or, where its key is there, changed: in one statement, as each database says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from records.schema import Table

_INSERTS: Mapping[str, Callable[[type[Table]], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def make_or_change(
    session: Session, table: type[Table], key: Mapping[str, Any], made: Mapping[str, Any], changed: Mapping[str, Any]
) -> None:
    """Make the row of that key with `made`; where it is there, set `changed`, or leave it where that is empty."""
    insert = insert_into(session, table).values({**key, **made})
    session.execute(
        insert.on_conflict_do_update(index_elements=list(key), set_=changed)
        if changed
        else insert.on_conflict_do_nothing(index_elements=list(key))
    )


def insert_into(session: Session, table: type[Table]) -> Any:  # noqa: ANN401  each database has a type of its own
    """The statement that adds a row, of the kind that can say what is to happen where its key is there."""
    return _INSERTS[session.get_bind().dialect.name](table)
