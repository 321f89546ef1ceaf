"""Column types that give back what was put in."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

_RAW = "bytes:"


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
    """A path. A name in another encoding than UTF-8 is kept as its bytes: no database takes it as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Path | None, dialect: Dialect) -> str | None:
        """As text where it is text."""
        del dialect
        if value is None:
            return None
        raw = os.fsencode(value)
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return _RAW + quote_from_bytes(raw)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Path | None:  # noqa: ANN401  the signature of SQLAlchemy
        """The path that opens the file."""
        del dialect
        if value is None:
            return None
        return Path(os.fsdecode(unquote_to_bytes(value.removeprefix(_RAW))) if value.startswith(_RAW) else value)
