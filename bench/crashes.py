"""A batch that is killed again and again: `python -m bench.crashes [--kills 50] [--applications 30] [--seed 1]`.

`chushen batch` with its real readers works on small applications and is ended by kill -9 at random moments, the
whole process, and begun anew. When the batch is through before all kills are spent, it begins from nothing once
more. Each time the end state is compared with that of an undisturbed run.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from bench.end_state import MARK, EndState, differences, end_state, gone_within
from bench.samples import SAMPLES

_GONE_SECONDS = 30


def main() -> None:
    """Make the applications, run undisturbed, run disturbed, compare."""
    options = _options()
    chance = random.Random(options.seed)
    with TemporaryDirectory(prefix="crash-") as folder:
        place = Path(folder)
        pages = make_applications(place / "sent", options.applications, chance)
        begun = perf_counter()
        _run(place / "sent", place / "undisturbed", place / "t", None)
        whole = perf_counter() - begun
        undisturbed = end_state(place / "undisturbed")
        print(f"{options.applications} applications, {pages} pages; undisturbed {whole:.0f} s", flush=True)
        kills, rounds, wrong = 0, 0, 0
        while kills < options.kills:
            rounds += 1
            spent, told = _round(place, rounds, undisturbed, chance, options, options.kills - kills)
            kills += spent
            wrong += bool(told)
            print(f"round {rounds}: killed {spent} times; {'; '.join(told[:10]) or 'as undisturbed'}", flush=True)
    print(f"{kills} kills in {rounds} rounds, {perf_counter() - begun:.0f} s: {wrong} rounds differ")
    sys.exit(bool(wrong))


def _round(
    place: Path, number: int, undisturbed: EndState, chance: random.Random, options: argparse.Namespace, kills: int
) -> tuple[int, list[str]]:
    """From nothing to the end. Gives how often it was killed, and what is not as it should be."""
    data, temporary, told = place / f"data{number}", place / f"t{number}", []
    for spent in range(kills + 1):
        seconds = chance.uniform(0, options.longest) if spent < kills else None
        killed, left = _run(place / "sent", data, temporary, seconds)
        told += [f"process {process} is left after kill {spent + 1}" for process in left]
        if not killed:
            break
    told += [f"temporary: {path.name}" for path in temporary.iterdir()]
    return spent, told + differences(undisturbed, end_state(data))


def _run(sent: Path, data: Path, temporary: Path, seconds: float | None) -> tuple[bool, list[int]]:
    """One run, killed after so many seconds. Gives whether it was, and which of its processes are left."""
    temporary.mkdir(exist_ok=True)
    mark = uuid4().hex
    command = [Path(sys.executable).with_name("chushen"), "batch", sent, "--data", data]
    with subprocess.Popen(  # noqa: S603  our own program
        command,
        env={**os.environ, MARK: mark, "TMPDIR": str(temporary)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as program:
        try:
            program.wait(seconds)
            killed = False
        except subprocess.TimeoutExpired:
            program.kill()
            killed = True
    return killed, gone_within(_GONE_SECONDS, mark)


def make_applications(folder: Path, number: int, chance: random.Random) -> int:
    """Applications of two or three scans, no two of which are the same. Gives how many pages they have."""
    scans, pages = sorted(SAMPLES.glob("*/*/**/*.jpg")), 0
    for at in range(number):
        application = folder / f"申请{at:02}"
        application.mkdir(parents=True)
        for page in range(chance.choice((2, 3))):
            # what follows a JPEG's end is no part of the picture, but makes it another file
            (application / f"{page + 1}.jpg").write_bytes(chance.choice(scans).read_bytes() + f"{at}-{page}".encode())
            pages += 1
        (application / "application.toml").write_text("received = 2026-05-04\n", "utf-8")
    return pages


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.crashes", description=__doc__)
    parser.add_argument("--kills", type=int, default=50, metavar="N")
    parser.add_argument("--applications", type=int, default=30, metavar="N")
    parser.add_argument("--longest", type=float, default=20.0, metavar="SECONDS", help="latest moment of a kill")
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
