"""The records behind the pages: opened when they are first needed, so that the door is open before they answer."""

from __future__ import annotations

from threading import Lock

from chushen.settings import Settings
from records.opening import open_records
from records.store import Store


class Kept:
    """The store of one data folder. Safe to use from several threads."""

    def __init__(self, settings: Settings) -> None:
        """Open nothing yet."""
        self.settings = settings
        self._lock = Lock()
        self._store: Store | None = None

    def store(self) -> Store:
        """The records.

        Raises:
            RecordsError: they cannot be opened; the next call tries again.
        """
        with self._lock:
            if self._store is None:
                self._store = open_records(self.settings)
            return self._store

    def close(self) -> None:
        """Let go of them."""
        with self._lock:
            if self._store is not None:
                self._store.close()
                self._store = None
