"""Values that are on the page but cannot be read: blotted out, pixelated, smudged or covered beside a sharp label."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import reduce

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.findings import Cause
from chushen.kinds import DocumentKind
from extractors.fields.cells import fill_cells
from extractors.fields.labels import find_labels
from extractors.legibility import Clarity
from extractors.lines import Line, Span
from extractors.pieces import Piece, lay_out

Pixels = NDArray[np.uint8]

_TABLES = {
    DocumentKind.BUSINESS_LICENSE: "business_license",
    DocumentKind.PERMIT_MAIN: "permit",
    DocumentKind.PERMIT_DUPLICATE: "permit",
    DocumentKind.LEGAL_REP_ID: "legal_rep_id",
}
"""The labels of forms; on other pages what ends in a colon is one."""
_DECIDING = {
    "company_name": "company_name",
    "uscc": "uscc",
    "legal_representative": "legal_representative",
    "permit_number": "permit_number",
    "name": "name",
    "id_number": "id_number",
    "valid_to": "valid_to",
    "term": "valid_to",
}
"""Labels of values without which a form cannot be judged, and the field that each of them gives."""
_COLON = re.compile(r"[\u3400-\u9fff）)][：:]")
_SEVERAL = 3
"""So many hidden values, and half of all labels, make any page one that cannot be read."""
_WIDTH, _LEAST_WIDTH, _GAP = 10.0, 2.0, 0.3
"""How far right of a label its value is looked for, in heights of the label."""
_DARKER, _OF_PRINT = 25, 0.25
"""Grey levels, and share of the label's own darkness, by which hidden print stands out; patterned paper does less."""
_INK, _COLUMNS = 0.04, 0.15
"""The least share of dark pixels, and of columns that hold one; an empty space has none, a line of print 0.15, 0.6."""
_RULED = 0.7
"""A row or column of pixels so dark is a table's line, not print."""
_FRAME_REACH, _FRAME = 10, 0.7
"""A frame's ink goes on so many heights above and below a label, in so many of these."""
_UNDER_SEAL = 0.3
_BESIDE = 0.3
"""Of the height of a piece or its neighbour shared by both: they stand in one row."""


def clarity_of_values(
    kind: DocumentKind, lines: Sequence[Line], read: Collection[str], seals: Sequence[Span], pixels: Pixels
) -> Clarity:
    """Judge a page whose print is sharp by what stands right of its labels: is there ink that nobody can read?

    Args:
        kind: what the page is.
        lines: those that could be read.
        read: names of the fields that were found on the page; these hide nothing.
        seals: what lies under them is judged by what was read there.
        pixels: the upright page.
    """
    pieces = lay_out(lines)
    labels = _labels(kind, pieces)
    grey = cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY)
    hidden = [
        (name, value)
        for name, label, is_empty in labels
        if is_empty
        and _DECIDING.get(name) not in read
        and (value := _beside(label, pieces, grey)) is not None
        and not any(value.covered_by(seal) > _UNDER_SEAL for seal in seals)
        and _holds_ink(_cut(grey, value), _darkness_of(_cut(grey, label)))
    ]
    most = len(hidden) >= max(_SEVERAL, len(labels) / 2)
    if not most and not any(name in _DECIDING for name, _ in hidden):
        return Clarity(legible=True)
    spans = [value for _, value in hidden]
    return Clarity(legible=False, causes=(Cause.OBSCURED,), span=reduce(Span.union, spans))


def _labels(kind: DocumentKind, pieces: Sequence[Piece]) -> list[tuple[str, Span, bool]]:
    """Name, place, and whether nothing was read beside or below; each label once."""
    table = _TABLES.get(kind)
    if table is not None:
        cells = fill_cells(find_labels(table, pieces), pieces, frozenset(_DECIDING))
        return [
            (cell.label.name, cell.label.span, not cell.parts)
            for cell in cells
            if cell.label is not None and cell.label.name != "stop" and not cell.label.bent
        ]
    return [("", piece.span, piece.text.rstrip()[-1:] in ":：") for piece in pieces if _COLON.search(piece.text)]


def _beside(label: Span, pieces: Sequence[Piece], grey: NDArray[np.uint8]) -> Span | None:
    """The free space right of a label; None where there is none."""
    right = min(
        label.right + _WIDTH * label.height,
        0.97 * grey.shape[1],
        _frame_right_of(label, pieces, grey),
        *(
            piece.span.left
            for piece in pieces
            if piece.span.in_row_with(label) > _BESIDE and piece.span.left > label.right - 1
        ),
    )
    if right - label.right < _LEAST_WIDTH * label.height:
        return None
    return Span(left=label.right + _GAP * label.height, top=label.top, right=right, bottom=label.bottom)


def _frame_right_of(label: Span, pieces: Sequence[Piece], grey: NDArray[np.uint8]) -> float:
    """Where the frame of the page begins: right of all print round the label, ink that goes on above and below."""
    reach = _FRAME_REACH * label.height
    near = Span(left=0, right=grey.shape[1], top=max(label.top - reach, 0), bottom=label.bottom + reach)
    begin = max(piece.span.right for piece in pieces if piece.span.covered_by(near) > 0)
    part = _cut(grey, replace(near, left=begin))
    height = max(int(label.height), 1)
    if part.shape[0] < height or part.shape[1] == 0:
        return float(grey.shape[1])
    bands = part[: len(part) // height * height].reshape(-1, height, part.shape[1])
    inked = (float(np.percentile(part, 85)) - bands.min(axis=1) > _DARKER).mean(axis=0) > _FRAME
    return begin + int(inked.argmax()) if inked.any() else float(grey.shape[1])


def _cut(grey: NDArray[np.uint8], span: Span) -> NDArray[np.uint8]:
    return grey[max(int(span.top), 0) : int(span.bottom) + 1, max(int(span.left), 0) : int(span.right) + 1]


def _darkness_of(print_: NDArray[np.uint8]) -> float:
    """Grey levels between a label's paper and its print."""
    return float(np.percentile(print_, 85)) - float(np.percentile(print_, 3)) if print_.size else 0.0


def _holds_ink(part: NDArray[np.uint8], print_darkness: float) -> bool:
    if part.size == 0:
        return False
    dark = float(np.percentile(part, 85)) - part > max(_DARKER, _OF_PRINT * print_darkness)
    dark = dark[dark.mean(axis=1) < _RULED][:, dark.mean(axis=0) < _RULED]
    return bool(dark.size) and bool(dark.mean() > _INK and dark.any(axis=0).mean() > _COLUMNS)
