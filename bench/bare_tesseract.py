"""Tesseract as anyone would call it, to measure against."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from shutil import which


def read_bare(picture: Path, *, threads: int | None = 1) -> None:
    """Run `tesseract -l chi_sim` over a picture and let go what it says.

    Args:
        picture: the file.
        threads: how many it may use; None for as many as it likes.
    """
    tesseract = which("tesseract")
    if tesseract is None:
        raise SystemExit("tesseract is not installed")
    environment = {name: value for name, value in os.environ.items() if name != "OMP_THREAD_LIMIT"}
    if threads is not None:
        environment["OMP_THREAD_LIMIT"] = str(threads)
    command = [tesseract, str(picture), "stdout", "-l", "chi_sim"]
    subprocess.run(command, env=environment, capture_output=True, check=False)  # noqa: S603  our own pictures
