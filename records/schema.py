"""The tables. Changing one means a new file in `migrations/versions/` and a new HEAD here."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from sqlalchemy import BigInteger, Enum, ForeignKey, Index, MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from chushen.findings import Cause, FindingCode, Severity, Verdict
from chushen.kinds import DocumentKind
from records.columns import NAME, AnyText, FilePath, Moment

HEAD = "0005"
"""The revision that this program works with."""


class State(StrEnum):
    """Where a submission stands (contract: The ways in)."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    QUARANTINED = "quarantined"


class Happening(StrEnum):
    """What the audit trail tells of."""

    SEEN = "seen"
    BEGUN = "begun"
    KEPT = "kept"
    CONFIRMED = "confirmed"
    FAILED = "failed"
    DECIDED = "decided"
    MOVED = "moved"
    NIGHT = "night"
    PURGED = "purged"


class Decision(StrEnum):
    """What a person decides after the first review (行政许可法 §32): to accept, to have corrected, to return."""

    ACCEPT = "accept"
    CORRECT = "correct"
    RETURN = "return"


class Particular(StrEnum):
    """What an application is known by."""

    COMPANY = "company_name"
    USCC = "uscc"
    PERMIT_NUMBER = "permit_number"
    LEGAL_REPRESENTATIVE = "legal_representative"


class Table(DeclarativeBase):
    """What all tables share: constraint names that a later migration can address."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


def words(kind: type[StrEnum]) -> Enum:
    """A column of the contract's own words, as text: a new word must not need a migration."""
    return Enum(kind, values_callable=lambda words: [word.value for word in words], native_enum=False, length=32)


class SubmissionRow(Table):
    """A submission and where it stands. One row a name."""

    __tablename__ = "submissions"

    name: Mapped[str] = mapped_column(NAME, primary_key=True)
    path: Mapped[Path] = mapped_column(FilePath)
    state: Mapped[State] = mapped_column(words(State))
    verdict: Mapped[Verdict | None] = mapped_column(words(Verdict))
    received: Mapped[date | None]
    digest: Mapped[str] = mapped_column(AnyText)
    edition: Mapped[str] = mapped_column(AnyText)
    runs: Mapped[int]
    problem: Mapped[str] = mapped_column(AnyText)
    first_seen: Mapped[datetime] = mapped_column(Moment)
    changed: Mapped[datetime] = mapped_column(Moment)


class ResultRow(Table):
    """What one verification came to. One row for the same content, program, checklist and day received.

    `sent` tells what lay there, archives unopened, as long as which is the same the result holds.
    """

    __tablename__ = "results"
    __table_args__ = (
        UniqueConstraint("submission", "digest", "edition", "checklist", "received"),
        Index("ix_results_submission_id", "submission", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    submission: Mapped[str] = mapped_column(NAME, ForeignKey("submissions.name"))
    digest: Mapped[str] = mapped_column(AnyText)
    edition: Mapped[str] = mapped_column(AnyText)
    checklist: Mapped[str] = mapped_column(AnyText)
    received: Mapped[date]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    finished: Mapped[datetime] = mapped_column(Moment)
    company: Mapped[str] = mapped_column(AnyText)
    answer: Mapped[str] = mapped_column(AnyText)
    verified: Mapped[str] = mapped_column(AnyText)
    sent: Mapped[str] = mapped_column(AnyText)


class EventRow(Table):
    """One line of the audit trail. Lines are added, never changed or taken out."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str] = mapped_column(NAME, index=True)
    happening: Mapped[Happening] = mapped_column(words(Happening))
    detail: Mapped[str] = mapped_column(AnyText)


class DecisionRow(Table):
    """What a person decided, beside the verdict that stood then. Rows are added, never changed or taken out."""

    __tablename__ = "decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    submission: Mapped[str] = mapped_column(NAME, index=True)
    result: Mapped[int]
    verdict: Mapped[Verdict] = mapped_column(words(Verdict))
    decision: Mapped[Decision] = mapped_column(words(Decision))
    reason: Mapped[str] = mapped_column(AnyText)
    officer: Mapped[str] = mapped_column(AnyText)
    digest: Mapped[str] = mapped_column(AnyText)


class FileRow(Table):
    """A file of a content: what was sent is its files. One content may be sent under several names."""

    __tablename__ = "files"
    __table_args__ = (Index("ix_files_content", "content"),)

    digest: Mapped[str] = mapped_column(AnyText, primary_key=True)
    name: Mapped[str] = mapped_column(AnyText, primary_key=True)
    content: Mapped[str] = mapped_column(AnyText)
    size: Mapped[int | None] = mapped_column(BigInteger)


class PageRow(Table):
    """What was seen on a page, by the file's content and the edition of what read it."""

    __tablename__ = "pages"

    content: Mapped[str] = mapped_column(AnyText, primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    reading: Mapped[str] = mapped_column(AnyText, primary_key=True)
    kept: Mapped[datetime] = mapped_column(Moment)
    facts: Mapped[str] = mapped_column(AnyText)


class FindingRow(Table):
    """One finding of a result, for search and statistics."""

    __tablename__ = "findings"
    __table_args__ = (Index("ix_findings_code", "code"),)

    result: Mapped[int] = mapped_column(ForeignKey("results.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[FindingCode] = mapped_column(words(FindingCode))
    severity: Mapped[Severity] = mapped_column(words(Severity))
    document: Mapped[DocumentKind | None] = mapped_column(words(DocumentKind))
    field: Mapped[str | None] = mapped_column(AnyText)
    cause: Mapped[Cause | None] = mapped_column(words(Cause))


class ParticularRow(Table):
    """What a result's application is known by: its company, who represents it, its numbers."""

    __tablename__ = "particulars"
    __table_args__ = (Index("ix_particulars_name_value", "name", "value"),)

    result: Mapped[int] = mapped_column(ForeignKey("results.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[Particular] = mapped_column(words(Particular), primary_key=True)
    value: Mapped[str] = mapped_column(AnyText, primary_key=True)


class StageRow(Table):
    """How long a kind of work has taken so far."""

    __tablename__ = "stages"

    name: Mapped[str] = mapped_column(NAME, primary_key=True)
    seconds: Mapped[float]
    times: Mapped[int] = mapped_column(BigInteger)


class LeaseRow(Table):
    """Who works on an application at this moment, and until when that holds unless it is renewed."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(NAME, primary_key=True)
    holder: Mapped[str] = mapped_column(AnyText, index=True)
    until: Mapped[datetime] = mapped_column(Moment)
