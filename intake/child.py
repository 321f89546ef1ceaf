"""What runs in a child process that parses an applicant's bytes: its bonds, and one step under a time limit.

Imported by the fork server before any child exists, so that a child starts with everything loaded. It runs one
thread, in a session of its own, so that whatever it starts can be ended with it.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import ParamSpec, TypeVar

from chushen.documents import RefusedFile
from intake.limits import Limits
from intake.refusal import outcome_of

P = ParamSpec("P")
T = TypeVar("T")

WALL_TO_PROCESSOR = 4
"""A step on a busy machine may take so many times its processor time."""
_WORST_FIRST = "1000"
_SET_PARENT_DEATH_SIGNAL = 1
_PAGE_FILE_ROOM = 1 << 20


def bind(limits: Limits) -> None:
    """Take on the limits that hold for the whole life of the child."""
    os.setsid()
    _end_with_the_fork_server()
    _at_most(resource.RLIMIT_AS, limits.max_memory_bytes)
    _at_most(resource.RLIMIT_FSIZE, max(limits.max_file_bytes, 3 * limits.page_pixels + _PAGE_FILE_ROOM))
    _at_most(resource.RLIMIT_CORE, 0)
    with suppress(OSError):  # not Linux, or not allowed: then the machine chooses whom it ends when memory is gone
        Path("/proc/self/oom_score_adj").write_text(_WORST_FIRST)


def run(limits: Limits, file: str, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T | RefusedFile:
    """Take one step with a file; the system ends this process when the step takes too long.

    Processor time is what counts, so that the same file has the same outcome on a busy machine.
    """
    used = sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    _, hardest = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used + limits.max_seconds) + 1, hardest))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, limits.max_seconds * WALL_TO_PROCESSOR)
    try:
        return outcome_of(file, lambda: parse(*args, **kwargs))
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _end_with_the_fork_server() -> None:
    """The fork server ends with the program; a child that is stuck in a parser would not notice by itself."""
    with suppress(AttributeError):  # not Linux
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)


def _at_most(what: int, most: int) -> None:
    """Set both limits, the hard one too, so that nothing in the child can raise it again."""
    _, hardest = resource.getrlimit(what)
    most = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
    resource.setrlimit(what, (most, most))
