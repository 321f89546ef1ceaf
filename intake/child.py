"""What runs in a child process that parses an applicant's bytes: its bonds, and one step under a time limit.

Imported by the fork server before any child exists, so that a child starts with everything loaded. It leads a
session of its own, so that whatever it starts can be ended with it.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from math import ceil
from multiprocessing.connection import wait
from pathlib import Path
from shutil import rmtree
from threading import Thread
from typing import ParamSpec, TypeVar

from chushen.documents import RefusedFile
from intake.confinement import confine
from intake.limits import Limits
from intake.refusal import outcome_of

P = ParamSpec("P")
T = TypeVar("T")

WALL_TO_PROCESSOR = 4
"""A step on a busy machine may take so many times its processor time."""
_WORST_FIRST = "1000"
_PAGE_FILE_ROOM = 1 << 20


def bind(limits: Limits, folder: Path) -> None:
    """Take on what holds for the whole life of the child; the folder is the only one that it may change."""
    os.setsid()
    _say_nothing()
    os.environ["TMPDIR"] = os.environ["HOME"] = tempfile.tempdir = str(folder)
    _at_most(resource.RLIMIT_AS, limits.max_memory_bytes)
    _at_most(resource.RLIMIT_FSIZE, max(limits.max_file_bytes, 3 * limits.page_pixels + _PAGE_FILE_ROOM))
    _at_most(resource.RLIMIT_CORE, 0)
    with suppress(OSError):  # not Linux, or not allowed: then the machine chooses whom it ends when memory is gone
        Path("/proc/self/oom_score_adj").write_text(_WORST_FIRST)
    confine(folder)
    # last, as a thread has the bonds of the one that starts it
    Thread(target=_end_with_the_program, args=[folder], daemon=True).start()


def run(
    seconds: float, file: str, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> tuple[T | RefusedFile, float]:
    """Take one step with a file; the system ends this process when the step takes longer than so many seconds.

    Processor time is what counts, so that the same file has the same outcome on a busy machine.

    Returns:
        The outcome, and the seconds used.
    """
    begun = _seconds_used()
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (ceil(begun[0] + seconds), hardest))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds * WALL_TO_PROCESSOR)
    try:
        outcome = outcome_of(file, lambda: parse(*args, **kwargs))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return outcome, sum(_seconds_used()) - sum(begun)


def _seconds_used() -> tuple[float, float]:
    """Of this process; of what it has started."""
    own, others = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime, others.ru_utime + others.ru_stime


def _end_with_the_program(folder: Path) -> None:
    """Wait for the end of the program that started us, also one by kill -9; then end, with what was started here.

    The copies of what was sent are removed first, as nobody else would.
    """
    program = multiprocessing.parent_process()
    if program is not None:
        wait([program.sentinel])
        rmtree(folder, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)


def _say_nothing() -> None:
    """The libraries in C complain of every odd byte; the program's own output is no place for that."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)
    os.close(nowhere)


def _at_most(what: int, most: int) -> None:
    """Set both limits, the hard one too, so that nothing in the child can raise it again."""
    _, hardest = resource.getrlimit(what)
    most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
    resource.setrlimit(what, (most, most))
