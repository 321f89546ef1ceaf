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


def storable(text: str) -> str:
    """A path in another encoding than UTF-8, quoted in a message, as escapes: no database takes it as it is."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")
