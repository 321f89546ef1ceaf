"""What was not read as a field, and yet stands on the page: print that reading did not put in its place."""

from __future__ import annotations

import re

from rapidfuzz.fuzz import partial_ratio

from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Page
from validators.agreement import COMPANY, PERSON, Subject, sayings
from validators.case import Case
from validators.company_name import written_name
from validators.identifiers import written

_NUMBERS = {
    FieldName.USCC: re.compile(r"(?<![0-9A-Z])[0-9A-Z]{17,19}(?![0-9A-Z])"),
    FieldName.ID_NUMBER: re.compile(r"(?<![0-9A-Z])\d{16,17}[0-9X](?![0-9A-Z])"),
    FieldName.PERMIT_NUMBER: re.compile(
        r"[AB48][12ZIL][^\u4e00-\u9fff]{0,8}(19|20)[0-9O]{2}-?[0-9O]{3,4}|ICP证[0-9O]{5,8}"
    ),
    FieldName.VALID_TO: re.compile(r"有效期[^至到]{0,24}[至到].{0,2}(19|20)\d{2}"),
}
_SUBJECTS: dict[FieldName, Subject] = {
    FieldName.COMPANY_NAME: COMPANY,
    FieldName.LEGAL_REPRESENTATIVE: PERSON,
    FieldName.NAME: PERSON,
}
SURELY_OTHER = 0.5
"""A page that is surely something else (a cover letter, a form) is no matter; one that may be anything is."""

_ON_EVERY_CARD = (FieldName.NAME, FieldName.ID_NUMBER)
"""No identity card was ever issued without them (居民身份证法第三条): what was not read was not read."""
_ALIKE = 85
"""0..100; a company's name that OCR bent a little is still seen to be there."""

_SIDE = {
    FieldName.NAME: Part.FRONT,
    FieldName.SEX: Part.FRONT,
    FieldName.ETHNICITY: Part.FRONT,
    FieldName.BIRTH_DATE: Part.FRONT,
    FieldName.ADDRESS: Part.FRONT,
    FieldName.ID_NUMBER: Part.FRONT,
    FieldName.ISSUING_AUTHORITY: Part.BACK,
    FieldName.VALID_FROM: Part.BACK,
    FieldName.VALID_TO: Part.BACK,
}


def is_visible(case: Case, kind: DocumentKind, name: FieldName) -> bool:
    """Does the document's text hold what this field would be: its pattern, or what other documents say of it?"""
    if kind is DocumentKind.LEGAL_REP_ID and name in _ON_EVERY_CARD:
        return any(Part.FRONT in page.parts for page in case.pages(kind))
    text = case.text(kind)
    pattern = _NUMBERS.get(name)
    if pattern is not None:
        return pattern.search(written(text)) is not None
    subject = _SUBJECTS.get(name)
    if subject is None:
        return False
    plain = written_name(text)
    return any(partial_ratio(s.key, plain) >= _ALIKE and len(s.key) <= len(plain) for s in sayings(case, subject))


def stands_on_a_lacking_part(case: Case, kind: DocumentKind, name: FieldName) -> bool:
    """Would the field stand on a part of the document that is not there, and is reported as such?"""
    return kind is DocumentKind.LEGAL_REP_ID and _SIDE.get(name) in case.lacking_parts(kind)


def is_unidentified(page: Page) -> bool:
    """Can a person read it, and yet not be told which document it belongs to?"""
    return page.confidence < SURELY_OTHER and page.legibility.legible and not page.blank
