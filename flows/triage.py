"""Before the work: which applications are still to be verified, and which are settled already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path

from chushen.errors import CallError, ChushenError
from flows.handling import fail, not_processed, settled_outcome
from flows.office import Office, Outcome
from flows.verification import opening
from intake.submission import submission_name


def triage(
    paths: Sequence[Path], office: Office, *, received: date | None = None, again: bool = False
) -> Iterator[Path | Outcome]:
    """Give each path that is to be verified; of each other one how it ended: settled, or not to be processed.

    Costs reading the files, not the pages: it needs neither the readers nor Prefect.
    """
    taken: dict[str, Path] = {}
    for path in paths:
        try:
            yield _sorted_out(path, office, taken, received, again=again)
        except Exception as error:  # noqa: BLE001  whatever it is, the other applications are still to be looked at
            if not isinstance(error, CallError):
                with suppress(ChushenError):
                    fail(office.store, submission_name(path), path, error)
            yield not_processed(path, error)


def _sorted_out(
    path: Path, office: Office, taken: dict[str, Path], received: date | None, *, again: bool
) -> Path | Outcome:
    with opening(path, office.bench) as opened:
        namesake = taken.setdefault(opened.name, path)
        if namesake != path:
            raise CallError(
                f"{path} and {namesake} have the same name, and a name stands for one submission",
                remedy="Rename one of them, or take one away if they are the same application.",
            )
        if again:
            office.store.see(opened.name, path)
            return path
        return settled_outcome(opened, path, office, received) or path
