"""The flow of many applications: each verified in its own flow, some at once; a bad one does not stop the others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from time import perf_counter

from prefect import flow

from chushen.errors import BeingVerifiedError, CallError
from flows.diary import licence_of, tell
from flows.handling import not_processed
from flows.office import Outcome, the_office
from flows.verify import verify
from records.paths import as_path, as_text

_APPLICATIONS_A_FLOW = 500
"""Prefect takes 512 kB of parameters; so many paths stay far below."""


async def in_batches(paths: Sequence[Path], received: date | None = None) -> tuple[Outcome, ...]:
    """Verify any number of applications, so many in one flow that Prefect can still show it."""
    outcomes: list[Outcome] = []
    for start in range(0, len(paths), _APPLICATIONS_A_FLOW):
        part = [Path(as_text(path)) for path in paths[start : start + _APPLICATIONS_A_FLOW]]
        outcomes += await batch(part, received)
    return tuple(outcomes)


@flow(flow_run_name="batch from {paths[0].parent.name}", persist_result=False, validate_parameters=False)
async def batch(paths: Sequence[Path], received: date | None = None) -> tuple[Outcome, ...]:
    """Take up one application after the other, a few at once, until none is left; tell of each how it ended.

    Args:
        paths: as `verify` takes them.
        received: as `verify` takes it.
    """
    office = the_office()
    waiting = iter(enumerate(paths))
    outcomes: dict[int, Outcome] = {}

    async def take_up() -> None:
        for number, path in waiting:
            outcomes[number] = await verified(as_path(str(path)), received)
            office.progress.ended(outcomes[number])

    await asyncio.gather(*(take_up() for _ in range(office.at_once)))
    return tuple(outcomes[number] for number in sorted(outcomes))


async def verified(path: Path, received: date | None = None) -> Outcome:
    """Verify one application in its own flow, and tell of its verdict; a failure is an outcome too."""
    begun = perf_counter()
    try:
        outcome = await verify(Path(as_text(path)), received)
    except (BeingVerifiedError, CallError) as error:
        return not_processed(path, error)
    except Exception as error:  # noqa: BLE001  whatever it is, the other applications are still to be verified
        outcome = not_processed(path, error, seconds=perf_counter() - begun)
    tell(outcome, licence_of(the_office()))
    return outcome
