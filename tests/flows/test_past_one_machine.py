"""A batch over several workers, with the servers that operators use; one of the workers is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from records.holder import Holder
from records.schema import Happening, LeaseRow, ResultRow, State
from records.store import Store
from tests.flows.building import GOOD, an_application
from tests.servers import ServerMissingError, free_port, redis_server

ROOT = Path(__file__).resolve().parents[2]
APPLICATIONS = 40
COORDINATE = """
import json, sys
from pathlib import Path
from chushen.settings import load_settings
from flows.office import Progress
from flows.pooling import Asked
from flows.sources import submissions_in
from flows.start_pool import verify_in_pool
outcomes = verify_in_pool(
    submissions_in(Path(sys.argv[1])), load_settings(), "test", Asked(), office="tests.flows.quick_office:open_it",
    progress=Progress(),
)
print(json.dumps([[one.name, one.verdict, one.problem] for one in outcomes]))
"""


@pytest.fixture(scope="module")
def redis():
    try:
        with redis_server() as port:
            yield port
    except ServerMissingError as missing:
        pytest.skip(str(missing))


def test_every_application_ends_once_although_a_worker_is_killed(tmp_path, postgresql, redis):
    database = postgresql.url(postgresql.new_database())
    for number in range(APPLICATIONS):
        an_application(tmp_path / "in" / f"甲{number}", GOOD)
    environment = {
        "CHUSHEN_DATA": str(tmp_path / "data"),
        "CHUSHEN_DATABASE": database,
        "CHUSHEN_LEASE_SECONDS": "5",
        "PREFECT_WORKER_QUERY_SECONDS": "1",
    }
    with ExitStack() as stack:
        store = stack.enter_context(Store.open(tmp_path / "data", database))
        prefect = stack.enter_context(prefect_server(tmp_path, postgresql, redis))
        environment["PREFECT_API_URL"] = f"{prefect}/api"
        workers = [stack.enter_context(started(WORKER, environment)) for _ in range(2)]
        batch = stack.enter_context(started([sys.executable, "-c", COORDINATE, tmp_path / "in"], environment))

        victim = until(lambda: whose_worker(store, workers))
        killed = kill_all(victim)
        said, _ = batch.communicate(timeout=400)
        assert batch.returncode == 0
        assert {name: verdict for name, verdict, _ in json.loads(said)} == dict.fromkeys(names(), "pass")

        assert killed > 1
        assert {row.name: row.state for row in store.rows()} == dict.fromkeys(names(), State.DONE)
        told = Counter((event.submission, event.happening) for event in store.events())
        assert {name: told[name, Happening.KEPT] for name in names()} == dict.fromkeys(names(), 1)
        assert all(told[name, Happening.BEGUN] in {1, 2} for name in names())
        assert not any(happening in {Happening.FAILED, Happening.CONFIRMED} for _, happening in told)
        with Session(store._engine) as session:  # noqa: SLF001  what lies in the tables is what this is about
            assert sorted(session.scalars(select(ResultRow.submission))) == sorted(names())
        runs = asked(prefect, "flow_runs/filter")
        assert Counter(run["state_type"] for run in runs if run["state_type"] not in {"COMPLETED", "CRASHED"}) == {}
        assert any(run["state_type"] == "CRASHED" and "chunk" in run["tags"] for run in runs)


def names():
    return {f"甲{number}" for number in range(APPLICATIONS)}


def whose_worker(store, workers):
    """The worker of which a run is at an application, once some applications have been verified."""
    if sum(ending.happening is Happening.KEPT for ending in store.endings(0)) < 4:
        return None
    with Session(store._engine) as session:  # noqa: SLF001  what lies in the tables is what this is about
        rows = session.execute(select(LeaseRow.name, LeaseRow.holder)).all()
    at_it = {Holder.parse(holder).process for name, holder in rows if not name.startswith("/run/")}
    return next((worker for worker in workers if at_it & set(descendants(worker.pid))), None)


def kill_all(worker):
    """As when a machine loses its power: the worker and whatever it has started, at once."""
    doomed = [worker.pid, *descendants(worker.pid)]
    for process in doomed:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGSTOP)
    for process in doomed:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    return len(doomed)


def descendants(process):
    found = []
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        with suppress(FileNotFoundError, ProcessLookupError):
            for child in map(int, task.read_text().split()):
                found += [child, *descendants(child)]
    return found


WORKER = [sys.executable, "-c", "from desk.cli import main; main()", "worker", "--pool", "test"]


@contextmanager
def started(command, environment):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "CHUSHEN_"))}
    with subprocess.Popen(  # noqa: S603  our own interpreter
        list(map(str, command)),
        env={**inherited, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            yield process
        finally:
            doomed = descendants(process.pid)
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            process.kill()
            for child in doomed:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)


@contextmanager
def prefect_server(folder, postgresql, redis):
    """Prefect's server as docs/operations.md has it for several machines."""
    port = free_port()
    environment = {
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": postgresql.url(postgresql.new_database(), "asyncpg"),
        "PREFECT_MESSAGING_BROKER": "prefect_redis.messaging",
        "PREFECT_MESSAGING_CACHE": "prefect_redis.messaging",
        "PREFECT_SERVER_EVENTS_CAUSAL_ORDERING": "prefect_redis.ordering",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect_redis.lease_storage",
        "PREFECT_REDIS_MESSAGING_HOST": "127.0.0.1",
        "PREFECT_REDIS_MESSAGING_PORT": str(redis),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    with started(command, environment):
        address = f"http://127.0.0.1:{port}"
        until(lambda: fetched(f"{address}/api/health") == "true")
        yield address


def asked(address, what):
    return json.loads(fetched(f"{address}/api/{what}", b'{"limit": 200}', **{"Content-Type": "application/json"}))


def fetched(address, body=None, **headers):
    with suppress(URLError), urlopen(Request(address, body, headers), timeout=10) as answer:  # noqa: S310  our own
        return answer.read().decode()
    return None


def until(what):
    limit = monotonic() + 200
    while monotonic() < limit:
        if found := what():
            return found
        sleep(0.1)
    raise TimeoutError
