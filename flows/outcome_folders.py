"""Where the applications of a watched folder are put once they have an outcome, each with its report beside it.

    done/         nothing to correct and nothing to decide
    attention/    to be corrected, or for a person to decide
    quarantine/   could not be processed; the reason lies beside it

A move is a rename: nothing is copied and nothing overwritten. The record is told of the new place first, so that a
run that ends between the two finds the application still in the watched folder, and moves it.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from itertools import count
from pathlib import Path

from chushen.errors import CallError, ChushenError
from chushen.findings import Verdict
from flows.office import Outcome
from flows.reason_note import reason_note
from flows.renaming import rename_to_unused
from intake.names import is_left_by_the_system
from intake.sniffing import is_known_ending
from intake.submission import submission_name
from records.folder import REPORT, safe_name
from records.quarantine import read_reason
from records.schema import State
from records.store import Store

DONE, ATTENTION, QUARANTINE = "done", "attention", "quarantine"
_ALL = (DONE, ATTENTION, QUARANTINE)
CHANGEABLE = (ATTENTION, QUARANTINE)
"""What lies there may be mended where it lies, and is then verified again."""
_MARKER = ".chushen-outcomes"
_MARKED = "chushen 存放处理结果的文件夹，请勿删除此文件。\nA folder of chushen's outcomes; leave this file here.\n"
_REPORT_BESIDE, _REASON_BESIDE = ".初审报告.html", ".未处理原因.txt"
_LONGEST_STEM = 200
"""Bytes of a name that is continued; file systems take 255."""

_LOG = logging.getLogger(__name__)


def is_outcome_folder(path: Path) -> bool:
    """Is it one of these folders, and no application?"""
    return (path / _MARKER).is_file()


class OutcomeFolders:
    """The three folders in one watched folder."""

    def __init__(self, watched: Path) -> None:
        """Touch nothing yet."""
        self._watched = watched

    @classmethod
    def around(cls, application: Path) -> OutcomeFolders | None:
        """Those in which an application lies; None where it lies elsewhere."""
        return cls(application.parent.parent) if is_outcome_folder(application.parent) else None

    def prepare(self) -> None:
        """Make those that are not there, for whoever may use the watched folder.

        Raises:
            CallError: something else bears such a name, or they cannot be made.
        """
        for name in _ALL:
            folder = self._watched / name
            try:
                folder.mkdir(exist_ok=True)
                if not is_outcome_folder(folder):
                    self._mark(folder)
            except OSError as error:
                message = f"cannot make the folder {folder}: {error.strerror}"
                remedy = "Give chushen the right to write in the watched folder, or set watch_outcome = leave."
                raise CallError(message, remedy=remedy) from error

    def entries(self, name: str) -> list[Path]:
        """What lies in one of them; nothing where it is not there."""
        with suppress(OSError):
            return list((self._watched / name).iterdir())
        return []

    def is_taken(self, path: Path, store: Store) -> bool:
        """Does its name stand for another application, recorded and still there, or lying in these folders?"""
        known = store.standing(submission_name(path))
        if known and known.path.exists() and not (path.exists() and known.path.samefile(path)):
            return True
        return any(os.path.lexists(self._watched / name / path.name) for name in _ALL)

    def with_a_number(self, path: Path, is_taken: Callable[[Path], bool]) -> Path:
        """Rename a drop whose name is taken to the first `NAME (2)`, `NAME (3)`, … that is free. Gives the new path.

        Raises:
            OSError: it cannot be renamed, or is gone.
        """
        ending = path.suffix if path.is_file() and is_known_ending(path.suffix) else ""
        stem = os.fsdecode(os.fsencode(path.name.removesuffix(ending))[:_LONGEST_STEM])
        for number in count(2):
            numbered = path.with_name(f"{stem} ({number}){ending}")
            if not os.path.lexists(numbered) and not is_taken(numbered):
                with suppress(FileExistsError):
                    rename_to_unused(path, numbered)
                    return numbered
        raise AssertionError  # numbers do not end

    def put(self, outcome: Outcome, store: Store) -> Outcome:
        """Move an application to the folder of its outcome, and lay its report or the reason beside it.

        One that is there already stays, and what lies beside it is made anew.

        Raises:
            OSError: it is gone, or cannot be moved; all is as it was.
            RecordsError: the record could not be written; the same.
        """
        path = outcome.path
        target = self._watched / _folder_of(outcome) / path.name
        if path != target and os.path.lexists(target):
            raise FileExistsError(17, "there is one of that name already", str(target))
        beside = self._beside(outcome, target, store)
        if path != target:
            store.moved(outcome.name, target)
            try:
                rename_to_unused(path, target)
            except OSError:
                store.moved(outcome.name, path)
                if beside:
                    beside.unlink(missing_ok=True)
                raise
        self._forget_others(target, beside)
        return replace(outcome, path=target)

    def _mark(self, folder: Path) -> None:
        if not all(is_left_by_the_system(entry.name) for entry in folder.iterdir()):
            message = f"{folder} is there already and is none of chushen's outcome folders"
            raise CallError(message, remedy="Rename it, if it is an application; or set watch_outcome = leave.")
        self._share(folder, executable=True)
        marker = folder / _MARKER
        marker.write_text(_MARKED, "utf-8")
        self._share(marker)

    def _beside(self, outcome: Outcome, target: Path, store: Store) -> Path | None:
        """Lay the report or the reason beside the place where it will lie."""
        if outcome.verdict:
            report = store.folder(outcome.name) / REPORT
            content = report.read_bytes() if report.is_file() else b""
            path = _beside(target, _REPORT_BESIDE)
        else:
            reason = read_reason(store.data, outcome.name)
            content = reason_note(reason) if reason else b""
            path = _beside(target, _REASON_BESIDE)
        if not content:
            return None
        part = path.with_name(f".{path.name[-40:]}.part")
        part.write_bytes(content)
        self._share(part)
        return part.replace(path)

    def _forget_others(self, target: Path, beside: Path | None) -> None:
        """A report without its application misleads: those of its former places are taken away."""
        for name in _ALL:
            for ending in (_REPORT_BESIDE, _REASON_BESIDE):
                path = _beside(self._watched / name / target.name, ending)
                if path != beside:
                    path.unlink(missing_ok=True)

    def _share(self, path: Path, *, executable: bool = False) -> None:
        """Whoever may read the watched folder may read what is put there."""
        seen = self._watched.stat()
        with suppress(OSError):
            os.chown(path, -1, seen.st_gid)
        with suppress(OSError):
            path.chmod(seen.st_mode & (0o2777 if executable else 0o666))


def move_on(outcome: Outcome, store: Store) -> Outcome:
    """Once more verified: an application that lies in an outcome folder goes to that of its present outcome.

    One that cannot be moved stays where it is, and the log says so.
    """
    folders = OutcomeFolders.around(outcome.path)
    is_in_place = outcome.skipped and outcome.path.parent.name == _folder_of(outcome)
    if folders is None or is_in_place or not outcome.path.exists():
        return outcome
    try:
        return folders.put(outcome, store)
    except (OSError, ChushenError) as error:
        _LOG.warning("%s stays where it is: %s", outcome.path, error)
        return outcome


def is_quarantined(name: str, store: Store) -> bool:
    """Does the record say so, with the reason?"""
    known = store.standing(name)
    return known is not None and known.state is State.QUARANTINED


def _folder_of(outcome: Outcome) -> str:
    if outcome.verdict is None:
        return QUARANTINE
    return DONE if outcome.verdict is Verdict.PASS else ATTENTION


def _beside(path: Path, ending: str) -> Path:
    """The file beside an application: its name, as long as that may be, and the ending."""
    stem = path.stem if is_known_ending(path.suffix) else path.name
    if len(os.fsencode(stem)) > _LONGEST_STEM:
        stem = safe_name(stem)
    return path.with_name(stem + ending)
