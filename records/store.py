"""What is known of every submission: where it stands, what it came to, what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from chushen.answer import Json
from chushen.errors import RecordsError
from chushen.findings import Severity
from records.alone import alone
from records.applicants import former_of
from records.database import open_database
from records.decisions import Decided, add_decision, decisions_of
from records.figures import Figures, Tallies, figures_of
from records.folder import private_folder, safe_name
from records.news import News, news_since
from records.nights import Night, add_night, last_night
from records.outlook import EndingPermit, Unanswered, permits_ending, unanswered
from records.quarantine import Reason, forget_reason, read_reason, write_reason
from records.results import add_result, known_result, newest_answers, newest_result
from records.schema import Decision, Happening, State, SubmissionRow
from records.standings import Standing, all_standings, set_standing, standing_of
from records.trail import Event, add_event, events_of, unended_runs
from records.verified import Verified, from_json

Clock = Callable[[], datetime]


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Store:
    """The records in one data folder. Safe to use from several threads and several processes at once.

    Every step may be taken again: it leaves the same state as the first time, and one more line in the trail.
    """

    def __init__(self, data: Path, engine: Engine, now: Clock) -> None:
        """Use `Store.open`."""
        self.data = data
        self._engine = engine
        self._now = now

    @classmethod
    def open(cls, data: Path, database: str = "", *, now: Clock = _utc_now) -> Self:
        """Open the records; make the folder (0700) and what the database needs if they are not there.

        Args:
            data: the data folder.
            database: the address of a PostgreSQL database; "" for SQLite in the data folder (0600).
            now: the clock.

        Raises:
            SettingsError: `database` is no such address.
            RecordsError: the folder or the database cannot be used.
        """
        return cls(data, open_database(data, database), now)

    def close(self) -> None:
        """Let go of the database."""
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
            add_event(session, name, Happening.SEEN, at=at, path=str(path))
        forget_reason(self.data, name)

    def begin(self, name: str, path: Path, *, digest: str, edition: str) -> int:
        """Its verification begins. Gives the number of the run, from 1."""
        content = {"digest": digest, "edition": edition}
        with self._writing() as (session, at):
            run = set_standing(session, name, path, at=at, new_run=True, state=State.RUNNING, problem="", **content)
            add_event(session, name, Happening.BEGUN, at=at, run=run, **content)
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
            add_result(session, verified, finished=at)
            errors = sum(f.severity is Severity.ERROR for f in judgement.findings)
            said = {"verdict": judgement.verdict.value, "errors": errors, "checklist": verified.checklist}
            add_event(session, name, Happening.KEPT, at=at, **said, **content)
        forget_reason(self.data, name)

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

    def last_night(self, before: date | None = None) -> Night | None:
        """The last one of all, or the last one of an earlier day; None where there was none."""
        with Session(self._engine) as session:
            return last_night(session, before)

    # What is known

    def decisions(self, name: str) -> tuple[Decided, ...]:
        """What people have decided on a submission, oldest first."""
        with Session(self._engine) as session:
            return decisions_of(session, name)

    def former(self, name: str) -> Verified | None:
        """What the same applicant sent before this one's present content came to; None where nothing was sent."""
        with Session(self._engine) as session:
            newest = newest_result(session, name)
            row = former_of(session, newest) if newest else None
            return None if row is None else from_json(row.verified)

    def newest(self, name: str) -> Verified | None:
        """The newest result, whole: what a report is made of."""
        with Session(self._engine) as session:
            row = newest_result(session, name)
            return None if row is None else from_json(row.verified)

    def is_current(self, name: str, *, digest: str, edition: str, checklist: str, received: date) -> bool:
        """Is its newest result of this very content, program, checklist and day received?"""
        asked = (digest, edition, checklist, received)
        with Session(self._engine) as session:
            row = newest_result(session, name)
            return row is not None and (row.digest, row.edition, row.checklist, row.received) == asked

    def standing(self, name: str) -> Standing | None:
        """Where one submission stands; None if it was never seen."""
        with Session(self._engine) as session:
            return standing_of(session, name)

    def rows(self) -> tuple[Standing, ...]:
        """Where every submission stands, by name."""
        with Session(self._engine) as session:
            return all_standings(session)

    def export(self) -> Iterator[Json]:
        """The recorded `chushen.result/1` of every submission, the newest of each, by name."""
        with Session(self._engine) as session:
            yield from newest_answers(session)

    def events(self, name: str | None = None) -> Iterator[Event]:
        """The audit trail, oldest first: of one submission, or of all."""
        with Session(self._engine) as session:
            yield from events_of(session, name)

    def figures(self, known: Tallies | None = None) -> Figures:
        """How much of what is kept; `known` are the tallies of the last time, which need not be made again."""
        with Session(self._engine) as session:
            return figures_of(session, known or {})

    def begun_in_vain(self, name: str) -> int:
        """How often its verification was begun of late without coming to any end: the program ended with it."""
        with Session(self._engine) as session:
            return unended_runs(session, name)

    def news(self, since: datetime | None) -> tuple[News, ...]:
        """What has come to another result since a moment, by name; None: whatever has come to one."""
        with Session(self._engine) as session:
            return tuple(news_since(session, since))

    def unanswered(self) -> tuple[Unanswered, ...]:
        """Every submission on whose present content nobody has decided, by name."""
        with Session(self._engine) as session:
            return unanswered(session)

    def permits_ending(self, first: date, last: date) -> tuple[EndingPermit, ...]:
        """Permits of known applications whose last day lies between the two, the next to end first."""
        with Session(self._engine) as session:
            return permits_ending(session, first, last)

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
        try:
            with Session(self._engine) as session, session.begin():
                yield session, self._now()
        except DBAPIError as error:
            message = f"the records could not be written: {error.orig}"
            raise RecordsError(
                message, remedy="See whether the disk is full, the data folder locked, the server gone."
            ) from error
