"""A worker of a pool: takes up chunks, each in a process of its own (`flows.chunk`)."""

from __future__ import annotations

import asyncio

from prefect.workers.process import ProcessWorker


def work(pool: str, *, limit: int) -> None:
    """Take up what the pool holds until interrupted; so many runs at the same time."""
    asyncio.run(ProcessWorker(work_pool_name=pool, limit=limit).start(printer=lambda *_: None))
