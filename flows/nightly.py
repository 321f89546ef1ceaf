"""The flow of the night: whatever is new or has changed is verified, however many nights were missed; then it is told.

It may be run at any time and any number of times: what is settled is skipped. Two never run at once: the records see
to it (`Store.alone`), not Prefect's limits, whose slots a killed run keeps. Of the runs that Prefect starts after
missed nights, all at once, one does the work; each other one finds it done since it was due, and returns.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from threading import Timer

from prefect import flow, runtime
from prefect.client.schemas.objects import State
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.states import Completed
from prefect.types.entrypoint import EntrypointType

from chushen.errors import OrchestrationError
from chushen.logs import set_up_logs
from chushen.settings import Settings, load_settings
from flows.batch import in_batches
from flows.equipment import open_office
from flows.night import due, night_over
from flows.office import NightOver, Office, Outcome, at_work, the_office
from flows.triage import Due, in_order, triage
from flows.watched.outcome_folders import move_on
from records.nights import Night
from records.store import Store

_GRACE_SECONDS = 60.0

_LOG = logging.getLogger(__name__)


@flow(persist_result=False, validate_parameters=False)
async def nightly(
    folder: str | None = None, write_report: str | None = None, write_digest: str | None = None
) -> NightOver | State[NightOver]:
    """Look through the known applications and the folder, verify what is not settled, and tell of the night.

    Args:
        folder: a folder of applications to look through besides the known ones.
        write_report: `module:function` of a `flows.office.WriteReport`, for a night that runs in its own process.
        write_digest: `module:function` of a `flows.night.WriteDigest`, for the same.
    """
    begun, planned = datetime.now(UTC), runtime.flow_run.scheduled_start_time
    ours = _the_office_if_any()
    with _records(ours) as store, store.alone("nightly") as alone:
        if not alone:
            return _needless("another night is at work")
        last = store.last_night()
        if last and planned and last.begun >= planned:
            return _needless(f"the night that began at {last.begun:%Y-%m-%d %H:%M} UTC has done what was due")
        with _working(ours, write_report, write_digest) as office:
            outcomes = await _verified(folder, office)
            return _told(outcomes, office, begun)


async def _verified(folder: str | None, office: Office) -> tuple[Outcome, ...]:
    found = list(triage(due(office.store, Path(folder) if folder else None), office))
    settled = [outcome for outcome in found if isinstance(outcome, Outcome)]
    for outcome in settled:
        office.progress.ended(outcome)
    verified = await in_batches(in_order(one for one in found if isinstance(one, Due)))
    return tuple(move_on(outcome, office.store) for outcome in (*settled, *verified))


def _told(outcomes: tuple[Outcome, ...], office: Office, begun: datetime) -> NightOver:
    """Make the digest, then note in the records up to when it tells: in this order, so that a crash loses nothing."""
    told = datetime.now(UTC)
    over = night_over(office.store, told, outcomes)
    undelivered = office.write_digest(office.store, over) if office.write_digest else ()
    office.store.end_night(Night(day=over.day, begun=begun, told=told, undelivered=tuple(undelivered)))
    return over


def _the_office_if_any() -> Office | None:
    with suppress(LookupError):
        return the_office()
    return None


def _needless(why: str) -> State[NightOver]:
    _LOG.info("nothing done this night: %s", why)
    return Completed(name="Needless", message=why)


class NightRunner(Runner):
    """Prefect's runner, stopped by what `told` does; its own answer to SIGTERM ends in a traceback."""

    told: Callable[[], object]

    def handle_sigterm(self, *_: object, **__: object) -> None:
        """Leave it to `told`."""
        self.told()


def serve(settings: Settings, folder: Path | None, write_report: str | None, write_digest: str | None) -> None:
    """Run the night's work every night, each in its own process, until SIGINT or SIGTERM; a night at work ends then.

    Raises:
        OrchestrationError: Prefect's server could not be reached, again and again.
    """
    parameters = {
        "folder": str(folder.resolve()) if folder else None,
        "write_report": write_report,
        "write_digest": write_digest,
    }
    try:
        asyncio.run(_until_told_to_stop(settings.nightly_cron, parameters))
    except RuntimeError as error:  # so the runner says it
        message = "Prefect's server could not be reached, again and again"
        raise OrchestrationError(message, remedy="See whether it runs; then start the nights again.") from error


async def _until_told_to_stop(cron: str, parameters: dict[str, str | None]) -> None:
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):  # before the deployment is there: whoever sees it may stop us
        loop.add_signal_handler(number, stop.set)
    runner = NightRunner(
        name="nightly",
        limit=1,  # after missed nights Prefect starts all of them: one does the work, the others find it done
        pause_on_shutdown=False,  # a restart of the machine must not end the nights
    )
    runner.told = partial(loop.call_soon_threadsafe, stop.set)
    await runner.aadd_flow(
        nightly,
        name="nightly",
        schedules=[Cron(cron, timezone="Asia/Shanghai")],
        parameters=parameters,
        entrypoint_type=EntrypointType.MODULE_PATH,  # a file path would load every flow a second time
    )
    nights = asyncio.create_task(runner.start())
    told = asyncio.create_task(stop.wait())
    await asyncio.wait((nights, told), return_when=asyncio.FIRST_COMPLETED)
    if told.done():
        await _stop(runner, nights)
    else:
        told.cancel()
        await nights


async def _stop(runner: NightRunner, nights: asyncio.Task[None]) -> None:
    """End the night that is at work, and then the runner.

    Being cancelled is not enough for it: it waits for that night's process in a thread, which nothing interrupts. Where
    Prefect's server does not answer, it takes ten seconds for each of its two web sockets.
    """
    last_resort = Timer(_GRACE_SECONDS, os._exit, args=(1,))  # our records hold what is left to do
    last_resort.daemon = True
    last_resort.start()
    if runner.started:
        await runner.astop()
    else:
        nights.cancel()
    with suppress(asyncio.CancelledError):
        await nights
    last_resort.cancel()


@contextmanager
def _records(office: Office | None) -> Iterator[Store]:
    """The records of the office that we are in, or, in a process of its own, those of the settings."""
    if office is not None:
        yield office.store
        return
    settings = load_settings()
    set_up_logs(settings)
    with Store.open(settings.data, settings.database) as store:
        yield store


@contextmanager
def _working(office: Office | None, write_report: str | None, write_digest: str | None) -> Iterator[Office]:
    """The office that we are in, or, in a process of its own, one opened for the night."""
    if office is not None:
        yield office
        return
    report, digest = (resolve_name(name) if name else None for name in (write_report, write_digest))
    with open_office(load_settings(), write_report=report, write_digest=digest) as opened, at_work(opened):
        yield opened
