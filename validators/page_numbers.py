"""Page numbers that skip: 第1页, 第2页, 第4页, 共5页."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from chushen.documents import Document, Submission
from chushen.kinds import DocumentKind

_ENOUGH = 2
"""A single page number may be anything; two of one series are a series."""


def missing_numbers(submission: Submission, kind: DocumentKind) -> tuple[int, ...]:
    """The page numbers that documents of this kind skip and no other page of the same file bears."""
    missing: set[int] = set()
    for document in submission.of(kind):
        missing |= _skipped(document, submission)
    return tuple(sorted(missing))


def _skipped(document: Document, submission: Submission) -> set[int]:
    totals = Counter(page.numbering.total for page in document.pages if page.numbering)
    if totals.total() < _ENOUGH:
        return set()
    total = min(totals, key=lambda t: (-totals[t], t or 0))
    series = [
        (at, page.numbering.number)
        for at, page in enumerate(document.pages)
        if page.numbering
        and page.numbering.total == total
        and page.numbering.number <= (total or page.numbering.number)
    ]
    numbers = [number for _, number in series]
    if len(series) < _ENOUGH:
        return set()
    if numbers == sorted(set(numbers)):
        skipped = _skipped_in_order(series, len(document.pages), total)
    else:
        skipped = set(range(1, (total or max(numbers)) + 1)) - set(numbers)
        if len(skipped) <= len(document.pages) - totals.total():
            return set()
    return skipped - _borne_elsewhere(document, submission, total)


def _skipped_in_order(series: list[tuple[int, int]], pages: int, total: int | None) -> set[int]:
    """Between two numbers lie as many sheets as the numbers say, or some are missing.

    Without a total nobody can know of sheets before the first number (an unnumbered cover) or after the last.
    """
    if total is not None:
        series = [(-1, 0), *series, (pages, total + 1)]
    return {
        number
        for (at, before), (next_at, after) in pairwise(series)
        for number in range(before + 1 + (next_at - at - 1), after)
    }


def _borne_elsewhere(document: Document, submission: Submission, total: int | None) -> set[int]:
    """Numbers of the same series on pages that were taken for another document (a bundle counted through, a cover)."""
    files = {page.file for page in document.pages}
    return {
        page.numbering.number
        for other in submission.documents
        if other is not document
        for page in other.pages
        if page.numbering and page.file in files and page.numbering.total == total
    }
