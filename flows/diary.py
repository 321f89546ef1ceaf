"""What Prefect's own pages show of a result: tags, a table with a link to the report, and an event."""

from __future__ import annotations

import logging

from httpx import HTTPError
from prefect.artifacts import acreate_markdown_artifact
from prefect.client.orchestration import get_client
from prefect.context import FlowRunContext
from prefect.events import emit_event
from prefect.exceptions import PrefectException

from chushen.findings import Judgement
from chushen.names import name_of
from flows.office import Office, Outcome
from flows.summary import result_table
from records.links import report_link

_LOG = logging.getLogger(__name__)


async def show_result(judgement: Judgement, outcome: Outcome, office: Office) -> None:
    """Tag the running flow and hang the result's table on it: two calls an application.

    The result is kept already: that Prefect could not be told is worth a line in the log and no more.
    """
    verdict, run = judgement.verdict, FlowRunContext.get()
    try:
        await hang_table(judgement, outcome, office.reports)
        if run and run.flow_run:
            async with get_client() as client:
                await client.update_flow_run(run.flow_run.id, tags=["chushen", licence_of(office), verdict.value])
    except (HTTPError, PrefectException) as error:
        _LOG.warning("Prefect does not show the result of %s: %s", outcome.name, error)


async def hang_table(judgement: Judgement, outcome: Outcome, reports: str) -> None:
    """Hang the result's table on the running flow; `reports` is what links to reports begin with."""
    await acreate_markdown_artifact(
        result_table(judgement, outcome, report_link(reports, outcome.name)),
        key=f"result-{judgement.verdict.value}",
        description=f"{outcome.name}：{name_of(judgement.verdict)}",
    )


def licence_of(office: Office) -> str:
    """The name of the checklist that is in force."""
    return office.bench.checklist.partition("@")[0]


def tell(outcome: Outcome, licence: str) -> None:
    """The event of a verdict; of an application that could not be processed, `chushen.verdict.quarantined`.

    It costs no call: Prefect sends it in a thread of its own.
    """
    counts = {"errors": outcome.errors, "warnings": outcome.warnings, "infos": outcome.infos}
    emit_event(
        f"chushen.verdict.{outcome.verdict or 'quarantined'}",
        resource={
            "prefect.resource.id": f"chushen.submission.{outcome.name}",
            "prefect.resource.name": outcome.name,
            "chushen.licence": licence,
        },
        payload={**counts, "seconds": round(outcome.seconds, 1)},
    )
