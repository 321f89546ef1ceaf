"""What each content consists of, and what of it is still needed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from sqlalchemy import CursorResult, delete, select, union
from sqlalchemy.orm import Session, aliased

from chushen.documents import SentFile
from records.schema import FileRow, PageRow, ResultRow, SubmissionRow
from records.upsert import make_or_change


def add_files(session: Session, digest: str, files: Iterable[SentFile]) -> None:
    """Keep which files a content consists of. What is kept already stays: the digest says that it is the same."""
    known = {(row.name, row.content) for row in session.scalars(select(FileRow).filter_by(digest=digest))}
    for file in sorted(files, key=lambda file: file.name):  # all in one order: writers then never wait for each other
        if (file.name, file.content) not in known:
            said = {"content": file.content, "size": file.size}
            make_or_change(session, FileRow, {"digest": digest, "name": file.name}, said, said)


def files_of(session: Session, digest: str) -> tuple[SentFile, ...]:
    """The files of a content, by name."""
    rows = session.scalars(select(FileRow).filter_by(digest=digest).order_by(FileRow.name))
    return tuple(SentFile(name=row.name, content=row.content, size=row.size) for row in rows)


def files_of_prefix(session: Session, prefix: str) -> dict[str, str]:
    """The files of the content whose digest begins so: their contents by their names."""
    rows = session.execute(select(FileRow.name, FileRow.content).where(FileRow.digest.startswith(prefix)))
    return dict(rows.tuples().all())


def forget_pages_of(session: Session, name: str) -> None:
    """Forget what was seen on the pages of a submission's present content: they are to be read anew."""
    digest = select(SubmissionRow.digest).where(SubmissionRow.name == name)
    contents = select(FileRow.content).where(FileRow.digest.in_(digest))
    session.execute(delete(PageRow).where(PageRow.content.in_(contents)))


def forget_unused(session: Session) -> int:
    """Forget pages of files that no submission's present content has, or that were read anew since; gives how many.

    Also the files of contents that no submission has and no result is of.
    """
    had = select(FileRow.content).join(SubmissionRow, SubmissionRow.digest == FileRow.digest)
    later = aliased(PageRow)
    read_anew = (
        select(later.content)
        .where(later.content == PageRow.content, later.page == PageRow.page, later.kept > PageRow.kept)
        .exists()
    )
    gone = cast("CursorResult[Any]", session.execute(delete(PageRow).where(PageRow.content.not_in(had) | read_anew)))
    needed = union(select(SubmissionRow.digest), select(ResultRow.digest))
    session.execute(delete(FileRow).where(FileRow.digest.not_in(needed)))
    return gone.rowcount
