"""Does this process grow with the files it takes in? `python -m bench.flat_memory [--files 1000]`.

Files of all kinds, good and broken, go through intake two at a time; every hundred files it says what this process
holds.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.child_memory import resident_mb
from bench.hostile import take
from bench.odd_files import whole_files
from bench.usual_scans import write_usual_scans
from chushen.settings import load_settings
from flows.equipment import limits_of
from intake.isolation import open_isolation

_EVERY = 100
_AT_ONCE = 2


def main() -> None:
    """Take them and print a line every hundred files."""
    parser = argparse.ArgumentParser(prog="python -m bench.flat_memory", description=__doc__)
    parser.add_argument("--files", type=int, default=1000, metavar="N", help="how many (default 1000)")
    number = parser.parse_args().files
    limits = limits_of(load_settings())
    with TemporaryDirectory(prefix="chushen-flat-") as folder:
        paths = _files(Path(folder))
        with open_isolation(limits, _AT_ONCE) as isolation, ThreadPoolExecutor(_AT_ONCE) as pool:
            for done in range(0, number, _EVERY):
                some = islice(cycle(paths), done, done + _EVERY)
                pages = sum(taken.pages for taken in pool.map(lambda path: take(path, limits, isolation), some))
                print(f"{done + _EVERY:6} files   {resident_mb():6.0f} MB   {pages} pages in these", flush=True)


def _files(folder: Path) -> list[Path]:
    """Good ones, each cut in half as well, and two scans of the usual size."""
    contents = dict(whole_files())
    contents |= {f"half-{name}": content[: len(content) // 2] for name, content in contents.items()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    write_usual_scans(folder)
    return sorted(folder.iterdir())


if __name__ == "__main__":
    main()
