"""Submissions found by what they are known by: name, company, numbers, files, findings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from chushen.findings import FindingCode
from chushen.names import Language, name_of
from records.results import newest_by_submission
from records.schema import FileRow, FindingRow, ParticularRow, ResultRow, SubmissionRow
from records.standings import Standing, standing_from

_AT_A_TIME = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Why a submission was found.

    Attributes:
        what: a `Particular`, or `submission`, `file`, `finding`.
        value: as it is kept.
    """

    what: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A submission that answers to every word that was searched for.

    Attributes:
        company: as its newest result says; "" before the first.
    """

    standing: Standing
    company: str
    hits: tuple[Hit, ...]


def search(session: Session, words: Sequence[str]) -> Iterator[Found]:
    """Those in which each word stands somewhere, in whatever case, by name; of a result only the newest counts."""
    newest = newest_by_submission()
    asked = (
        select(SubmissionRow, newest.c.id)
        .outerjoin(newest, newest.c.submission == SubmissionRow.name)
        .where(*(_stands(word, newest.c.id) for word in words))
        .order_by(SubmissionRow.name)
    )
    found = iter(session.execute(asked.execution_options(yield_per=_AT_A_TIME)).tuples())
    while some := list(islice(found, _AT_A_TIME)):
        numbers = [number for _, number in some if number]
        hits = _hits(session, numbers, [row.digest for row, _ in some], words)
        companies = _companies(session, numbers)
        for row, number in some:
            own = [Hit(what="submission", value=row.name)] if _is_in(row.name, words) else []
            reasons = tuple(dict.fromkeys((*own, *hits[number], *hits[row.digest])))
            yield Found(standing=standing_from(row), company=companies.get(number, ""), hits=reasons)


def _companies(session: Session, results: list[int]) -> dict[int, str]:
    """Only of what was found: SQLite reads through all of a row's large texts on the way to this column."""
    asked = select(ResultRow.id, ResultRow.company).where(ResultRow.id.in_(results))
    return dict(session.execute(asked).tuples().all())


def _stands(word: str, newest: ColumnElement[int]) -> ColumnElement[bool]:
    particulars = select(ParticularRow.result).where(ParticularRow.value.icontains(word, autoescape=True))
    files = select(FileRow.digest).where(FileRow.name.icontains(word, autoescape=True))
    findings = select(FindingRow.result).where(FindingRow.code.in_(_codes(word)))
    return or_(
        SubmissionRow.name.icontains(word, autoescape=True),
        SubmissionRow.digest.in_(files),
        newest.in_(particulars),
        newest.in_(findings),
    )


def _hits(
    session: Session, results: list[int], digests: list[str], words: Sequence[str]
) -> defaultdict[int | str | None, list[Hit]]:
    """Of some results and contents, what the words stand in."""
    hits: defaultdict[int | str | None, list[Hit]] = defaultdict(list)
    said = select(ParticularRow).where(ParticularRow.result.in_(results)).order_by(ParticularRow.value)
    for row in session.scalars(said):
        if _is_in(row.value, words):
            hits[row.result].append(Hit(what=row.name, value=row.value))
    codes = {code for word in words for code in _codes(word)}
    for result, code in session.execute(
        select(FindingRow.result, FindingRow.code)
        .where(FindingRow.result.in_(results), FindingRow.code.in_(codes))
        .order_by(FindingRow.number)
    ):
        hits[result].append(Hit(what="finding", value=code))
    for file in session.scalars(select(FileRow).where(FileRow.digest.in_(set(digests))).order_by(FileRow.name)):
        if _is_in(file.name, words):
            hits[file.digest].append(Hit(what="file", value=file.name))
    return hits


def _is_in(text: str, words: Sequence[str]) -> bool:
    return any(word.lower() in text.lower() for word in words)


def _codes(word: str) -> list[FindingCode]:
    """The findings that are called so, in either language or by their code."""
    sought = word.lower()
    return [
        code
        for code in FindingCode
        if any(sought in called.lower() for called in (code.value, *(name_of(code, language) for language in Language)))
    ]
