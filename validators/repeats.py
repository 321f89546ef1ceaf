"""Pages that came more than once: the same picture, or the same paper scanned again."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz.fuzz import ratio

from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Page
from validators.case import Case
from validators.company_name import written_name
from validators.sealing import counts

NEAR_BITS = 6
"""Fingerprints of 64 bits that differ in so few are of one picture, saved twice."""

SAME_TEXT = 90
"""Texts so alike (0..100) are of one page; forms of two companies are less alike."""

SAME_DESPITE_BLUR = 50
"""Of a page that cannot be read some characters are still right; other pages of one form are less alike."""

_KEYS = {
    DocumentKind.BUSINESS_LICENSE: FieldName.USCC,
    DocumentKind.PERMIT_MAIN: FieldName.PERMIT_NUMBER,
    DocumentKind.LEGAL_REP_ID: FieldName.ID_NUMBER,
}


def repeated_pages(case: Case, kind: DocumentKind) -> tuple[Page, ...]:
    """The pages of this kind that came more than once, every copy of them."""
    pages = [page for page in case.pages(kind) if not page.blank]
    found = [page for pair in combinations(pages, 2) if _is_repeat(*pair) for page in pair]
    return tuple(page for page in pages if page in found)


def has_better_copy(case: Case, page: Page) -> bool:
    """Did a page that cannot be read come once more, so that it can?"""
    return any(_is_better(other, page) for other in case.pages(page.kind))


def _is_repeat(one: Page, other: Page) -> bool:
    return _same_picture(one, other) or _same_paper(one, other) or _is_better(one, other) or _is_better(other, one)


def _is_better(copy: Page, page: Page) -> bool:
    """Nothing may be lost with the bad one: not its seal either."""
    if page.legibility.legible or not copy.legibility.legible or copy.blank or not page.text:
        return False
    if not _is_near(copy, page) or (_is_sealed(page) and not _is_sealed(copy)):
        return False
    return ratio(written_name(copy.text), written_name(page.text)) >= SAME_DESPITE_BLUR


def _same_picture(one: Page, other: Page) -> bool:
    return _is_near(one, other) and _is_sealed(one) == _is_sealed(other) and _says_the_same(one, other)


def _is_near(one: Page, other: Page) -> bool:
    if not one.fingerprint or not other.fingerprint:
        return False
    return (int(one.fingerprint, 16) ^ int(other.fingerprint, 16)).bit_count() <= NEAR_BITS


def _same_paper(one: Page, other: Page) -> bool:
    """The same number on two files. An original beside its sealed copy is what is asked for, not a repeat."""
    key = _KEYS.get(one.kind)
    if key is None or one.file == other.file or _is_sealed(one) != _is_sealed(other):
        return False
    first, second = one.field(key), other.field(key)
    if first is None or second is None or set(one.parts) != set(other.parts) or Part.ANNEX in one.parts:
        return False
    return written_name(first.value) == written_name(second.value)


def _says_the_same(one: Page, other: Page) -> bool:
    return ratio(written_name(one.text), written_name(other.text)) >= SAME_TEXT


def _is_sealed(page: Page) -> bool:
    return any(counts(seal) for seal in page.seals)
