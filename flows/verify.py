"""The flow of one application. Prefect is told of the steps; what they do stands in `flows.verification`.

Nothing that was read reaches Prefect: results are not persisted, inputs not cached, log lines not sent, and the
flow's parameters are a path and a date.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.case import Case, open_case
from flows.diary import show_result
from flows.office import Outcome, the_office
from intake.source import PageSource
from records.paths import as_path


@flow(flow_run_name="verify {path.name}", persist_result=False, validate_parameters=False)
async def verify(path: Path, received: date | None = None) -> Outcome:
    """Open what was sent, read every page, lay the documents side by side, judge, and keep the record.

    Args:
        path: as `records.paths.as_text` gives it, since Prefect keeps it as JSON.
        received: the day the authority received it; else as declared; else the newest file's date.
    """
    async with open_case(as_path(str(path)), the_office()) as case:
        await asyncio.gather(*(read_pages(case, chunk) for chunk in case.chunks()))
        return await judge_and_keep(case, received)


@task(task_run_name="read pages", persist_result=False, cache_policy=NO_CACHE)
async def read_pages(case: Case, chunk: Sequence[PageSource]) -> None:
    """Read some pages."""
    await case.read(chunk)


@task(task_run_name="judge and keep", persist_result=False, cache_policy=NO_CACHE)
async def judge_and_keep(case: Case, received: date | None) -> Outcome:
    """Judge, write the report, keep the result."""
    verified = await case.judge(received)
    outcome = await case.keep(verified)
    await show_result(verified.judgement, outcome, the_office())
    return outcome
