"""The identity card's own order: what stands where, when its small labels cannot be read."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from chushen.kinds import LONG_TERM, FieldName
from extractors.dates import find_dates
from extractors.fields.cells import Cell
from extractors.fields.reading import Reading
from extractors.fields.terms import Term, read_term
from extractors.fields.trust import SHAKY, reading
from extractors.glyphs import compact, printed
from extractors.identifiers.id_number import read_id_number
from extractors.pieces import Piece

PEOPLE = re.compile(
    r"(?:汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|"
    r"景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|"
    r"京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|穿青人)"
)
IS_PASSPORT = re.compile(r"护照|PASSPORT|P[<O]CHN|P<[A-Z]{3}|永久居留身份证", re.IGNORECASE)
"""Words of passports and of foreigners' residence cards, which say on one page what a card says on two."""
_SEX_AND_PEOPLE = re.compile(rf"[男女].{{1,4}}?(?P<people>{PEOPLE.pattern})$")
_TERM = re.compile(r"[\d.年月日]{8,12}(?:[-—至~]+)(?:[\d.年月日]{8,12}|长期)")
_TERM_YEARS = (5, 10, 20)
"""居民身份证法 §5; without end from 46 years of age on."""
_GUESSED = 0.75


def is_card_term(term: Term) -> bool:
    """Are both ends as far apart as the law has it, to the day? A misread day shows so."""
    if term.start is None or term.end is None:
        return True
    if term.end.value == LONG_TERM:
        return True
    begin, end = date.fromisoformat(term.start.value), date.fromisoformat(term.end.value)
    leap = (begin.month, begin.day) == (2, 29)
    return end.year - begin.year in _TERM_YEARS and (leap or (begin.month, begin.day) == (end.month, end.day))


def without_labels(pieces: Sequence[Piece], labelled: Collection[str]) -> Iterator[Reading]:
    """Fields whose label was not found, by their form and their place on the card."""
    number = next((piece for piece in pieces if read_id_number(piece.text) is not None), None)
    for piece in pieces:
        cell = Cell(label=None, parts=(piece,))
        plain = compact(piece.text)
        people = _SEX_AND_PEOPLE.search(plain)
        if people is not None and number is not None and "ethnicity" not in labelled:
            yield reading(FieldName.ETHNICITY, people["people"], cell, at_most=_GUESSED)
        if "term" not in labelled and _TERM.search(plain):
            term = read_term(piece.text, lone_is_end=True)
            for name, found in ((FieldName.VALID_FROM, term.start), (FieldName.VALID_TO, term.end)):
                if found is not None:
                    most = SHAKY if is_card_term(term) else _GUESSED
                    yield reading(name, found.value, cell.between(found.start, found.end), at_most=most)
    if number is not None and "address" not in labelled:
        yield from _address(number, pieces)


def _address(number: Piece, pieces: Sequence[Piece]) -> Iterator[Reading]:
    """The lines between the date of birth and the number, right of where labels stand."""
    birth = [
        p for p in pieces if p.span.top < number.span.top and any(d.value != LONG_TERM for d in find_dates(p.text))
    ]
    if not birth:
        return
    above = max(birth, key=lambda p: p.span.top).span
    height = above.height
    left = above.left + 1.2 * height
    lines = [
        p
        for p in pieces
        if above.bottom - 0.3 * height <= p.span.top
        and p.span.bottom <= number.span.top + 0.3 * height
        and left - 2 * height < p.span.left < number.span.right
        and p.span.right > left + height
        and "号码" not in p.text
    ]
    value = "".join(printed(p.text) for p in sorted(lines, key=lambda p: p.span.top))
    if len(value) >= 6 and re.search(r"[省市县区州旗]", value):  # noqa: PLR2004  less is no address
        yield reading(FieldName.ADDRESS, value, Cell(label=None, parts=tuple(lines)), at_most=_GUESSED)
