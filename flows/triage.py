"""Before the work: which applications are still to be verified, and which are settled already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chushen.errors import CallError, ChushenError
from flows.handling import begin_anew, begun_in_vain, fail, not_processed, settled_outcome
from flows.office import Office, Outcome
from flows.verification import opening, received_on
from intake.submission import submission_name

_SUSPECT = 3
"""An application with which the program has ended so often in vain waits until all others are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An application that is still to be verified.

    Attributes:
        suspect: the program has ended several times while it worked on this; it may be this that ended it.
    """

    path: Path
    received: date
    suspect: bool = False


def in_order(waiting: Iterable[Due]) -> list[Path]:
    """The one received first comes first; what may end the program comes last, when all others are done."""
    return [due.path for due in sorted(waiting, key=lambda due: (due.suspect, due.received))]


def triage(
    paths: Sequence[Path],
    office: Office,
    *,
    received: date | None = None,
    since: date | None = None,
    again: bool = False,
) -> Iterator[Due | Outcome]:
    """Give what is to be verified; of each other path how it ended: settled, or not to be processed.

    Those received before `since` are passed over. Costs reading the files, not the pages: it needs neither the
    readers nor Prefect.
    """
    taken: dict[str, Path] = {}
    for path in paths:
        try:
            found = _sorted_out(path, office, taken, received, since=since, again=again)
        except Exception as error:  # noqa: BLE001  whatever it is, the other applications are still to be looked at
            if not isinstance(error, CallError):
                with suppress(ChushenError):
                    fail(office.store, submission_name(path), path, error)
            found = not_processed(path, error)
        if found:
            yield found


def _sorted_out(
    path: Path, office: Office, taken: dict[str, Path], received: date | None, *, since: date | None, again: bool
) -> Due | Outcome | None:
    name = submission_name(path)
    namesake = taken.setdefault(name, path)
    if namesake != path:
        raise CallError(
            f"{path} and {namesake} have the same name, and a name stands for one submission",
            remedy="Rename one of them, or take one away if they are the same application.",
        )
    settled = None if again else settled_outcome(path, office, received)
    if settled:
        return None if since and settled.received and settled.received < since else settled
    with opening(path, office.bench) as opened:
        day = received_on(opened, received)
        suspect = not again and begun_in_vain(opened, office)[0] >= _SUSPECT
    if since and day < since:
        return None
    if again:
        begin_anew(path, office.store)
    return Due(path=path, received=day, suspect=suspect)
