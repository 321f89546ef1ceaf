"""Some applications verified by one process of a worker: what a batch hands to a pool, one run after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from pkgutil import resolve_name

from prefect import flow
from prefect.runtime import flow_run

from chushen.errors import BeingVerifiedError, ChushenError
from chushen.settings import load_settings
from flows.batch import verified
from flows.office import Office, Outcome, at_work
from flows.pooling import lease_of
from flows.triage import Due, triage
from intake.submission import submission_name
from records.opening import open_records
from records.paths import as_path


@flow(persist_result=False, validate_parameters=False)
async def chunk(paths: Sequence[str], office: str, received: str | None = None, *, again: bool = False) -> None:
    """Verify what is not settled yet. What comes of each, and that this run lives, the records tell.

    Args:
        paths: as `records.paths.as_text` gives them.
        office: `module:function` that opens the office (`flows.office.OpenOffice`).
        received: the day all of them were received, as YYYY-MM-DD; else as each declares.
        again: verify also what is settled.

    Raises:
        ChushenError: some could not even be looked at, and nothing of that is in the records.
    """
    day = date.fromisoformat(received) if received else None
    with (
        open_records(load_settings()) as records,
        records.leases.hold(lease_of(str(flow_run.id))),
        resolve_name(office)() as opened,
        at_work(opened),
    ):
        sent = [as_path(path) for path in paths]
        found = await asyncio.to_thread(lambda: list(triage(sent, opened, received=day, again=again)))
        waiting = iter([one.path for one in found if isinstance(one, Due)])

        async def take_up() -> None:
            for path in waiting:
                await _unless_done_meanwhile(path, opened, day, again=again)

        await asyncio.gather(*(take_up() for _ in range(opened.at_once)))
    _complain([one for one in found if isinstance(one, Outcome)], opened)


async def _unless_done_meanwhile(path: Path, office: Office, received: date | None, *, again: bool) -> None:
    """Another worker may be at it, or have done it, where this one was thought dead."""
    try:
        with office.store.leases.hold(submission_name(path)):
            one = path if again else await asyncio.to_thread(lambda: next(triage([path], office, received=received)))
            if not isinstance(one, Outcome):
                await verified(path, received)
    except BeingVerifiedError:
        return


def _complain(outcomes: Sequence[Outcome], office: Office) -> None:
    for outcome in outcomes:
        if outcome.problem and office.store.standing(outcome.name) is None:
            raise ChushenError(outcome.problem)
