"""Seals are matched one to one by how much of them lies over each other."""

import pytest

from bench.matching import match, overlap


def test_two_halves_that_share_a_third_overlap_by_a_third():
    assert overlap([0, 0, 0.2, 0.1], [0.1, 0, 0.3, 0.1]) == pytest.approx(1 / 3)


def test_boxes_that_only_touch_do_not_overlap():
    assert overlap([0, 0, 0.1, 0.1], [0.1, 0, 0.2, 0.1]) == 0


def test_the_better_overlap_wins_and_no_box_is_used_twice():
    there = [[0.0, 0.0, 0.2, 0.2], [0.05, 0.0, 0.25, 0.2]]
    found = [[0.05, 0.0, 0.25, 0.2], [0.0, 0.01, 0.2, 0.21]]
    assert match(there, found) == {0: 1, 1: 0}


def test_a_seal_elsewhere_is_no_match():
    assert match([[0, 0, 0.1, 0.1]], [[0.5, 0.5, 0.6, 0.6]]) == {}
