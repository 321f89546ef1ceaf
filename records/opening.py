"""The records that the settings name."""

from __future__ import annotations

from chushen.settings import Settings
from records.store import Store


def open_records(settings: Settings) -> Store:
    """Open them; use as a context manager.

    Raises:
        SettingsError: `database` is no address of a PostgreSQL.
        RecordsError: the data folder or the database cannot be used.
    """
    return Store.open(settings.data, settings.database, lease_seconds=settings.lease_seconds)
