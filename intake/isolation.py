"""Whatever parses an applicant's bytes does so in a child process, and what it costs is that file's outcome.

A seat is a pebble pool of one child. A child that crashes, hangs or runs out of memory is ended with everything that it
started, and a new one takes its seat; no other file notices (docs/decisions/0007).
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import TimeoutError as OverdueError
from contextlib import contextmanager, suppress
from itertools import count
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path
from queue import LifoQueue
from shutil import rmtree
from tempfile import mkdtemp
from threading import Lock
from types import ModuleType
from typing import ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool

from chushen.documents import RefusedFile
from chushen.findings import Cause
from intake.budget import Budget
from intake.child import WALL_TO_PROCESSOR, bind, run
from intake.limits import Limits
from intake.refusal import IntakeError

P = ParamSpec("P")
T = TypeVar("T")

_PRELOADED = ["intake.listing", "intake.render"]
_STEPS_A_CHILD = 1_000
"""After so many steps a child is replaced: the libraries in it are in C, and some of them leak."""
_GRACE_SECONDS = 10
_START_SECONDS = 120
_CAUSES = {
    signal.SIGXCPU: Cause.TIMED_OUT,
    signal.SIGALRM: Cause.TIMED_OUT,
    signal.SIGXFSZ: Cause.TOO_LARGE,
}
"""By which signal a child ended. Any other is a crash."""


class _Child(ForkServerProcess):
    """A child that does not import the program's main module, as multiprocessing would have it do.

    It has no use for it, and the command line's takes longer to import than everything else in the child.
    """

    _starting = Lock()

    def start(self) -> None:
        with self._starting:
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                super().start()
            finally:
                sys.modules["__main__"] = main


class _Context(ForkServerContext):
    Process = _Child


class _LostError(Exception):
    """The child was killed from outside, or was gone before it had begun: the step may be taken again."""


class _Seat:
    """One child, used by one thread at a time.

    Attributes:
        is_spent: another child has to take the seat.
    """

    def __init__(self, limits: Limits, folder: Path) -> None:
        self._steps = 0
        self.is_spent = False
        try:
            self._start(limits, folder)
        except _LostError:
            try:
                self._start(limits, folder)
            except _LostError as error:
                raise IntakeError(f"no child process can be started: {error}") from error

    def _start(self, limits: Limits, folder: Path) -> None:
        self._pool = ProcessPool(1, initializer=bind, initargs=[limits, folder], context=_Context())
        try:
            self._child = self._pool.schedule(os.getpid).result(_START_SECONDS)
        except (RuntimeError, OSError, ProcessExpired, OverdueError) as error:
            self._pool.stop()
            self._pool.join()
            raise _LostError(str(error)) from error

    def run(
        self, seconds: float, file: str, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> tuple[T | RefusedFile, float]:
        """Take one step in the child. Gives the outcome, and the seconds used."""
        self._steps += 1
        self.is_spent = True
        step = self._pool.schedule(run, args=[seconds, file, parse, *args], kwargs=kwargs)
        try:
            outcome: tuple[T | RefusedFile, float] = step.result(seconds * WALL_TO_PROCESSOR + _GRACE_SECONDS)
        except OverdueError:
            detail = "the child process did not answer"
            return RefusedFile(file=file, cause=Cause.TIMED_OUT, detail=detail, for_good=False), seconds
        except ProcessExpired as end:
            if end.exitcode == -signal.SIGKILL:
                raise _LostError from end
            cause = _CAUSES.get(-end.exitcode, Cause.DAMAGED)
            return RefusedFile(file=file, cause=cause, detail=_said(end.exitcode), for_good=False), seconds
        except RuntimeError as error:  # the child was gone while nobody looked
            raise _LostError from error
        self.is_spent = self._steps >= _STEPS_A_CHILD
        return outcome

    def end(self) -> None:
        """End the child and whatever it has started."""
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(self._child, signal.SIGKILL)
        self._pool.stop()
        self._pool.join()


def _said(exit_code: int) -> str:
    try:
        return f"the child process ended by {signal.Signals(-exit_code).name}"
    except ValueError:
        return f"the child process ended with {exit_code}"


class Isolation:
    """Hands out the seats. Safe to use from several threads.

    Attributes:
        folder: for what is unpacked, repaired and rendered; readable by its owner alone.
    """

    def __init__(self, limits: Limits, seats: int, folder: Path) -> None:
        """Use `open_isolation`."""
        self._limits = limits
        self.folder = folder
        self._free: LifoQueue[_Seat | None] = LifoQueue()
        for _ in range(seats):
            self._free.put(None)  # a child is started when it is first needed
        self._numbers = count()
        multiprocessing.set_forkserver_preload(_PRELOADED)
        forkserver.ensure_running()  # imports the parsers while the readers' models are loaded here

    def outcome_of(
        self, file: str, budget: Budget, parse: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> T | RefusedFile:
        """Run a parser on a file's bytes in a child: what it gives, or why the file is refused.

        Args:
            file: what the file is called inside the submission.
            budget: the time that the file may still take.
            parse: a function of a module; it, its arguments and what it gives are pickled.
            args: its arguments.
            kwargs: the same, by name.

        Raises:
            IntakeError: disk full, no more file handles, no child can be had: nothing that the file is to blame for.
        """
        for _ in range(2):
            seconds = min(budget.left, self._limits.max_seconds)
            if seconds <= 0:
                detail = "the time for the whole file is used up"
                return RefusedFile(file=file, cause=Cause.TIMED_OUT, detail=detail, for_good=False)
            with self._seat() as seat, suppress(_LostError):
                outcome, used = seat.run(seconds, file, parse, *args, **kwargs)
                budget.spend(used)
                if isinstance(outcome, RefusedFile) and not self.folder.is_dir():
                    raise IntakeError(f"{file}: the temporary folder {self.folder} is gone")
                return outcome
        return RefusedFile(file=file, cause=Cause.TOO_LARGE, detail="the child was killed twice", for_good=False)

    def new_path(self) -> Path:
        """A path in the folder that nothing has yet."""
        return self.folder / f"{next(self._numbers)}"

    @contextmanager
    def new_folder(self) -> Iterator[Path]:
        """A folder within the folder, while the block lasts.

        Raises:
            IntakeError: it cannot be made.
        """
        path = self.new_path()
        make_folder(path)
        try:
            yield path
        finally:
            rmtree(path, ignore_errors=True)

    def close(self) -> None:
        """End every child. No thread may be in `outcome_of` any more."""
        while not self._free.empty():
            seat = self._free.get_nowait()
            if seat is not None:
                seat.end()

    @contextmanager
    def _seat(self) -> Iterator[_Seat]:
        """A seat for one step; given up when the step leaves it unusable."""
        seat = self._free.get()
        try:
            if seat is None:
                seat = _Seat(self._limits, self.folder)
            yield seat
            if seat.is_spent:
                seat.end()
                seat = None
        except BaseException:
            if seat is not None:
                seat.end()
                seat = None
            raise
        finally:
            self._free.put(seat)


@contextmanager
def open_isolation(limits: Limits, seats: int) -> Iterator[Isolation]:
    """Open a folder of our own and room for so many children; end both when the block ends.

    Raises:
        IntakeError: no temporary folder can be made.
    """
    try:
        folder = Path(mkdtemp(prefix="chushen-"))
    except OSError as error:
        raise IntakeError(f"no temporary folder: {error}") from error
    isolation = Isolation(limits, seats, folder)
    try:
        yield isolation
    finally:
        isolation.close()
        rmtree(folder, ignore_errors=True)


def make_folder(path: Path) -> None:
    """Make a folder for copies of what was sent, for its owner alone.

    Raises:
        IntakeError: it cannot be made.
    """
    try:
        path.mkdir(mode=0o700)
    except OSError as error:
        raise IntakeError(f"cannot make the folder {path}: {error.strerror}") from error
