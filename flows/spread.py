"""The flow of many applications over the processes of a Dask cluster: each application is one task of it.

What a task gives back, its outcome, goes from process to process and is not persisted; the result is in our records.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect_dask.task_runners import DaskTaskRunner

from flows.diary import hang_table, tell
from flows.handling import handle, not_processed
from flows.office import Outcome, Progress, office_of_this_process
from flows.pooling import Asked
from flows.triage import triage
from intake.submission import submission_name
from records.paths import as_path
from records.store import Store

Here = tuple[Store, str, Progress]
"""The records, what links to reports begin with, and who is told: of this process, and never sent to others."""

_HERE: ContextVar[Here] = ContextVar("here")


async def in_dask(
    paths: Sequence[str], asked: Asked, *, office: str, address: str, processes: int, here: Here
) -> tuple[Outcome, ...]:
    """Verify applications in the cluster at an address; "" for one of so many processes on this machine."""
    local = {"n_workers": processes, "threads_per_worker": 1, "dashboard_address": None}
    runner: Any = DaskTaskRunner(address=address) if address else DaskTaskRunner(cluster_kwargs=local)
    _HERE.set(here)
    return await spread.with_options(task_runner=runner)(paths, office, asked.as_parameters())


@flow(name="batch in dask", persist_result=False, validate_parameters=False)
async def spread(paths: Sequence[str], office: str, said: Mapping[str, str | bool | None]) -> tuple[Outcome, ...]:
    """Hand all of them out, and hear of each, in their order."""
    futures = [verify_there.submit(path, submission_name(as_path(path)), office, said) for path in paths]
    return tuple(filter(None, [await _heard(await asyncio.to_thread(one.result)) for one in futures]))


@task(task_run_name="verify {name}", persist_result=False, cache_policy=NO_CACHE)
def verify_there(path: str, name: str, office: str, said: Mapping[str, str | bool | None]) -> Outcome | None:
    """Verify one application in whatever process this is; None where it is left alone."""
    del name
    asked, opened, sent = Asked.parse(said), office_of_this_process(office), as_path(path)
    for found in triage([sent], opened, received=asked.received, since=asked.since, again=asked.again):
        if isinstance(found, Outcome):
            return found
        try:
            return handle(sent, opened, received=asked.received, again=asked.again)
        except Exception as error:  # noqa: BLE001  whatever it is, the other applications are still to be verified
            return not_processed(sent, error)
    return None


async def _heard(outcome: Outcome | None) -> Outcome | None:
    """Show it in Prefect's pages and tell of it. Named here once: Dask gets the flow itself, with what it names."""
    store, reports, progress = _HERE.get()
    if outcome is None:
        return None
    verified = store.newest(outcome.name) if outcome.verdict and not outcome.skipped else None
    if verified:
        await hang_table(verified.judgement, outcome, reports)
        tell(outcome, verified.checklist.partition("@")[0])
    progress.ended(outcome)
    return outcome
