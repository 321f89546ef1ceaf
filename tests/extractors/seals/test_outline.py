"""The rim of a seal is found again wherever the detector's box lies."""

import cv2
import numpy as np
import pytest

from extractors.seals.outline import Rim, fit_rim, is_oval


def an_oval_with_a_rule_across():
    density = np.zeros((300, 420), np.float32)
    cv2.ellipse(density, (210, 150), (170, 125), 0, 0, 360, 1.0, 5, cv2.LINE_AA)
    cv2.line(density, (0, 190), (419, 190), 0.8, 4)
    return density


@pytest.mark.parametrize(("right", "down", "wider"), [(0, 0, 1.0), (9, -8, 1.05), (-8, 7, 0.95), (8, 6, 1.04)])
def test_an_oval_rim_is_found_from_a_box_that_is_a_little_off(right, down, wider):
    first = Rim(x=210 + right, y=150 + down, across=170 * wider, down=125 / wider)
    rim = fit_rim(an_oval_with_a_rule_across(), first, oval=True)
    assert (rim.x, rim.y, rim.across, rim.down) == pytest.approx((210, 150, 170, 125), abs=4)
    assert is_oval(rim)


def test_a_rim_never_shrinks_to_a_stroke():
    density = np.zeros((300, 60), np.float32)
    density[:, 25:30] = 1.0
    rim = fit_rim(density, Rim(x=27, y=150, across=20, down=140), oval=True)
    assert min(rim.across, rim.down) > 0
