"""The flow of many applications: each verified in its own flow, some at once; a bad one does not stop the others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from prefect import flow

from flows.handling import not_processed
from flows.office import Outcome, the_office
from flows.verify import verify


@flow(flow_run_name="batch from {paths[0].parent.name}", persist_result=False, validate_parameters=False)
async def batch(paths: Sequence[Path], received: date | None = None) -> tuple[Outcome, ...]:
    """Take up one application after the other, a few at once, until none is left; tell of each how it ended."""
    office = the_office()
    waiting = iter(enumerate(paths))
    outcomes: dict[int, Outcome] = {}

    async def take_up() -> None:
        for number, path in waiting:
            outcomes[number] = await _verified(path, received)
            office.progress.ended(outcomes[number])

    await asyncio.gather(*(take_up() for _ in range(office.at_once)))
    return tuple(outcomes[number] for number in sorted(outcomes))


async def _verified(path: Path, received: date | None) -> Outcome:
    begun = perf_counter()
    try:
        return await verify(path, received)
    except Exception as error:  # noqa: BLE001  whatever it is, the other applications are still to be verified
        return not_processed(path, error, seconds=perf_counter() - begun)
