"""The ways in that go through Prefect. Its server is started here, before anything that imports Prefect is."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import suppress
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from chushen.errors import CallError
from chushen.settings import Settings
from flows.office import NightOver, Office, Outcome, at_work
from flows.serving.household import run_together
from flows.serving.server import PrefectServer
from flows.triage import Due, in_order, triage
from flows.watched.watch import Watching, prepare, watch

_LOOK_SECONDS = 0.1

T = TypeVar("T")


def verify_many(
    paths: Sequence[Path],
    office: Office,
    data: Path,
    *,
    received: date | None = None,
    since: date | None = None,
    again: bool = False,
) -> tuple[Outcome, ...]:
    """Verify applications as Prefect flows, a few at once, and keep the records; go on after a bad one.

    The one received first is verified first; of those received on one day, the one that is named first. What may
    have ended the program before comes last.

    What is settled already is skipped, and if that is all, no server is started. The office's `progress` is told
    of everything in the calling thread.

    Args:
        paths: applications, as `flows.sources.submissions_in` finds them in a folder.
        office: from `flows.equipment.open_office`.
        data: the data folder, where Prefect's own home is.
        received: for all of them; else as each declares; else each one's newest file's date.
        since: those received before that day are left alone.
        again: verify also what is settled.

    Returns:
        One outcome for each path that was not left alone, in the order of the paths.

    Raises:
        OrchestrationError: Prefect's server could not be started.
    """
    outcomes: dict[Path, Outcome] = {}
    waiting: list[Due] = []
    with PrefectServer(data) as server:
        for found in triage(paths, office, received=received, since=since, again=again):
            if isinstance(found, Outcome):
                outcomes[found.path] = found
                office.progress.ended(found)
            else:
                waiting.append(found)
                server.start()  # while it starts, the rest is looked through
        due = in_order(waiting)
        office.progress.planned(len(outcomes) + len(due))
        if due:
            server.wait_until_ready()
            from flows.batch import in_batches  # noqa: PLC0415  imports Prefect, which reads its environment then

            with at_work(office):
                done = run_flows(in_batches(due, received))
            outcomes.update(zip(due, done, strict=True))
    return tuple(outcomes[path] for path in dict.fromkeys(paths) if path in outcomes)


def watch_folder(folder: Path, office: Office, data: Path, *, how: Watching) -> None:
    """Verify what lies in the folder and what is dropped there, each as a Prefect flow, until SIGINT or SIGTERM.

    On the signal no new page is begun; what is half done is done again next time. Returns then.

    Raises:
        CallError: there is no such folder, or the outcome folders cannot be made in it, or another watch over these
            records is at work on it.
        OrchestrationError: Prefect's server could not be started.
    """
    folder = folder.resolve()
    prepare(folder, how)
    named = sha256(os.fsencode(folder)).hexdigest()[:16]

    async def until_told_to_stop(server: PrefectServer) -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, stop.set)
        while not stop.is_set() and not server.is_ready():  # noqa: ASYNC110  a process to ask, no event to wait for
            await asyncio.sleep(_LOOK_SECONDS)
        if stop.is_set():
            return
        from flows.batch import verified  # noqa: PLC0415  imports Prefect, which reads its environment then

        await watch(folder, office, verified, how=how, stop=stop)

    with office.store.alone(f"watch-{named}") as alone:
        if not alone:
            raise CallError(
                f"{folder}：另一个进程正在监视该文件夹 / another watch is at work on this folder",
                remedy="一个文件夹只需一个监视进程 / One watch is enough for a folder.",
            )
        with PrefectServer(data) as server, at_work(office):
            server.start()
            with suppress(KeyboardInterrupt):
                run_flows(until_told_to_stop(server))


def nightly_once(office: Office, data: Path, *, folder: Path | None = None) -> NightOver:
    """Do the night's work now: verify what is new or changed of the known applications and in the folder; tell of it.

    Raises:
        CallError: there is no such folder, or another night is at work.
        OrchestrationError: Prefect's server could not be started.
    """
    with PrefectServer(data) as server, at_work(office):
        server.wait_until_ready()
        from flows.nightly import nightly  # noqa: PLC0415  imports Prefect, which reads its environment then

        night = run_flows(nightly(str(folder.resolve()) if folder else None))
    if isinstance(night, NightOver):
        return night
    raise CallError(
        "另一次夜间核验正在进行 / another night is at work on these records",
        remedy="等它结束后再试 / wait until it has ended, then try again.",
    )


def nightly_forever(
    settings: Settings,
    *,
    folder: Path | None = None,
    write_report: str | None = None,
    write_digest: str | None = None,
) -> None:
    """Do the night's work every night at `settings.nightly_cron`, Asia/Shanghai, until SIGINT or SIGTERM.

    Each night runs in a process of its own, under these same settings.

    Args:
        settings: in force; handed to the nights' processes by their environment.
        folder: a folder of applications to look through besides the known ones.
        write_report: `module:function` of a `flows.office.WriteReport`; an office of its own opens each night.
        write_digest: `module:function` of a `flows.office.WriteDigest`.

    Raises:
        OrchestrationError: Prefect's server could not be started.
    """
    os.environ.update(settings.as_environment())
    with PrefectServer(settings.data) as server:
        server.wait_until_ready()
        from flows.nightly import serve  # noqa: PLC0415  imports Prefect, which reads its environment then

        serve(settings, folder, write_report, write_digest)


def serve_all(settings: Settings, parts: Mapping[str, Sequence[str]]) -> None:
    """Run a Prefect server with its pages, and beside it all parts, until SIGINT or SIGTERM.

    Args:
        settings: in force; handed to the parts by their environment.
        parts: what each is called, and its command for `flows.serving.part_process`. They report to this server.

    Raises:
        CallError: the port is taken, or a server over this data folder runs already.
        OrchestrationError: the server or a part has ended by itself; the others were ended then.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ.update(settings.as_environment())
    with suppress(KeyboardInterrupt), PrefectServer(settings.data, port=settings.prefect_port) as server:
        server.wait_until_ready()
        run_together(parts, server.must_live)


def run_flows(work: Coroutine[Any, Any, T]) -> T:
    """Run flows to their end.

    Raises:
        KeyboardInterrupt: also on SIGTERM, which Prefect takes over while a flow runs.
    """
    from prefect.exceptions import TerminationSignal  # noqa: PLC0415  imports Prefect, whose environment is set by now

    try:
        return asyncio.run(work)
    except TerminationSignal as told:
        raise KeyboardInterrupt from told
