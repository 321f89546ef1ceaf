"""What is known of every submission: where it stands, what it came to, what happened to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from chushen.answer import Json, result
from chushen.errors import GivenUpError, RecordsError
from chushen.findings import Severity, Verdict
from records.applicants import applicant_keys, former_of
from records.database import open_database
from records.decisions import Decided, add_decision, decisions_of
from records.folder import private_folder, safe_name
from records.quarantine import Reason, forget_reason, write_reason
from records.schema import ApplicantRow, Decision, EventRow, Happening, ResultRow, State, SubmissionRow
from records.verified import Verified, from_json, to_json

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one submission stands.

    Attributes:
        verdict: of the newest result; None before the first.
        runs: how often its verification was begun.
        problem: why it is quarantined; "" otherwise.
    """

    name: str
    path: Path
    state: State
    verdict: Verdict | None
    received: date | None
    runs: int
    problem: str
    changed: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of the audit trail."""

    at: datetime
    submission: str
    happening: Happening
    detail: str


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
    def open(cls, data: Path, now: Clock = _utc_now) -> Self:
        """Open the records; make the folder (0700) and the database (0600) if they are not there.

        Raises:
            RecordsError: the folder cannot be used.
        """
        return cls(data, open_database(data), now)

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
        with self._writing() as session:
            self._put(session, name, path, state=State.WAITING, problem="")
            self._tell(session, name, Happening.SEEN, path=str(path))
        forget_reason(self.data, name)

    def begin(self, name: str, path: Path, *, digest: str, edition: str) -> int:
        """Its verification begins. Gives the number of the run, from 1."""
        with self._writing() as session:
            self._put(
                session, name, path, state=State.RUNNING, problem="", digest=digest, edition=edition, new_run=True
            )
            run = session.execute(select(SubmissionRow.runs).where(SubmissionRow.name == name)).scalar_one()
            self._tell(session, name, Happening.BEGUN, run=run, digest=digest, edition=edition)
        forget_reason(self.data, name)
        return run

    def keep(self, path: Path, verified: Verified) -> None:
        """Its verification has ended. A result for the same content, program and checklist takes the former's place."""
        judgement = verified.judgement
        name = judgement.submission
        answer = json.dumps(result(verified.submission, judgement), ensure_ascii=False)
        with self._writing() as session:
            self._put(
                session,
                name,
                path,
                state=State.DONE,
                problem="",
                verdict=judgement.verdict,
                received=judgement.received,
                digest=verified.digest,
                edition=verified.edition,
            )
            key = {
                "submission": name,
                "digest": verified.digest,
                "edition": verified.edition,
                "checklist": verified.checklist,
                "received": judgement.received,
            }
            session.execute(delete(ResultRow).filter_by(**key))
            row = ResultRow(
                **key, verdict=judgement.verdict, finished=self._now(), answer=answer, verified=to_json(verified)
            )
            session.add(row)
            session.flush()
            session.add_all(ApplicantRow(result=row.id, key=found) for found in sorted(applicant_keys(verified)))
            self._tell(
                session,
                name,
                Happening.KEPT,
                verdict=judgement.verdict.value,
                errors=sum(f.severity is Severity.ERROR for f in judgement.findings),
                digest=verified.digest,
                edition=verified.edition,
                checklist=verified.checklist,
            )
        forget_reason(self.data, name)

    def confirm(self, name: str, path: Path) -> None:
        """It was looked at again, and its newest result still holds."""
        with self._writing() as session:
            newest = _newest(session, name)
            if newest is None:
                message = f"{name} was never verified"
                raise RecordsError(message, remedy="Verify it first.")
            self._put(
                session,
                name,
                path,
                state=State.DONE,
                problem="",
                verdict=newest.verdict,
                received=newest.received,
                digest=newest.digest,
                edition=newest.edition,
            )
            self._tell(session, name, Happening.CONFIRMED, digest=newest.digest)
        forget_reason(self.data, name)

    def fail(self, name: str, path: Path, problem: str, *, code: str = "internal", remedy: str = "") -> None:
        """Our own work on it failed: it is quarantined, with its reason as a file. Its former results stay."""
        with self._writing() as session:
            self._put(session, name, path, state=State.QUARANTINED, problem=_storable(problem))
            self._tell(session, name, Happening.FAILED, problem=problem, code=code)
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

    def begun_in_vain(self, name: str) -> int:
        """How often its verification was begun of late without coming to any end: the program ended with it."""
        told = (Happening.BEGUN, Happening.SEEN, Happening.KEPT, Happening.CONFIRMED, Happening.FAILED)
        query = select(EventRow.happening, EventRow.detail).where(EventRow.submission == name)
        count = 0
        with Session(self._engine) as session:
            for happening, detail in session.execute(
                query.where(EventRow.happening.in_(told)).order_by(EventRow.id.desc())
            ):
                if happening is Happening.BEGUN:
                    count += 1
                elif happening is not Happening.FAILED or json.loads(detail).get("code") != GivenUpError("").code:
                    break
        return count

    def decide(self, name: str, decision: Decision, *, reason: str, officer: str) -> Decided:
        """A person decides on the newest result. Former decisions stay; the verdict is not touched.

        Raises:
            RecordsError: it was never verified.
        """
        with self._writing() as session:
            newest = _newest(session, name)
            if newest is None:
                message = f"{name} was never verified"
                raise RecordsError(message, remedy="Verify it first.")
            decided = add_decision(
                session, newest, decision, reason=_storable(reason), officer=_storable(officer), at=self._now()
            )
            self._tell(session, name, Happening.DECIDED, decision=decision.value, officer=officer, reason=reason)
        return decided

    # What is known

    def decisions(self, name: str) -> tuple[Decided, ...]:
        """What people have decided on a submission, oldest first."""
        with Session(self._engine) as session:
            return decisions_of(session, name)

    def former(self, name: str) -> Verified | None:
        """What the same applicant sent before this one's present content came to; None where nothing was sent."""
        with Session(self._engine) as session:
            newest = _newest(session, name)
            row = former_of(session, newest) if newest else None
            return None if row is None else from_json(row.verified)

    def newest(self, name: str) -> Verified | None:
        """The newest result, whole: what a report is made of."""
        with Session(self._engine) as session:
            row = _newest(session, name)
            return None if row is None else from_json(row.verified)

    def is_current(self, name: str, *, digest: str, edition: str, checklist: str, received: date) -> bool:
        """Is its newest result of this very content, program, checklist and day received?"""
        with Session(self._engine) as session:
            row = _newest(session, name)
            return row is not None and (row.digest, row.edition, row.checklist, row.received) == (
                digest,
                edition,
                checklist,
                received,
            )

    def standing(self, name: str) -> Standing | None:
        """Where one submission stands; None if it was never seen."""
        with Session(self._engine) as session:
            row = session.get(SubmissionRow, name)
            return None if row is None else _standing(row)

    def rows(self) -> tuple[Standing, ...]:
        """Where every submission stands, by name."""
        with Session(self._engine) as session:
            return tuple(map(_standing, session.scalars(select(SubmissionRow).order_by(SubmissionRow.name))))

    def export(self) -> Iterator[Json]:
        """The recorded `chushen.result/1` of every submission, the newest of each, by name."""
        newest = select(func.max(ResultRow.id)).group_by(ResultRow.submission)
        with Session(self._engine) as session:
            ids = session.scalars(
                select(ResultRow.id).where(ResultRow.id.in_(newest)).order_by(ResultRow.submission)
            ).all()
            for number in ids:
                answer = session.scalar(select(ResultRow.answer).where(ResultRow.id == number))
                if answer is not None:
                    yield json.loads(answer)

    def events(self, name: str | None = None) -> Iterator[Event]:
        """The audit trail, oldest first: of one submission, or of all."""
        query = select(EventRow).order_by(EventRow.id)
        with Session(self._engine) as session:
            for row in session.scalars(query if name is None else query.filter_by(submission=name)):
                yield Event(at=row.at, submission=row.submission, happening=row.happening, detail=row.detail)

    # Its own folder

    def folder(self, name: str) -> Path:
        """A submission's own folder, for its report and its pictures; made if it is not there."""
        return private_folder(private_folder(self.data / "submissions") / safe_name(name))

    def pictures(self, name: str, digest: str) -> Path:
        """Where the page pictures of this very content are kept; see `records.pictures`."""
        return private_folder(private_folder(self.folder(name) / "pages") / (digest[:16] or "unknown"))

    # Inside

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        try:
            with Session(self._engine) as session, session.begin():
                yield session
        except DBAPIError as error:
            message = f"the records could not be written: {error.orig}"
            raise RecordsError(message, remedy="See whether the disk is full or the data folder is locked.") from error

    def _put(self, session: Session, name: str, path: Path, *, new_run: bool = False, **values: Any) -> None:  # noqa: ANN401  columns differ in type
        """Make the row or change it, as the first statement of a transaction: a writer then waits, never fails."""
        now = self._now()
        known = {"path": path, "changed": now, **values}
        fresh = {"name": name, "first_seen": now, "digest": "", "edition": "", "runs": int(new_run), **known}
        if new_run:
            known["runs"] = SubmissionRow.runs + 1
        session.execute(insert(SubmissionRow).values(fresh).on_conflict_do_update(index_elements=["name"], set_=known))

    def _tell(self, session: Session, name: str, happening: Happening, **detail: Any) -> None:  # noqa: ANN401  goes into JSON
        text = _storable(json.dumps(detail, ensure_ascii=False))
        session.add(EventRow(at=self._now(), submission=name, happening=happening, detail=text))


def _storable(text: str) -> str:
    """A path in another encoding than UTF-8, quoted in a message, as escapes: no database takes it as it is."""
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def _newest(session: Session, name: str) -> ResultRow | None:
    return session.scalars(
        select(ResultRow).filter_by(submission=name).order_by(ResultRow.id.desc()).limit(1)
    ).one_or_none()


def _standing(row: SubmissionRow) -> Standing:
    return Standing(
        name=row.name,
        path=row.path,
        state=row.state,
        verdict=row.verdict,
        received=row.received,
        runs=row.runs,
        problem=row.problem,
        changed=row.changed,
    )
