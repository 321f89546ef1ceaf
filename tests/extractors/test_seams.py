"""Pieces of one seal over the edges of several pages are known again as one seal."""

from chushen.evidence import Evidence
from chushen.geometry import Box
from chushen.kinds import DocumentKind
from chushen.pages import Page
from chushen.seals import Imprint, Seal, SealColour, SealShape, SealType
from extractors.seams import joined

RIGHT, LEFT, MIDDLE = (0.97, 1.0), (0.0, 0.03), (0.4, 0.6)


def a_piece(page, *, across=RIGHT, top=0.5, tall=0.12, colour=SealColour.RED, at_edge=True):
    box = Box(left=across[0], top=top, right=across[1], bottom=top + tall)
    return Seal(
        evidence=Evidence(file="report.pdf", page=page, box=box), colour=colour, shape=SealShape.ROUND,
        type=SealType.UNKNOWN, imprint=Imprint.ORIGINAL, text="", code="", confidence=0.6, text_confidence=0.0,
        at_edge=at_edge,
    )  # fmt: skip


def pages_with(*seals):
    return [
        Page(file="report.pdf", page=at, kind=DocumentKind.OPERATION_REPORT, confidence=0.9, seals=tuple(on))
        for at, on in enumerate(seals, 1)
    ]


def pieces(pages):
    return [[seal.pieces for seal in page.seals] for page in joined(pages)]


def test_slices_at_one_height_on_three_pages_are_one_seal():
    assert pieces(pages_with([a_piece(1)], [a_piece(2, top=0.52)], [a_piece(3, top=0.49)])) == [[3], [3], [3]]


def test_halves_on_facing_pages_are_one_seal():
    assert pieces(pages_with([a_piece(1)], [a_piece(2, across=LEFT)])) == [[2], [2]]


def test_pieces_at_other_heights_are_other_seals():
    assert pieces(pages_with([a_piece(1, top=0.1)], [a_piece(2, top=0.6)])) == [[1], [1]]


def test_pieces_in_another_ink_are_another_seal():
    assert pieces(pages_with([a_piece(1)], [a_piece(2, colour=SealColour.BLUE)])) == [[1], [1]]


def test_a_whole_seal_is_no_piece():
    whole = a_piece(2, across=MIDDLE, at_edge=False)
    assert pieces(pages_with([a_piece(1)], [whole])) == [[1], [1]]


def test_a_short_shred_is_no_piece_of_a_large_seal():
    assert pieces(pages_with([a_piece(1)], [a_piece(2, top=0.55, tall=0.02)])) == [[1], [1]]
