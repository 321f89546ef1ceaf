import pytest

from chushen.geometry import Box


@pytest.mark.parametrize("sides", [(0.5, 0, 0.4, 1), (-0.1, 0, 0.4, 1), (0, 0, 1, 1.2)])
def test_a_box_that_is_crossed_or_leaves_the_page_is_refused(sides):
    left, top, right, bottom = sides
    with pytest.raises(ValueError, match="not a box"):
        Box(left=left, top=top, right=right, bottom=bottom)


def test_a_box_that_reaches_past_the_edge_can_be_clipped():
    assert Box.clipped(-0.2, 0.1, 1.3, 0.5).as_list() == [0, 0.1, 1, 0.5]


def test_boxes_know_their_area_their_overlap_and_their_union():
    one = Box(left=0, top=0, right=0.5, bottom=0.5)
    other = Box(left=0.25, top=0.25, right=1, bottom=1)
    assert one.area == 0.25
    assert one.overlap(other) == 0.0625
    assert one.union(other).as_list() == [0, 0, 1, 1]
    assert one.overlap(Box(left=0.6, top=0.6, right=1, bottom=1)) == 0
