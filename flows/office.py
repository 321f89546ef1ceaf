"""The workbench, the records beside it, and who is told of the progress."""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from dataclasses import field as default
from datetime import date, datetime
from pathlib import Path
from pkgutil import resolve_name

from chushen.findings import FindingCode, Severity, Verdict
from flows.workbench import Workbench
from records.store import Store
from records.verified import Verified

WriteReport = Callable[[Verified, Path, Path], object]
"""Given a result, the submission's own folder (where the report goes) and the folder of its page pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one application in a run over many: a line of the table.

    Attributes:
        path: what was sent.
        verdict: None where it could not be processed; `problem` then says why.
        seconds: spent on it in this run.
        skipped: nothing had changed; the former result holds.
        found: each kind of finding once with its weight, heaviest first.
        waited: seconds from when a drop had settled to its verdict; None where nobody dropped it.
    """

    name: str
    path: Path
    verdict: Verdict | None = None
    errors: int = 0
    warnings: int = 0
    infos: int = 0
    seconds: float = 0.0
    skipped: bool = False
    problem: str = ""
    company: str = ""
    received: date | None = None
    found: tuple[tuple[FindingCode, Severity], ...] = ()
    waited: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NightOver:
    """A night whose work is done, to be told of.

    Attributes:
        day: in Shanghai, when the work was done.
        since: up to when the digest of the last earlier day tells; None where there is none.
        outcomes: of everything that was looked at.
        undelivered: the addresses that the digest of that day did not reach, as people may see them.
    """

    day: date
    since: datetime | None
    outcomes: tuple[Outcome, ...] = ()
    undelivered: tuple[str, ...] = ()


WriteDigest = Callable[[Store, NightOver], Sequence[str]]
"""Makes a night's digest and sends it; gives the addresses that it did not reach, and does not fail for them."""


class Progress:
    """Is told of a run over many applications while it goes on; says nothing itself. Called in one thread."""

    def planned(self, applications: int) -> None:
        """So many are in the run, once they are counted."""

    def begun(self, name: str, pages: int) -> None:
        """An application of so many pages is being read."""

    def page(self, name: str, done: int, pages: int) -> None:
        """One more of its pages is done."""

    def put_off(self, name: str) -> None:
        """An application changed while it was read: it is taken up again once it is still."""

    def ended(self, outcome: Outcome) -> None:
        """An application was verified, skipped, or could not be processed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """What applications are handled with.

    Attributes:
        write_report: called before a result counts as kept, so that no result is ever without its report.
        write_digest: called when a night's work is done, before the night counts as over.
        at_once: applications that are open at the same time; their pages share the workbench's threads.
        reports: what links to reports begin with; "" for no links.
    """

    bench: Workbench
    store: Store
    write_report: WriteReport | None = None
    write_digest: WriteDigest | None = None
    progress: Progress = default(default_factory=Progress)
    at_once: int = 2
    reports: str = ""


OpenOffice = Callable[[], AbstractContextManager[Office]]
"""Opens an office in a process that has nothing but its settings."""

_opened: dict[str, Office] = {}
_open: ExitStack = ExitStack()


def office_of_this_process(opener: str) -> Office:
    """The office of a process that others give work to: opened when it is first asked for, closed with the process.

    Args:
        opener: `module:function` of an `OpenOffice`.
    """
    if opener not in _opened:
        if not _opened:
            atexit.register(_open.close)
        _opened[opener] = _open.enter_context(resolve_name(opener)())
    return _opened[opener]


_OFFICE: ContextVar[Office] = ContextVar("office")


@contextmanager
def at_work(office: Office) -> Iterator[None]:
    """Flows inside the block work in this office. It is no parameter of theirs: Prefect would store it."""
    token = _OFFICE.set(office)
    try:
        yield
    finally:
        _OFFICE.reset(token)


def the_office() -> Office:
    """The office that the running flow works in.

    Raises:
        LookupError: the flow was called outside of `at_work`.
    """
    return _OFFICE.get()
