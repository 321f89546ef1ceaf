"""The most memory that one large application takes: `python -m bench.memory [--pages 40]`.

The pages of `sample_docs` are repeated into one PDF, which a process of its own verifies and then says what it
held at most.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
from PIL import Image

from bench.samples import find_samples
from bench.speed import write_pictures
from chushen.settings import load_settings
from flows.equipment import open_workbench
from flows.verification import verify_submission

_DPI = 200


def main() -> None:
    """Build the application, or, as the child, verify it."""
    options = _options()
    if options.verify is not None:
        _verify(options.verify)
        return
    with TemporaryDirectory(prefix="chushen-memory-") as folder:
        bundle = Path(folder) / "bundle.pdf"
        with open_workbench(load_settings()) as bench:
            pictures = write_pictures(find_samples(), bench, Path(folder))
        if not pictures:
            print("No pages to repeat in sample_docs.")
            return
        write_bundle(pictures, options.pages, bundle)
        subprocess.run([sys.executable, "-m", "bench.memory", "--verify", str(bundle)], check=True)  # noqa: S603  this file


def write_bundle(pictures: list[Path], pages: int, bundle: Path) -> None:
    """One PDF of so many scanned pages, the pictures repeated in turn."""
    scans = (_scan(path) for path in islice(cycle(pictures), pages))
    next(scans).save(bundle, "PDF", save_all=True, append_images=scans, resolution=_DPI)


def _scan(path: Path) -> Image.Image:
    pixels = cv2.imread(str(path))
    return Image.fromarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2RGB))


def _verify(bundle: Path) -> None:
    with open_workbench(load_settings()) as bench:
        loaded = _peak()
        verified = verify_submission(bundle, bench)
    pages = sum(len(document.pages) for document in verified.submission.documents)
    print(f"{pages} pages read, {len(verified.submission.refused)} refused")
    print(f"  models loaded       {loaded:6.0f} MB")
    print(f"  at most             {_peak():6.0f} MB, and what each running Tesseract takes beside that")


def _peak() -> float:
    """The largest resident set of this process so far, in MB; Linux counts in KB.

    Not asked of children: a child's count begins with its parent's, so it would say nothing of Tesseract.
    """
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.memory", description=__doc__)
    parser.add_argument("--pages", type=int, default=40, metavar="N", help="pages of the application (default 40)")
    parser.add_argument("--verify", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
