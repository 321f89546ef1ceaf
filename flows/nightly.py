"""The flow of the night: whatever is new or has changed is verified, however many nights were missed.

It may be run at any time and any number of times: what is settled is skipped. Two never run at once: a lock that
goes with its process sees to it, not Prefect's limits, whose slots a killed run keeps.
"""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from pkgutil import resolve_name
from threading import Timer

from prefect import flow
from prefect.runner import Runner
from prefect.schedules import Cron
from prefect.types.entrypoint import EntrypointType

from chushen.settings import Settings, load_settings
from flows.batch import in_batches
from flows.equipment import open_office
from flows.night import due
from flows.office import Office, Outcome, at_work, the_office
from flows.triage import Due, triage
from records.folder import held

_LOCK = ".nightly.lock"


@flow(persist_result=False, validate_parameters=False)
async def nightly(folder: str | None = None, write_report: str | None = None) -> tuple[Outcome, ...]:
    """Look through the known applications and the folder, and verify what is not settled.

    Args:
        folder: a folder of applications to look through besides the known ones.
        write_report: `module:function` of a `flows.office.WriteReport`, for a night that runs in its own process.
    """
    with _office(write_report) as office, held(office.store.data / _LOCK):
        found = list(triage(due(office.store, Path(folder) if folder else None), office))
        settled = [outcome for outcome in found if isinstance(outcome, Outcome)]
        for outcome in settled:
            office.progress.ended(outcome)
        return (*settled, *await in_batches([one.path for one in found if isinstance(one, Due)]))


_GRACE = 10.0
"""Seconds that Prefect's runner gets to end; now and then it waits for its own server for ever."""


class NightRunner(Runner):
    """Prefect's runner, which ends on SIGTERM as it does on Ctrl-C; its own handler ends in a traceback."""

    def handle_sigterm(self, *_: object, **__: object) -> None:
        """Be interrupted; end anyway where the runner does not let go: our records hold what is left to do."""
        last_resort = Timer(_GRACE, os._exit, args=(0,))
        last_resort.daemon = True
        last_resort.start()
        os.kill(os.getpid(), signal.SIGINT)


def serve(settings: Settings, folder: Path | None, write_report: str | None) -> None:
    """Run the night's work every night, each in its own process, until SIGINT or SIGTERM."""
    runner = NightRunner(
        name="nightly",
        limit=1,  # after missed nights Prefect starts all of them: one does the work, the others find it done
        pause_on_shutdown=False,  # a restart of the machine must not end the nights
    )
    runner.add_flow(
        nightly,
        name="nightly",
        schedules=[Cron(settings.nightly_cron, timezone="Asia/Shanghai")],
        parameters={"folder": str(folder.resolve()) if folder else None, "write_report": write_report},
        entrypoint_type=EntrypointType.MODULE_PATH,  # a file path would load every flow a second time
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


@contextmanager
def _office(write_report: str | None) -> Iterator[Office]:
    """The office that we are in, or, in a process of its own, one opened for the night."""
    try:
        office = the_office()
    except LookupError:
        writer = resolve_name(write_report) if write_report else None
        with open_office(load_settings(), write_report=writer) as opened, at_work(opened):
            yield opened
    else:
        yield office
