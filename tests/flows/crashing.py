"""A batch in a process of its own that kills itself, as a power cut would: `python -m tests.flows.crashing`.

Arguments: data folder, folder of applications, Prefect's home, moment, at which application it strikes.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from time import sleep
from typing import Any

import flows.handling
import records.folder
from chushen.pages import Page, PageImage
from flows.sources import submissions_in
from flows.start import verify_many
from intake.workroom import in_workroom
from records.folder import write_private
from records.store import Store
from records.verified import Verified
from tests.flows.building import CountingReader, an_office

MOMENTS = ("begun", "page-read", "half-a-report", "report-written", "pictures-forgotten", "kept", "never")
READY = "ready"
PAGE_SECONDS = 0.05


@dataclass
class Countdown:
    """Ends this process, without a word to anybody, when it has been called so often."""

    left: int
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, *_: object) -> None:
        with self._lock:
            self.left -= 1
            if self.left == 0:
                os.kill(os.getpid(), signal.SIGKILL)


class SteadyReader(CountingReader):
    """Takes a little while for each page."""

    def __call__(self, image: PageImage) -> Page:
        sleep(PAGE_SECONDS)
        return super().__call__(image)


def about_to_be_named() -> None:
    """A report is written, and not in its place yet."""


def write_report(verified: Verified, folder: Path, _pictures: Path) -> None:
    """A report that says whose it is."""
    path, link = folder / "report.html", os.link

    def name_it(*args: Any, **kwargs: Any) -> None:
        if Path(args[1]).parent == folder:
            about_to_be_named()
        link(*args, **kwargs)

    records.folder.os.link = name_it  # type: ignore[attr-defined]
    try:
        write_private(path, f"<html>{verified.submission.name}</html>".encode() * 1000)
    finally:
        records.folder.os.link = link  # type: ignore[attr-defined]


def before(owner: Any, name: str, strike: Callable[..., None]) -> None:
    """Have it strike before each call."""
    called = getattr(owner, name)

    def first(*args: Any, **kwargs: Any) -> Any:
        strike()
        return called(*args, **kwargs)

    setattr(owner, name, first)


def after(owner: Any, name: str, strike: Callable[..., None]) -> None:
    """Have it strike after each call."""
    called = getattr(owner, name)

    def then(*args: Any, **kwargs: Any) -> Any:
        result = called(*args, **kwargs)
        strike()
        return result

    setattr(owner, name, then)


def arm(moment: str, strike: Countdown) -> None:
    """Have it strike at that moment of every application."""
    match moment:
        case "begun":
            after(Store, "begin", strike)
        case "page-read":
            after(SteadyReader, "__call__", strike)
        case "half-a-report":
            before(sys.modules[__name__], "about_to_be_named", strike)
        case "report-written":
            before(flows.handling, "forget_other_pictures", strike)
        case "pictures-forgotten":
            before(Store, "keep", strike)
        case "kept":
            after(Store, "keep", strike)


def main() -> None:
    """Verify the folder."""
    data, folder, prefect, moment, times = sys.argv[1:]
    flows.handling._IN_VAIN = 1000  # noqa: SLF001  that an application is given up has tests of its own
    arm(moment, Countdown(int(times)))
    with in_workroom(), an_office(Path(data), SteadyReader(), write_report=write_report) as office:
        sys.stdout.write(READY + "\n")
        sys.stdout.flush()
        verify_many(submissions_in(Path(folder)), office, Path(prefect))


if __name__ == "__main__":
    main()
