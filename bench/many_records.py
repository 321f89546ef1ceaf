"""How long list, search and export take over many submissions: `python -m bench.many_records [--number 10000]`.

The rows are made: copies of one sample's size, each with a name, a company and numbers of its own. Each command runs in
a process of its own, its memory is the most that it held.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.samples import find_samples
from chushen.kinds import FieldName
from chushen.settings import load_settings
from flows.equipment import open_workbench
from flows.verification import verify_submission
from records.store import Store
from records.verified import Verified

_COMMANDS = (
    ("list", "--json"),
    ("list",),
    ("list", "--verdict", "correct", "--json"),
    ("search", "第 4321 号"),
    ("search", "第 4321 号", "未盖章"),
    ("search", "通信", "--json"),
    ("export",),
    ("export", "--format", "json"),
    ("export", "--format", "csv"),
    ("export", "--format", "xlsx"),
)


def main() -> None:
    """Make the records, then run every command over them."""
    parser = argparse.ArgumentParser(prog="python -m bench.many_records", description=__doc__)
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--database", default="", help="a PostgreSQL, else SQLite")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="chushen-records-") as folder:
        begun = perf_counter()
        fill(Path(folder), options.database, options.number)
        print(f"{options.number} submissions recorded in {perf_counter() - begun:.0f} s")
        for command in _COMMANDS:
            print(f"  {' '.join(command):34} {timed(command, Path(folder), options.database)}")


def fill(data: Path, database: str, number: int) -> None:
    """Record so many results of the size of a sample's."""
    sample = next(s for s in find_samples() if "unsealed" in s.path.name)
    with open_workbench(load_settings(data)) as bench:
        verified = verify_submission(sample.path, bench, received=sample.received)
    with Store.open(data, database) as store:
        for count in range(number):
            store.keep(sample.path, _another(verified, count))


def timed(command: tuple[str, ...], data: Path, database: str) -> str:
    """Seconds, megabytes at most, and how much came out."""
    program = (
        "import resource, sys; from desk.cli import app\n"
        "try: app(sys.argv[1:])\n"
        "finally: print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)"
    )
    asked = [sys.executable, "-c", program, *command, "--data", str(data)]
    begun = perf_counter()
    environment = {**os.environ, "CHUSHEN_DATABASE": database}
    done = subprocess.run(asked, capture_output=True, check=True, env=environment)  # noqa: S603  this very Python
    seconds = perf_counter() - begun
    megabytes = done.stderr.decode().split()[-1]
    return f"{seconds:6.2f} s  {megabytes:>5} MB  {len(done.stdout) / 1e6:8.1f} MB out"


def _another(verified: Verified, count: int) -> Verified:
    submission, name = verified.submission, f"申请 {count:05}"
    said = {FieldName.COMPANY_NAME: f"第 {count} 号通信有限公司", FieldName.USCC: f"91110108{count:010}"}
    documents = tuple(
        replace(document, fields=tuple(replace(f, value=said.get(f.name, f.value)) for f in document.fields))
        for document in submission.documents
    )
    return replace(
        verified,
        submission=replace(submission, name=name, documents=documents),
        judgement=replace(verified.judgement, submission=name),
        digest=f"{count:064}",
    )


if __name__ == "__main__":
    main()
