"""The detector's map of text becomes lines."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from extractors.line_finder import LineFinder


class Sees:
    """A network that sees text where it is told to."""

    def __init__(self, *boxes):
        self.boxes = boxes

    def ask(self, pictures, take):
        seen = np.zeros((1, 1, 1280, 896), np.float32)
        for left, top, right, bottom, likely in self.boxes:
            seen[0, 0, top:bottom, left:right] = likely
        return [take(seen) for _ in pictures]


@pytest.fixture
def lines_of(monkeypatch):
    def found(*boxes):
        monkeypatch.setattr("extractors.line_finder.Network", lambda *_, **__: Sees(*boxes))
        quads = LineFinder(Path("model")).find(np.zeros((1280, 896, 3), np.uint8))
        return sorted(
            (int(top), int(bottom)) for top, bottom in zip(quads.min(1)[:, 1], quads.max(1)[:, 1], strict=True)
        )

    return found


LINE, ITS_END, BETWEEN = (100, 400, 700, 418, 0.95), (100, 422, 160, 440, 0.95), (100, 416, 160, 424, 0.5)


def test_a_line_is_found_once(lines_of):
    assert len(lines_of(LINE)) == 1


def test_a_line_and_the_short_end_of_it_that_touches_it_are_two(lines_of):
    (first, second) = lines_of(LINE, ITS_END, BETWEEN)
    middles = [(top + bottom) / 2 for top, bottom in (first, second)]
    assert middles == pytest.approx([409, 431], abs=2)
