"""The watched folder: each drop is verified once nothing in it changes any more. Knows no Prefect."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from time import monotonic

from chushen.errors import CallError
from flows.looking import drops_in
from flows.office import Office, Outcome
from flows.settling import SettleLedger
from flows.triage import Due, triage

_LONGEST_LOOK_SECONDS = 1.0

_LOG = logging.getLogger(__name__)

Verify = Callable[[Path], Awaitable[Outcome]]


async def watch(folder: Path, office: Office, verify: Verify, *, settle_seconds: float, stop: asyncio.Event) -> None:
    """Verify what is in the folder and what comes, until told to stop; what is then half done waits for next time.

    The folder is looked at again and again rather than listened to: that works on network shares too.
    """
    queue: asyncio.Queue[Path] = asyncio.Queue()
    busy: set[Path] = set()

    async def work() -> None:
        while True:
            path = await queue.get()
            office.progress.ended(await _settled(path, office) or await verify(path))
            busy.discard(path)

    async def look() -> None:
        ledger = SettleLedger(settle_seconds)
        while True:
            try:
                complete = ledger.look(await asyncio.to_thread(drops_in, folder), monotonic(), busy)
            except CallError as error:  # a network share may be away for a while
                _LOG.warning("%s", error)
                complete = ()
            busy.update(complete)
            for path in complete:
                queue.put_nowait(path)
            await asyncio.sleep(min(_LONGEST_LOOK_SECONDS, settle_seconds / 3))

    doing = [asyncio.ensure_future(job) for job in (look(), *(work() for _ in range(office.at_once)))]
    stopping = asyncio.ensure_future(stop.wait())
    try:
        done, _ = await asyncio.wait([stopping, *doing], return_when=asyncio.FIRST_COMPLETED)
        for ended in done - {stopping}:
            ended.result()  # none of them ends but by an error, which is ours
    finally:
        for job in (stopping, *doing):
            job.cancel()
        with suppress(asyncio.CancelledError):
            await asyncio.gather(stopping, *doing, return_exceptions=True)


async def _settled(path: Path, office: Office) -> Outcome | None:
    def sort_out() -> Due | Outcome:
        return next(triage([path], office))

    found = await asyncio.to_thread(sort_out)
    return found if isinstance(found, Outcome) else None
