"""Every file of a folder put through intake: `make hostile DIR=FOLDER`, or `python -m bench.hostile [FOLDER]`.

Each file is listed and each of its pages rendered, first one file after the other, then eight at a time. What must come
out: every file has an outcome, the same both times, and the program is still there. Without FOLDER the files of
`bench.odd_files` are written and taken. The exit status is 1 where a file has no outcome.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.child_memory import ChildMemory, resident_mb
from bench.odd_files import write_odd_files
from chushen.documents import RefusedFile
from chushen.settings import load_settings
from flows.equipment import limits_of
from intake.isolation import Isolation, open_isolation
from intake.limits import Limits
from intake.render import load_page
from intake.submission import open_files

READ, IN_PART, NONE = "read", "read in part", "NO OUTCOME"
_SLOWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of one file.

    Attributes:
        outcome: `read`, `read in part`, `refused: CAUSE`; of an archive several, joined.
        pages: that were rendered.
        memory: the most that a child process held, in MB; 0 where several files went at once.
        detail: why not, for people.
    """

    path: Path
    outcome: str
    pages: int
    seconds: float
    memory: float = 0.0
    detail: str = ""


def main() -> None:
    """Take them twice and print the tables."""
    options = _options()
    sys.stdout.reconfigure(errors="backslashreplace")  # names may be no text
    with _files(options.folder) as paths:
        begun = resident_mb()
        alone = _one_by_one(paths, options.verbose)
        after = resident_mb()
        print(_table(f"{len(paths)} files, one by one", alone))
        print(f"\nthis process: {begun:.0f} MB before, {after:.0f} MB after")
        together = _together(paths, options.together)
        print(_table(f"the same, {options.together} at a time", together))
        print(f"\nthis process: {resident_mb():.0f} MB after")
    differing = [(a, b) for a, b in zip(alone, together, strict=True) if a.outcome != b.outcome]
    print(f"\nother outcomes at {options.together} at a time: {len(differing)}")
    for one, other in differing:
        print(f"  {one.path.name}: {one.outcome} | {other.outcome} {other.detail}")
    without = [taken for taken in (*alone, *together) if taken.outcome == NONE]
    print(f"\nwithout an outcome: {len(without)}")
    for taken in without:
        print(f"  {taken.path}: {taken.detail}")
    sys.exit(1 if without else 0)


def take(path: Path, limits: Limits, isolation: Isolation) -> Taken:
    """List one file, render each page, and say what became of it. Whatever is raised is no outcome."""
    begun = perf_counter()
    try:
        with open_files([path], limits, isolation) as opened:
            refused, pages = list(opened.refused), 0
            for source in opened.pages:
                page = load_page(source, 200, limits, isolation)
                if isinstance(page, RefusedFile):
                    refused.append(page)
                else:
                    pages += 1
    except Exception as error:  # noqa: BLE001  this is what is looked for
        return Taken(path=path, outcome=NONE, pages=0, seconds=perf_counter() - begun, detail=repr(error))
    causes = sorted({file.cause.value for file in refused})
    outcome = (READ if not refused else IN_PART) if pages else (f"refused: {', '.join(causes)}" if causes else NONE)
    detail = refused[0].detail if refused else ""
    return Taken(path=path, outcome=outcome, pages=pages, seconds=perf_counter() - begun, detail=detail)


def _one_by_one(paths: Sequence[Path], verbose: bool) -> list[Taken]:  # noqa: FBT001  a switch of the command line
    limits = limits_of(load_settings())
    taken: list[Taken] = []
    with open_isolation(limits, 1) as isolation, ChildMemory() as memory:
        for path in paths:
            memory.forget()
            seen = take(path, limits, isolation)
            taken.append(replace(seen, memory=memory.most_mb()))
            if verbose:
                print(_line(taken[-1]), flush=True)
    return taken


def _together(paths: Sequence[Path], number: int) -> list[Taken]:
    limits = limits_of(load_settings())
    with open_isolation(limits, number) as isolation, ThreadPoolExecutor(number) as pool:
        return list(pool.map(lambda path: take(path, limits, isolation), paths))


def _line(file: Taken) -> str:
    return f"{file.seconds:7.1f} s {file.memory:6.0f} MB  {file.path.name}: {file.outcome}  {file.detail[:90]}"


def _table(title: str, taken: Sequence[Taken]) -> str:
    by_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for file in taken:
        by_kind[file.path.suffix.lower() or "none"][file.outcome] += 1
    lines = [f"\n== {title}: {sum(file.seconds for file in taken):.0f} s in all"]
    for kind in sorted(by_kind):
        lines.append(f"  {kind}  ({sum(by_kind[kind].values())})")
        lines += [f"    {count:5}  {outcome}" for outcome, count in by_kind[kind].most_common()]
    lines.append("\n  slowest")
    lines += [
        f"    {file.seconds:7.1f} s  {file.path.name}: {file.outcome}"
        for file in sorted(taken, key=lambda file: -file.seconds)[:_SLOWEST]
    ]
    if any(file.memory for file in taken):
        lines.append("\n  largest child")
        lines += [
            f"    {file.memory:6.0f} MB  {file.path.name}: {file.outcome}"
            for file in sorted(taken, key=lambda file: -file.memory)[:_SLOWEST]
        ]
    return "\n".join(lines)


@contextmanager
def _files(folder: Path | None) -> Iterator[list[Path]]:
    """Every regular file beneath the folder; without one the odd files, while the block lasts."""
    with TemporaryDirectory(prefix="chushen-odd-") as made:
        if folder is None:
            write_odd_files(Path(made))
        yield sorted(path for path in (folder or Path(made)).rglob("*") if path.is_file() and not path.is_symlink())


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.hostile", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", help="files of any kind; without it they are made")
    parser.add_argument("--together", type=int, default=8, metavar="N", help="files at a time (default 8)")
    parser.add_argument("--verbose", action="store_true", help="a line for each file")
    return parser.parse_args()


if __name__ == "__main__":
    main()
