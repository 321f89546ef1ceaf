"""The ways in past one machine. Prefect's environment is set here, before anything that imports Prefect is."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from chushen.errors import ToolMissingError
from chushen.settings import Settings
from flows.office import Outcome, Progress
from flows.pooling import Asked, named
from flows.server import PrefectServer
from flows.start import run_flows
from intake.fetching import address_of
from records.opening import open_records
from records.paths import as_text

_HEARTBEAT_SECONDS = "30"


def verify_in_pool(
    paths: Sequence[Path],
    settings: Settings,
    pool: str,
    asked: Asked,
    *,
    office: str,
    progress: Progress,
) -> tuple[Outcome, ...]:
    """Have applications verified by the workers of a pool, and tell of each how it ended.

    Interrupted or killed, it may be begun again: it finds the runs that are there. The workers go on meanwhile.

    Args:
        paths: as all workers know them.
        settings: name the records, which all workers share.
        pool: its name.
        asked: what is asked of all of them.
        office: `module:function` of a `flows.office.OpenOffice`, which each worker opens for itself.
        progress: is told of each application that has ended, in any thread.

    Returns:
        One outcome for each that was not left alone, in their order.

    Raises:
        CallError: no Prefect server is named and none stands; two applications have one name.
    """
    with open_records(settings) as store, PrefectServer(settings.data) as server:
        server.must_stand()
        from flows.pool import Pool  # noqa: PLC0415  imports Prefect, which reads its environment then

        here = Pool(pool, store, progress, office=office, at_most=settings.applications_a_run)
        return run_flows(here.verify([path if address_of(path) else path.absolute() for path in paths], asked))


def verify_in_dask(
    paths: Sequence[Path], settings: Settings, asked: Asked, *, office: str, progress: Progress
) -> tuple[Outcome, ...]:
    """Have applications verified by the processes of a Dask cluster, each of which opens an office of its own once.

    Args:
        paths: as all processes know them.
        settings: name the records, which all processes share, and the cluster (`dask_address`, else one of `workers`
            processes that is started here and reads one page at a time in each).
        asked: what is asked of all of them.
        office: `module:function` of a `flows.office.OpenOffice`.
        progress: is told of each application that has ended.

    Returns:
        One outcome for each that was not left alone, in their order.

    Raises:
        CallError: two applications have one name.
        OrchestrationError: Prefect's server could not be started.
        ToolMissingError: prefect-dask is not installed.
    """
    here = [path if address_of(path) else path.absolute() for path in named(paths).values()]
    os.environ.update(settings.model_copy(update={"workers": 1}).as_environment())
    os.environ["DASK_DISTRIBUTED__WORKER__DAEMON"] = "False"  # an office has children of its own: the parsers
    with open_records(settings) as store, PrefectServer(settings.data) as server:
        server.wait_until_ready()
        try:
            from flows.spread import in_dask  # noqa: PLC0415  imports Prefect, which reads its environment then
        except ModuleNotFoundError as error:
            raise ToolMissingError(f"{error}", remedy="pip install '.[dask]'") from error
        work = in_dask(
            [as_text(path) for path in here],
            asked,
            office=office,
            address=settings.dask_address,
            processes=settings.workers,
            here=(store, settings.reports_base, progress),
        )
        return run_flows(work)


def work_for_pool(settings: Settings, pool: str, *, limit: int) -> None:
    """Take up what the pool holds, in processes under these same settings, until SIGINT or SIGTERM.

    Raises:
        CallError: no Prefect server is named and none stands.
    """
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ.update(settings.as_environment())
    os.environ.setdefault("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", _HEARTBEAT_SECONDS)
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    with PrefectServer(settings.data) as server, suppress(KeyboardInterrupt):
        server.must_stand()
        from flows.worker import work  # noqa: PLC0415  imports Prefect, which reads its environment then

        work(pool, limit=limit)
