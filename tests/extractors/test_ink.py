import numpy as np

from extractors.ink import red_ink, without_red_ink

PAPER, PRINT, INK = (250, 250, 248), (30, 30, 32), (60, 50, 215)


def a_stamped_line():
    page = np.full((40, 120, 3), PAPER, np.uint8)
    page[10:30, 20:100:8] = PRINT
    page[15:20, :] = INK
    page[15:20, 20:100:8] = (20, 18, 60)  # ink over print is darker than either
    return page


def test_red_ink_becomes_paper_and_print_stays():
    page = without_red_ink(a_stamped_line())
    assert page[17, 26].min() > 235
    assert page[12, 20].max() < 60
    assert page[17, 20].max() < 90


def test_a_page_without_red_is_not_touched():
    page = np.full((20, 20, 3), PAPER, np.uint8)
    page[5:10, 5:10] = PRINT
    assert without_red_ink(page) is page


def test_brown_paper_is_not_red_ink():
    assert not red_ink(np.full((4, 4, 3), (200, 215, 225), np.uint8)).any()
