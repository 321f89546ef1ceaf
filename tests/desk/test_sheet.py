import pytest

from chushen.geometry import Box
from desk.report.pictures import opened
from desk.report.sheet import Sheet
from tests.desk.building import a_picture

CORNER = Box(left=0.05, top=0.1, right=0.15, bottom=0.3)


@pytest.mark.parametrize(
    ("rotation", "upright"),
    [
        (0, [0.05, 0.1, 0.15, 0.3]),
        (90, [0.1, 0.85, 0.3, 0.95]),
        (180, [0.85, 0.7, 0.95, 0.9]),
        (270, [0.7, 0.05, 0.9, 0.15]),
    ],
)
def test_a_place_turns_with_its_page(rotation, upright):
    sheet = Sheet(id="p1", rotation=rotation, picture=opened(a_picture()))

    assert sheet.upright(CORNER).as_list() == pytest.approx(upright)


@pytest.mark.parametrize(
    ("rotation", "size"), [(0, (120, 170)), (90, (170, 120)), (180, (120, 170)), (270, (170, 120))]
)
def test_a_turned_page_lies_on_its_other_side(rotation, size):
    sheet = Sheet(id="p1", rotation=rotation, picture=opened(a_picture()))

    assert (sheet.width, sheet.height) == size


def test_a_crop_never_reaches_past_the_page():
    crop = Sheet(id="p1", rotation=0, picture=opened(a_picture())).around(Box(left=0.0, top=0.0, right=0.1, bottom=0.2))

    assert crop.left == crop.top == 0
    assert crop.left + crop.width <= 120
    assert crop.top + crop.height <= 170


def test_a_box_without_area_still_gives_a_picture():
    crop = Sheet(id="p1", rotation=0, picture=None).cut(Box(left=1, top=1, right=1, bottom=1), margin=0)

    assert crop.width >= 1
    assert crop.height >= 1
