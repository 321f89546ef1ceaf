"""What a batch costs besides reading: `python -m bench.orchestration [--only TEXT] [--workers N]`.

A batch over the samples on a warm office. Two looks at the same run: the seconds of the stopwatch's stages against
wall time times workers, and the processor seconds of every thread and process by what it does.
"""

from __future__ import annotations

import argparse
import os
import threading
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.samples import find_samples
from chushen.checklist_file import load_checklist
from chushen.settings import Settings
from chushen.stopwatch import Stopwatch
from desk.work.office import report_writer
from flows.equipment import open_office
from flows.server import PrefectServer
from flows.start import verify_many

WORK = ("render", "upright", "seals", "read", "fields", "documents", "rules")
"""The stages that are no orchestration."""
_TICKS = os.sysconf("SC_CLK_TCK")
_READING, _CHILDREN = "reading (page threads, inference, Tesseract)", "opening and rendering (child processes)"
_JUDGING = "documents, rules, reports, records (helper threads)"


def main() -> None:
    """Measure and print."""
    options = _options()
    paths = [sample.path for sample in find_samples() if options.only in sample.path.name]
    watch = Stopwatch()
    with TemporaryDirectory(prefix="chushen-cost-") as folder:
        settings = Settings(data=Path(folder), workers=options.workers)
        writer = report_writer(load_checklist(settings.checklist))
        with PrefectServer(settings.data) as server, open_office(settings, watch=watch, write_report=writer) as office:
            server.wait_until_ready()
            verify_many(paths[:1], office, settings.data)
            stages, cpu, begun = Counter(watch.seconds()), _cpu(), perf_counter()
            verify_many(paths, office, settings.data, again=True)
            wall = perf_counter() - begun
            cpu = Counter({name: seconds - cpu[name] for name, seconds in _cpu().items()})
            stages = Counter({name: seconds - stages[name] for name, seconds in watch.seconds().items()})
    _print(stages, cpu, wall, settings.workers)


def _print(stages: Counter[str], cpu: Counter[str], wall: float, workers: int) -> None:
    room = wall * workers
    print(f"{wall:.1f} s wall, {workers} workers, {os.cpu_count()} cores\nstages, of {room:.1f} thread-seconds")
    for name, seconds in stages.most_common():
        print(f"  {name:52} {seconds:8.2f} s {100 * seconds / room:6.2f} %{'' if name in WORK else '  *'}")
    rest = room - sum(stages[name] for name in WORK)
    print(f"  {'all that is no work, waiting for the last included':52} {rest:8.2f} s {100 * rest / room:6.2f} %")
    used = sum(cpu.values())
    print(f"processor time, of {used:.1f} s")
    for name, seconds in cpu.most_common():
        print(f"  {name:52} {seconds:8.2f} s {100 * seconds / used:6.2f} %")
    judged = stages["documents"] + stages["rules"]
    rest = used - cpu[_READING] - cpu[_CHILDREN] - judged
    print(f"  {'orchestration: all but reading, rendering, rules':52} {rest:8.2f} s {100 * rest / used:6.2f} %")


def _cpu() -> Counter[str]:
    """Processor seconds so far, by what the thread or process is for."""
    me = os.getpid()
    names = {thread.native_id: thread.name for thread in threading.enumerate()}
    spent: Counter[str] = Counter()
    for task in Path(f"/proc/{me}/task").iterdir():
        spent[_purpose(names.get(int(task.name)))] += _seconds(task)
    spent[_READING] += _seconds(Path(f"/proc/{me}"), of_children_ended=True)
    for process in Path("/proc").glob("[0-9]*"):
        if _descends_from(process, me):
            said = (process / "cmdline").read_bytes()
            purpose = "Prefect's server" if b"server_process" in said else _CHILDREN
            spent[purpose] += _seconds(process) + _seconds(process, of_children_ended=True)
    return spent


def _purpose(thread: str | None) -> str:
    if thread is None or thread.startswith("page"):  # a thread that is not Python's is OpenVINO's or OpenCV's
        return _READING
    if thread == "MainThread":
        return "flows (main thread)"
    return _JUDGING if thread.startswith("asyncio") else "Prefect's client, child processes' messages (other threads)"


def _seconds(task: Path, *, of_children_ended: bool = False) -> float:
    fields = (task / "stat").read_text().rsplit(")", 1)[1].split()
    first = 13 if of_children_ended else 11
    return (int(fields[first]) + int(fields[first + 1])) / _TICKS


def _descends_from(process: Path, ancestor: int) -> bool:
    try:
        while (parent := int((process / "stat").read_text().rsplit(")", 1)[1].split()[1])) > 1:
            if parent == ancestor:
                return True
            process = Path(f"/proc/{parent}")
    except OSError:  # it has ended meanwhile
        pass
    return False


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.orchestration", description=__doc__)
    parser.add_argument("--only", default="", metavar="TEXT", help="only applications with this in their name")
    parser.add_argument("--workers", type=int, default=2, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main()
