"""What a second worker brings: `python -m bench.scaling [--only TEXT] [--workers 1 2] [--command]`.

The samples are verified once each by so many workers, each number in a process of its own, on an office that is
warm: models loaded, Prefect's server running, one application done. `--command` times `chushen batch` itself
instead, with all that it starts.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.samples import find_samples
from chushen.settings import Settings
from flows.equipment import open_office
from flows.server import PrefectServer
from flows.start import verify_many


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run over the samples; times in seconds, processor time of the process and all that it started."""

    workers: int
    pages: int
    wall: float
    cpu: float


def main() -> None:
    """Measure and print; or, as the child, run once."""
    options = _options()
    if options.child:
        print(json.dumps(asdict(_warm(options.child, options.only))))
        return
    runs = [_command(n, options.only) if options.command else _child(n, options.only) for n in options.workers]
    what = "chushen batch, start-up included" if options.command else "warm offices"
    print(f"{what}; {os.cpu_count()} cores")
    for run in runs:
        page = f"{run.wall / run.pages:6.2f} s a page" if run.pages else ""
        print(f"  {run.workers} workers  {run.wall:7.1f} s wall  {run.cpu:7.1f} s cpu  {page}")
    for run in runs[1:]:
        print(f"  {run.workers} workers are {runs[0].wall / run.wall:.2f} times {runs[0].workers}")


def _paths(only: str) -> list[Path]:
    return [sample.path for sample in find_samples() if only in sample.path.name]


def _warm(workers: int, only: str) -> Run:
    paths = _paths(only)
    with TemporaryDirectory(prefix="chushen-scaling-") as folder:
        settings = Settings(data=Path(folder), workers=workers)
        with PrefectServer(settings.data) as server, open_office(settings) as office:
            server.wait_until_ready()
            verify_many(paths[:1], office, settings.data)
            before, begun = _cpu(), perf_counter()
            outcomes = verify_many(paths, office, settings.data, again=True)
            wall, cpu = perf_counter() - begun, _cpu() - before
            pages = sum(
                len(d.pages) for o in outcomes if (v := office.store.newest(o.name)) for d in v.submission.documents
            )
    return Run(workers=workers, pages=pages, wall=wall, cpu=cpu)


def _cpu() -> float:
    """Seconds of processor time of this process and of its children that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _child(workers: int, only: str) -> Run:
    command = [sys.executable, "-m", "bench.scaling", "--child", str(workers), "--only", only]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603  this file
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def _command(workers: int, only: str) -> Run:
    with TemporaryDirectory(prefix="chushen-scaling-") as folder:
        sent = Path(folder) / "sent"
        sent.mkdir()
        for path in _paths(only):
            copied = shutil.copytree if path.is_dir() else shutil.copy2
            copied(path, sent / path.name)
        chushen = Path(sys.executable).with_name("chushen")
        data = ["--data", str(Path(folder) / "data"), "--workers", str(workers)]
        before, begun = _cpu(), perf_counter()
        subprocess.run([chushen, "batch", sent, *data], check=False, stdout=subprocess.DEVNULL)  # noqa: S603  our own
        return Run(workers=workers, pages=0, wall=perf_counter() - begun, cpu=_cpu() - before)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.scaling", description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="only applications with this in their name")
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2], metavar="N")
    parser.add_argument("--command", action="store_true", help="time the command, start-up included")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
