"""Applications handed to the workers of a pool, and watched until each has ended.

What came of each is read in our records, which every worker writes; Prefect is asked only whether runs still live. One
that is dead is said to be, and what it has not settled is handed out again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import monotonic
from uuid import UUID

from prefect.client.orchestration import PrefectClient, get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterParentFlowRunId,
)
from prefect.client.schemas.objects import FlowRun, StateType
from prefect.exceptions import ObjectAlreadyExists
from prefect.states import Crashed
from prefect.types.entrypoint import EntrypointType

from chushen.errors import ChushenError
from flows.chunk import chunk
from flows.handling import not_processed, outcome_of
from flows.office import Outcome, Progress
from flows.pooling import Asked, key_of, lease_of, named, parted
from intake.submission import submission_name
from records.paths import as_text
from records.schema import Happening
from records.store import Store

_LOOK_SECONDS = 1.0
_SILENT_SECONDS = 180.0
"""A run that was begun so long ago and has taken no lease has ended before it could; one that waits for a worker may
wait for ever."""
_COMMAND = "python -m prefect.engine"
"""Prefect's own, which is found faster where it is named; the worker sees to it that this `python` is ours."""
_RUNS_IN_VAIN = 3
"""A chunk of which so many runs have settled nothing is not handed out again."""


@dataclass(slots=True)
class _Chunk:
    paths: tuple[Path, ...]
    run: FlowRun | None = None
    handed_out: int = 0
    in_vain: int = 0
    state: StateType | None = None
    since: float = 0.0


class Pool:
    """A batch on its way through a pool."""

    def __init__(self, name: str, store: Store, progress: Progress, *, office: str, at_most: int) -> None:
        """Hand nothing out yet.

        Args:
            name: of the pool; made if it is not there.
            store: the records that the workers write.
            progress: is told how each application ended.
            office: `module:function` of a `flows.office.OpenOffice`, for the workers.
            at_most: applications in one run.
        """
        self._name = name
        self._store = store
        self._progress = progress
        self._office = office
        self._at_most = at_most
        self._outcomes: dict[str, Outcome] = {}
        self._left_alone: set[Path] = set()

    async def verify(self, paths: Sequence[Path], asked: Asked) -> tuple[Outcome, ...]:
        """Have all of them verified; one outcome for each that was not left alone, in their order."""
        names = named(paths)
        mark = self._store.newest_event()
        chunks = [_Chunk(part) for part in parted(list(names.values()), self._at_most)]
        async with get_client() as client:
            deployment = await self._deployment(client)
            for one in chunks:
                await self._hand_out(client, deployment, one, asked)
            while unsettled := [one for one in chunks if self._left(one)]:
                await asyncio.sleep(_LOOK_SECONDS)
                ended = await self._ended(client, unsettled)
                await asyncio.to_thread(self._hear, names, mark)  # after it: what an ended run has settled is known
                for one in ended:
                    one.in_vain = one.in_vain + 1 if len(self._left(one)) == one.handed_out else 0
                    if asked.since and one.state == StateType.COMPLETED:
                        self._left_alone.update(self._left(one))
                    elif one.in_vain >= _RUNS_IN_VAIN:
                        self._give_up(one)
                    elif self._left(one):
                        await self._hand_out(client, deployment, one, asked)
            await self._see_off(client, chunks)
        return tuple(outcome for path in paths if (outcome := self._outcomes.get(submission_name(path))))

    def _left(self, one: _Chunk) -> list[Path]:
        return [
            path for path in one.paths if path not in self._left_alone and submission_name(path) not in self._outcomes
        ]

    def _tell(self, outcome: Outcome) -> None:
        self._outcomes[outcome.name] = outcome
        self._progress.ended(outcome)

    def _hear(self, names: dict[str, Path], mark: int) -> None:
        """Read in our records which have ended."""
        for ending in self._store.endings(mark):
            path = names.get(ending.submission)
            if path is None or ending.submission in self._outcomes:
                continue
            verified = None if ending.happening is Happening.FAILED else self._store.newest(ending.submission)
            if verified is None:
                self._tell(not_processed(path, ChushenError(ending.problem), seconds=ending.seconds))
            else:
                skipped = ending.happening is Happening.CONFIRMED
                self._tell(outcome_of(verified, path, seconds=ending.seconds, skipped=skipped))

    def _give_up(self, one: _Chunk) -> None:
        message = (one.run and one.run.state and one.run.state.message) or "no worker could begin with it"
        for path in self._left(one):
            self._tell(not_processed(path, ChushenError(message)))

    async def _deployment(self, client: PrefectClient) -> UUID:
        with suppress(ObjectAlreadyExists):
            await client.create_work_pool(WorkPoolCreate(name=self._name, type="process"))
        deployment = await chunk.ato_deployment(
            self._name,
            work_pool_name=self._name,
            job_variables={"command": _COMMAND},
            entrypoint_type=EntrypointType.MODULE_PATH,
        )
        return await deployment.aapply(work_pool_name=self._name)

    async def _hand_out(self, client: PrefectClient, deployment: UUID, one: _Chunk, asked: Asked) -> None:
        """Have a run for the chunk: the one that there is for it already, be it an earlier batch's, or a new one."""
        paths = [as_text(path) for path in self._left(one)]
        key, tries = key_of(self._left(one), self._office, asked, date.today()), 0  # noqa: DTZ011  any day that is told apart
        while True:
            run = await client.create_flow_run_from_deployment(
                deployment,
                parameters={"paths": paths, "office": self._office, "asked": asked.as_parameters()},
                name=f"{submission_name(one.paths[0])} … {len(paths)}",
                tags=["chushen", "chunk"],
                idempotency_key=f"{key}-{tries}",
            )
            if run.state is None or not run.state.is_final():
                break
            tries += 1
        one.run, one.handed_out, one.state, one.since = run, len(paths), None, monotonic()

    async def _ended(self, client: PrefectClient, chunks: Sequence[_Chunk]) -> list[_Chunk]:
        """Those whose run has ended; of one that has died without a word it is said."""
        ended = []
        for one, run in await _looked_at(client, chunks):
            if run.state is None:
                continue
            if run.state.type != one.state:
                one.state, one.since = run.state.type, monotonic()
            if not run.state.is_final() and not await self._is_dead(one, run):
                continue
            if not run.state.is_completed():
                await _bury(client, run)
            ended.append(one)
        return ended

    async def _is_dead(self, one: _Chunk, run: FlowRun) -> bool:
        if run.state is None or run.state.is_scheduled():
            return False
        held = await asyncio.to_thread(self._store.leases.is_held, lease_of(str(run.id)))
        return held is False or (held is None and monotonic() - one.since > _SILENT_SECONDS)

    async def _see_off(self, client: PrefectClient, chunks: Sequence[_Chunk]) -> None:
        """Wait until no run is left: they have nothing to do any more."""
        left = [one for one in chunks if one.run]
        until = monotonic() + _SILENT_SECONDS
        while left and monotonic() < until:
            ended = await self._ended(client, left)
            left = [one for one in left if one not in ended]
            if left:
                await asyncio.sleep(_LOOK_SECONDS)


_ASKED_AT_ONCE = 100


async def _looked_at(client: PrefectClient, chunks: Sequence[_Chunk]) -> list[tuple[_Chunk, FlowRun]]:
    of = {one.run.id: one for one in chunks if one.run}
    found: list[tuple[_Chunk, FlowRun]] = []
    for start in range(0, len(of), _ASKED_AT_ONCE):
        ids = list(of)[start : start + _ASKED_AT_ONCE]
        for run in await client.read_flow_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=ids))):
            one = of[run.id]
            one.run = run
            found.append((one, run))
    return found


async def _bury(client: PrefectClient, run: FlowRun) -> None:
    """Say of a run that is dead, and of the applications that it was at, that they have crashed."""
    within = FlowRunFilter(parent_flow_run_id=FlowRunFilterParentFlowRunId(any_=[run.id]))
    for one in [run, *await client.read_flow_runs(flow_run_filter=within)]:
        if one.state and not one.state.is_final():
            await client.set_flow_run_state(one.id, Crashed(message="its process is gone"), force=True)
