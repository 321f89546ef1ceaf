"""Being told that something in a folder changes, by the systems that can tell."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

from watchfiles import awatch

_TOGETHER_MS, _STEP_MS = 400, 50
"""Changes that follow each other closely are told together, after so long at most."""
_AGAIN_SECONDS = 60.0

_LOG = logging.getLogger(__name__)


async def listen(folder: Path, changed: asyncio.Event) -> None:
    """Set the event whenever something in the folder changes, until cancelled.

    It may miss anything: network shares tell nothing of what others do, and a share that was away and is back is
    listened to again after a minute. Whoever relies on it also looks.
    """
    while True:
        try:
            changes = awatch(
                folder, watch_filter=None, debounce=_TOGETHER_MS, step=_STEP_MS, force_polling=False, rust_timeout=1000
            )
            async for _ in changes:
                changed.set()
        except Exception as error:  # noqa: BLE001  whatever the system says: no rights, no handles left, no folder
            _LOG.warning("cannot listen to %s, looking at it from time to time instead: %s", folder, error)
        await asyncio.sleep(_AGAIN_SECONDS)
