"""The legal representative's papers: an identity card, or a passport or travel permit in its place."""

from __future__ import annotations

import re

from chushen.kinds import DocumentKind, FieldName
from validators.case import Case
from validators.identifiers import is_other_persons_number

_OTHER_PAPER = re.compile(r"护照|PASSPORT|通行证", re.IGNORECASE)
_CARD = re.compile(r"居民身份证|公民身份号码")


def is_a_passport(case: Case) -> bool:
    """Is it a passport or a travel permit, which has one page, and a number without a check digit?"""
    number = case.reading(DocumentKind.LEGAL_REP_ID, FieldName.ID_NUMBER)
    if number is not None and is_other_persons_number(number.value):
        return True
    text = case.text(DocumentKind.LEGAL_REP_ID)
    return _OTHER_PAPER.search(text) is not None and _CARD.search(text) is None
