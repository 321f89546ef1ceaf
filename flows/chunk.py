"""Some applications verified by one process of a worker: what a batch hands to a pool, one run after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from pkgutil import resolve_name

from prefect import flow
from prefect.runtime import flow_run

from chushen.errors import BeingVerifiedError, ChushenError
from chushen.settings import load_settings
from flows.batch import verified
from flows.office import Office, Outcome, at_work
from flows.pooling import Asked, lease_of
from flows.triage import Due, triage
from intake.submission import submission_name
from records.opening import open_records
from records.paths import as_path


@flow(persist_result=False, validate_parameters=False)
async def chunk(paths: Sequence[str], office: str, asked: Mapping[str, str | bool | None]) -> None:
    """Verify what is not settled yet. What comes of each, and that this run lives, the records tell.

    Args:
        paths: as `records.paths.as_text` gives them.
        office: `module:function` that opens the office (`flows.office.OpenOffice`).
        asked: what `flows.pooling.Asked.as_parameters` gave.

    Raises:
        ChushenError: some could not even be looked at, and nothing of that is in the records.
    """
    ask = Asked.parse(asked)
    with (
        open_records(load_settings()) as records,
        records.leases.hold(lease_of(str(flow_run.id))),
        resolve_name(office)() as opened,
        at_work(opened),
    ):
        sent = [as_path(path) for path in paths]
        found = await asyncio.to_thread(lambda: list(_sorted_out(sent, opened, ask)))
        waiting = iter([one.path for one in found if isinstance(one, Due)])

        async def take_up() -> None:
            for path in waiting:
                await _unless_done_meanwhile(path, opened, ask)

        await asyncio.gather(*(take_up() for _ in range(opened.at_once)))
    _complain([one for one in found if isinstance(one, Outcome)], opened)


def _sorted_out(paths: Sequence[Path], office: Office, ask: Asked) -> Iterator[Due | Outcome]:
    return triage(paths, office, received=ask.received, since=ask.since, again=ask.again)


async def _unless_done_meanwhile(path: Path, office: Office, ask: Asked) -> None:
    """Another worker may be at it, or have done it, where this one was thought dead."""
    try:
        with office.store.leases.hold(submission_name(path)):
            found = () if ask.again else await asyncio.to_thread(lambda: list(_sorted_out([path], office, ask)))
            if not any(isinstance(one, Outcome) for one in found):
                await verified(path, ask.received)
    except BeingVerifiedError:
        return


def _complain(outcomes: Sequence[Outcome], office: Office) -> None:
    for outcome in outcomes:
        if outcome.problem and office.store.standing(outcome.name) is None:
            raise ChushenError(outcome.problem)
