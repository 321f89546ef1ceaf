"""What a night's work consists of."""

from __future__ import annotations

from pathlib import Path

from flows.sources import submissions_in
from records.store import Store


def due(store: Store, folder: Path | None) -> tuple[Path, ...]:
    """Every application that is known and still where it was, and every one in the folder; none twice.

    Raises:
        CallError: there is no such folder.
    """
    known = (standing.path for standing in store.rows())
    here = submissions_in(folder) if folder else ()
    return tuple(dict.fromkeys(path.resolve() for path in (*known, *here) if path.exists()))
