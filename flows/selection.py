"""Which applications of a folder a run is about."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from flows.outcome_folders import QUARANTINE, OutcomeFolders
from flows.sources import is_submission, submissions_in
from intake.names import sayable
from intake.submission import submission_name
from records.schema import State
from records.standings import Standing
from records.store import Store


def chosen_in(folder: Path, store: Store, *, only: Sequence[str] = (), retry: bool = False) -> tuple[Path, ...]:
    """The applications directly in the folder that are meant, as people count them.

    Args:
        folder: of applications; of a watched one with `retry` also what lies in its `quarantine/`.
        store: says which have failed.
        only: patterns (`*`, `?`, `[…]`) of which one fits the application's name or its file's; none for all.
        retry: those alone whose last run failed or was broken off.

    Raises:
        CallError: there is no such folder, or it cannot be listed.
    """
    paths = submissions_in(folder)
    if only:
        paths = tuple(path for path in paths if _fits(path, only))
    if not retry:
        return paths
    quarantined = filter(is_submission, OutcomeFolders(folder).entries(QUARANTINE))
    known = {row.name: row for row in store.rows()}
    both = (*paths, *sorted(path for path in quarantined if not only or _fits(path, only)))
    return tuple(path for path in both if _has_failed(path, known.get(submission_name(path))))


def _fits(path: Path, patterns: Sequence[str]) -> bool:
    names = {sayable(path.name), submission_name(path)}
    return any(fnmatchcase(name, pattern) for name in names for pattern in patterns)


def _has_failed(path: Path, known: Standing | None) -> bool:
    """Does the record say so, and speak of what lies at this path?"""
    if known is None or known.path.absolute() != path.absolute():
        return False
    return known.state is State.QUARANTINED or (known.state is not State.DONE and known.runs > 0)
