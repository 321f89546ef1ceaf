"""How far pictures cover a page: a page so covered is a scan, whatever text lies over or under it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from chushen.geometry import Box

_GRID = 64
"""Cells a side in which the pictures' share of a page is counted."""
_SCAN_SHARE = 0.6


def is_scan(pictures: Iterable[Box]) -> bool:
    """Do pictures cover most of the page? A scan may come in many strips and layers."""
    covered = np.zeros((_GRID, _GRID), bool)
    for box in pictures:
        rows = slice(round(box.top * _GRID), round(box.bottom * _GRID))
        covered[rows, round(box.left * _GRID) : round(box.right * _GRID)] = True
    return bool(covered.mean() >= _SCAN_SHARE)
