"""Column types that give back what was put in."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from records.paths import as_path, as_text


class Moment(TypeDecorator[datetime]):
    """A point in time. SQLite forgets the zone, so it is kept in UTC and given back in UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware time in, UTC without zone kept."""
        del dialect
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ANN401  the signature of SQLAlchemy
        """UTC without zone kept, aware time out."""
        del dialect
        return None if value is None else value.replace(tzinfo=UTC)


class FilePath(TypeDecorator[Path]):
    """A path, whatever the encoding of its name."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> str | None:
        """Kept as text."""
        del dialect
        return None if value is None else as_text(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Path | None:  # noqa: ANN401  the signature of SQLAlchemy
        """Given back as the path that opens the file."""
        del dialect
        return None if value is None else as_path(value)


class AnyText(TypeDecorator[str]):
    """Text that came from outside. What no database takes is kept as escapes: NUL, halves of characters.

    Halves of characters come from names in another encoding than UTF-8; inside JSON their escapes are what JSON writes.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Kept as text that every database takes."""
        del dialect
        return (
            None if value is None else value.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", r"\x00")
        )


NAME = AnyText().with_variant(AnyText(collation="C"), "postgresql")
"""A submission's name: in the same order in every database, whatever its language is."""
