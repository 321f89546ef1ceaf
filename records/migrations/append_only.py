"""Tables whose rows are added and never changed: the database itself sees to it, whoever asks."""

from alembic import op


def only_added_to(table: str, says: str) -> None:
    """Have the database refuse to change rows of the table or to take them out, saying why."""
    if op.get_bind().dialect.name == "sqlite":
        for moment, event in (("changed", "UPDATE"), ("taken_out", "DELETE")):
            op.execute(
                f"CREATE TRIGGER {table}_are_never_{moment} BEFORE {event} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{says}'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_are_only_added_to() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{says}'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_are_only_added_to BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_are_only_added_to()"
    )
