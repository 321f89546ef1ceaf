"""Numbers with a grammar of their own: found anywhere on the page, label or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from chushen.evidence import Witness
from chushen.kinds import FieldName
from extractors.fields.cells import Cell
from extractors.fields.reading import Reading
from extractors.fields.trust import CHECKED, SHAKY, checked, worth
from extractors.glyphs import compact
from extractors.identifiers.permit_number import read_permit_number
from extractors.identifiers.uscc import read_uscc
from extractors.pieces import Piece

_USCC_LABEL = "信用代码"
_NO_SUCH_NUMBER = 0.6
"""What stands behind the label and is no number of that kind may have been misread."""
_LABELLED = re.compile(
    r"许可证编号[:：]?(?P<number>[\u3400-\u9fff]{0,2}(?:ICP[证备])?[A-Z0-9][A-Z0-9.-]{6,24}号?(?:-\d{1,4})?)"
)


def uscc_readings(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """Every 统一社会信用代码 on the page; a valid one is worth more than any that is not."""
    for index, piece in enumerate(pieces):
        code = read_uscc(piece.text, piece.certainties)
        if code is None:
            continue
        above = [p.text for p in pieces[max(0, index - 6) : index]]
        labelled = _USCC_LABEL in compact(piece.text) or any(_USCC_LABEL in compact(text) for text in above)
        extra: tuple[Witness, ...] = ()
        if code.valid:
            confidence = CHECKED if code.repaired == 0 else 0.96 if code.repaired == 1 else SHAKY
            extra = (Witness.CHECK_DIGIT,) if code.repaired == 0 else (Witness.REPAIRED, Witness.CHECK_DIGIT)
        elif labelled:
            confidence = min(worth([piece]), _NO_SUCH_NUMBER)
        else:
            continue
        cell = Cell(label=None, parts=(_around(piece, code.value, repaired=code.repaired > 0),))
        yield checked(FieldName.USCC, code.value, cell, confidence, extra)


def permit_number_readings(pieces: Sequence[Piece]) -> Iterator[Reading]:
    """Every permit number on the page; where there is none, what stands in its place behind the label, unsurely."""
    none_found = True
    for piece in pieces:
        found = read_permit_number(piece.text)
        if found is None:
            continue
        none_found = False
        confidence = worth([piece])
        if found.repaired:
            confidence = min(confidence, SHAKY)
        extra = (Witness.REPAIRED,) if found.repaired else ()
        cell = Cell(label=None, parts=(_around(piece, found.value, repaired=found.repaired),))
        yield checked(FieldName.PERMIT_NUMBER, found.value, cell, confidence, extra)
    before = ""
    for piece in pieces if none_found else ():
        label = before if before.rstrip(":：").endswith("编号") else ""
        before = compact(piece.text).upper()
        other = _LABELLED.search(label + before)
        if other is not None:
            cell = Cell(label=None, parts=(_around(piece, other["number"], repaired=False),))
            yield checked(FieldName.PERMIT_NUMBER, other["number"], cell, min(worth([piece]), _NO_SUCH_NUMBER), ())


def _around(piece: Piece, value: str, *, repaired: bool) -> Piece:
    """The part of the piece that holds the value, where it can be told."""
    at = piece.text.find(value)
    if at >= 0:
        return piece.part(at, at + len(value))
    tail = piece.text.rfind(" ")
    if not repaired and tail > 0:
        return piece.part(tail + 1)
    return piece
