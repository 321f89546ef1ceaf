"""Slices of a seal over the edges of many sheets."""

import numpy as np
import pytest

from extractors.seals.edge import find_slices
from sample_docs.draw.seal_art import SealSpec, draw_seal


def a_sheet():
    page = np.full((1754, 1240, 3), 246, np.uint8)
    page[200:1600:60, 140:1100] = 60
    return page


def sliced(page, *, left, tall=250, wide=32, from_=60):
    """The page with a slice of a seal at one of its edges, and the slice's box."""
    seal = draw_seal(SealSpec(ring="上海晨云呼叫服务有限公司", size=tall), np.random.default_rng(1))
    piece = seal[:, from_ : from_ + wide]
    cover, ink = piece[..., 3:] / 255, piece[..., 2::-1] / 255
    columns = slice(0, wide) if left else slice(1240 - wide, 1240)
    page[700 : 700 + tall, columns] = page[700 : 700 + tall, columns] * (1 - cover * (1 - ink))
    inked = np.flatnonzero((piece[..., 3] > 60).any(axis=1))
    return page, (columns.start, 700 + inked[0], columns.stop, 700 + inked[-1] + 1)


@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("from_", [20, 110])
def test_a_slice_is_found_at_either_edge(left, from_):
    page, box = sliced(a_sheet(), left=left, from_=from_)
    (found,) = find_slices(page)
    assert found == pytest.approx(box, abs=12)


def test_a_frame_along_the_edge_is_no_slice():
    page = a_sheet()
    page[:, 1220:] = (60, 60, 210)
    assert find_slices(page) == ()


def test_grey_print_at_the_edge_is_no_slice():
    page, _ = sliced(a_sheet(), left=False)
    grey = page.mean(axis=2, keepdims=True).astype(np.uint8).repeat(3, axis=2)
    assert find_slices(grey) == ()


def test_a_thin_strip_of_a_picture_is_not_looked_at():
    assert find_slices(np.full((400, 12, 3), 250, np.uint8)) == ()
