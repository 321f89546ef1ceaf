"""The records: what happens to a submission, and the folder that is its own. What can be asked: `records.asked`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree
from typing import Any, Self

from sqlalchemy import Engine, update
from sqlalchemy.orm import Session

from chushen.documents import SentFile
from chushen.findings import Severity
from chushen.stopwatch import Spent
from records.alone import alone
from records.asked import Asked
from records.contents import add_files, files_of, files_of_prefix, forget_pages_of, forget_unused
from records.database import open_database
from records.decisions import Decided, add_decision
from records.folder import private_folder, safe_name
from records.kept_pages import KeptPages
from records.leases import Leases
from records.nights import Night, add_night
from records.pictures import take_over
from records.quarantine import Reason, forget_reason, read_reason, write_reason
from records.results import add_result, known_result
from records.retention import Old, old_submissions, purge_rows
from records.schema import Decision, Happening, State, SubmissionRow
from records.stages import add_stages
from records.standings import set_standing
from records.trail import add_event
from records.transactions import writing
from records.verified import Verified

Clock = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store(Asked):
    """The records in one data folder. Safe to use from several threads and several processes at once.

    Every step may be taken again: it leaves the same state as the first time, and one more line in the trail.
    """

    def __init__(self, data: Path, engine: Engine, now: Clock, lease_seconds: float) -> None:
        """Use `Store.open`."""
        self.data = data
        self.leases = Leases(engine, now, lease_seconds)
        self._engine = engine
        self._now = now

    @classmethod
    def open(cls, data: Path, database: str = "", *, now: Clock = _utc_now, lease_seconds: float = 120) -> Self:
        """Open the records; make the folder (0700) and what the database needs if they are not there.

        Args:
            data: the data folder.
            database: the address of a PostgreSQL database; "" for SQLite in the data folder (0600).
            now: the clock.
            lease_seconds: after so long a process that does not answer is thought dead (`records.leases`).

        Raises:
            SettingsError: `database` is no such address.
            RecordsError: the folder or the database cannot be used.
        """
        return cls(data, open_database(data, database), now, lease_seconds)

    def close(self) -> None:
        """Let go of the database."""
        self.leases.close()
        self._engine.dispose()

    def __enter__(self) -> Self:
        """Use as a context manager to have it closed."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()

    # What happens to a submission

    def see(self, name: str, path: Path) -> None:
        """It has come; nothing was done yet."""
        with self._writing() as (session, at):
            set_standing(session, name, path, at=at, state=State.WAITING, problem="")
            self.leases.must_hold(session, name)
            add_event(session, name, Happening.SEEN, at=at, path=str(path))
        forget_reason(self.data, name)

    def begin(
        self, name: str, path: Path, *, digest: str, edition: str, files: Iterable[SentFile] = (), kept: int = 0
    ) -> int:
        """Its verification begins.

        Args:
            name: of the submission.
            path: where it lies.
            digest: of its content, which consists of `files`.
            edition: of the program.
            files: all that the digest counts.
            kept: how many of its pages are kept already (`KeptPages.count`).

        Returns:
            The number of the run, from 1.
        """
        content = {"digest": digest, "edition": edition}
        with self._writing() as (session, at):
            run = set_standing(session, name, path, at=at, new_run=True, state=State.RUNNING, problem="", **content)
            add_files(session, digest, files)
            add_event(session, name, Happening.BEGUN, at=at, run=run, kept=kept, **content)
        forget_reason(self.data, name)
        return run

    def keep(self, path: Path, verified: Verified) -> None:
        """Its verification has ended. A result for the same content, program and checklist takes the former's place."""
        judgement = verified.judgement
        name = judgement.submission
        content: dict[str, Any] = {"digest": verified.digest, "edition": verified.edition}
        came_to: dict[str, Any] = {"verdict": judgement.verdict, "received": judgement.received}
        with self._writing() as (session, at):
            set_standing(session, name, path, at=at, state=State.DONE, problem="", **came_to, **content)
            self.leases.must_hold(session, name)
            add_result(session, verified, finished=at)
            errors = sum(f.severity is Severity.ERROR for f in judgement.findings)
            said = {"verdict": judgement.verdict.value, "errors": errors, "checklist": verified.checklist}
            add_event(session, name, Happening.KEPT, at=at, **said, **content)
        forget_reason(self.data, name)

    def add_stages(self, spent: Mapping[str, Spent]) -> None:
        """Add to the time that each kind of work has taken."""
        with self._writing() as (session, _):
            add_stages(session, spent)

    def confirm(self, name: str, path: Path) -> None:
        """It was looked at again, and its newest result still holds.

        Raises:
            RecordsError: it was never verified.
        """
        with self._writing() as (session, at):
            newest = known_result(session, name)
            came_to: dict[str, Any] = {"verdict": newest.verdict, "received": newest.received}
            content: dict[str, Any] = {"digest": newest.digest, "edition": newest.edition}
            set_standing(session, name, path, at=at, state=State.DONE, problem="", **came_to, **content)
            add_event(session, name, Happening.CONFIRMED, at=at, digest=newest.digest)
        forget_reason(self.data, name)

    def fail(self, name: str, path: Path, problem: str, *, code: str = "internal", remedy: str = "") -> None:
        """Our own work on it failed: it is quarantined, with its reason as a file. Its former results stay."""
        with self._writing() as (session, at):
            set_standing(session, name, path, at=at, state=State.QUARANTINED, problem=problem)
            self.leases.must_hold(session, name)
            add_event(session, name, Happening.FAILED, at=at, problem=problem, code=code)
            row = session.get_one(SubmissionRow, name)
            reason = Reason(
                submission=name,
                path=str(path),
                code=code,
                problem=problem,
                remedy=remedy,
                digest=row.digest,
                runs=row.runs,
                at=row.changed,
            )
        write_reason(self.data, reason)

    def moved(self, name: str, path: Path) -> None:
        """What was sent lies elsewhere now, or is about to. Where the submission stands is not touched."""
        with self._writing() as (session, at):
            session.execute(update(SubmissionRow).filter_by(name=name).values(path=path))
            add_event(session, name, Happening.MOVED, at=at, path=str(path))
        reason = read_reason(self.data, name)
        if reason:
            write_reason(self.data, replace(reason, path=str(path)))

    def decide(self, name: str, decision: Decision, *, reason: str, officer: str) -> Decided:
        """A person decides on the newest result. Former decisions stay; the verdict is not touched.

        Raises:
            RecordsError: it was never verified.
        """
        with self._writing() as (session, at):
            newest = known_result(session, name)
            decided = add_decision(session, newest, decision, reason=reason, officer=officer, at=at)
            said = {"decision": decision.value, "officer": officer, "reason": reason}
            add_event(session, name, Happening.DECIDED, at=at, **said)
        return decided

    # What happens at night

    def alone(self, what: str) -> AbstractContextManager[bool]:
        """Give True to the only one, of all that share these records, who is inside such a block; False to others."""
        return alone(self._engine, self.data, what)

    def end_night(self, night: Night) -> None:
        """A night has come to its end, with its digest made, and sent as far as that went."""
        with self._writing() as (session, at):
            add_night(session, night, at=at)

    def old(self, before: datetime, *, undecided: bool = False) -> tuple[Old, ...]:
        """What could be purged: see `records.retention`."""
        with Session(self._engine) as session:
            return tuple(old_submissions(session, before, undecided=undecided))

    def purge(self, name: str) -> None:
        """Remove a submission's report, pictures and results. What was sent, the trail and decisions stay.

        Files go first: should the program end in between, the submission is still there to be purged.

        Raises:
            BeingVerifiedError: it is being worked on.
        """
        with self.leases.hold(name):
            rmtree(self.data / "submissions" / safe_name(name), ignore_errors=True)
            forget_reason(self.data, name)
            with self._writing() as (session, at):
                purge_rows(session, name, at=at)

    # What was seen on pages

    def pages(self, reading: str) -> KeptPages:
        """The pages that this edition of what reads has seen."""
        return KeptPages(self._engine, self._now, reading)

    def forget_pages_of(self, name: str) -> None:
        """Have the pages of a submission's present content read anew."""
        with self._writing() as (session, _):
            forget_pages_of(session, name)

    def forget_unused_pages(self) -> int:
        """Forget pages of files that no submission has any more, or that were read anew since; gives how many."""
        with self._writing() as (session, _):
            return forget_unused(session)

    def take_over_pictures(self, name: str, digest: str) -> None:
        """Take the pictures of a submission's former contents for those of its files that are the same now."""
        present = self.pictures(name, digest)
        with Session(self._engine) as session:
            now = {file.name: file.content for file in files_of(session, digest)}
            for former in present.parent.iterdir():
                if former != present:
                    take_over(former, present, files_of_prefix(session, former.name), now)

    # Its own folder

    def folder(self, name: str) -> Path:
        """A submission's own folder, for its report and its pictures; made if it is not there."""
        return private_folder(private_folder(self.data / "submissions") / safe_name(name))

    def pictures(self, name: str, digest: str) -> Path:
        """Where the page pictures of this very content are kept; see `records.pictures`."""
        return private_folder(private_folder(self.folder(name) / "pages") / (digest[:16] or "unknown"))

    # Inside

    @contextmanager
    def _writing(self) -> Iterator[tuple[Session, datetime]]:
        """A transaction, and the time that everything written in it bears."""
        with writing(self._engine) as session:
            yield session, self._now()
