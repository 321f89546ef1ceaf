"""PP-OCR's recogniser: the picture of one line -> its characters, each with its certainty and its place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from chushen.posteriors import BLANK, Posteriors
from extractors.network import Network, Numbers

Pixels = NDArray[np.uint8]

STRIP_HEIGHT = 48
"""The recogniser's own height in pixels."""
_STEP = 64
"""Widths are filled up to a multiple: OpenVINO prepares itself anew for every width it has not met."""
_BLANK = 0
_POSSIBLE, _AT_MOST = 1e-6, 20
"""Characters of a column that are kept: so likely at least, and no more than so many."""
_NOTHING = ((BLANK, 1.0),)
_RARE = 0.05
"""How much less often than in the recogniser's training a character outside GB 2312 stands on mainland papers: names
must use the standard characters (企业名称登记管理规定), and 強 is then a 强 that looked like it."""
_GB2312_ROWS = (*range(0xA1, 0xA4), *range(0xB0, 0xF8))
"""Its punctuation, digits, letters and Chinese characters; not its Greek, Cyrillic and Japanese."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What stands on the picture of one line.

    Attributes:
        certainties: 0..1 for each character of `text`.
        centres: the middle of each character as a fraction of the strip's width.
    """

    text: str
    confidence: float
    certainties: tuple[float, ...]
    centres: tuple[float, ...]


class LineReader:
    """The loaded recogniser. Safe to use from several threads."""

    def __init__(self, model: Path) -> None:
        """Load the recogniser; its characters are in the file."""
        self._network = Network(model, side_by_side=True)
        self._characters = ("", *self._network.characters, " ")
        self._weights = np.array([1.0 if _is_common(c) else _RARE for c in self._characters], np.float32)

    def read(self, strips: Sequence[Pixels]) -> list[Strip]:
        """Read pictures of single lines, each upright and left to right, height x width x 3, BGR."""
        widths = [_width_of(strip) for strip in strips]
        seen = self._network.ask(
            (_input_of(strip) for strip in strips), lambda answer: likeliest(answer[0], self._weights)
        )
        return [self._strip(*best, width / 8) for best, width in zip(seen, widths, strict=True)]

    def hear(self, strip: Pixels) -> tuple[Strip, Posteriors]:
        """What stands on the picture of a line, and what else it may show."""
        ((best, heard),) = self._network.ask(
            [_input_of(strip)], lambda answer: (likeliest(answer[0], self._weights), self._posteriors(answer[0]))
        )
        return self._strip(*best, _width_of(strip) / 8), heard

    def _posteriors(self, columns: Numbers) -> Posteriors:
        """Without what is as good as impossible, and a stretch of blanks once: to a text it is as one."""
        kept: list[tuple[tuple[str, float], ...]] = []
        for column in columns:
            (possible,) = np.nonzero(column >= _POSSIBLE)
            likeliest_first = possible[np.argsort(-column[possible])][:_AT_MOST]
            seen = tuple((self._characters[i], round(float(column[i]), 6)) for i in likeliest_first)
            empty = len(seen) == 1 and seen[0][0] == BLANK
            if not (empty and kept and kept[-1] == _NOTHING):
                kept.append(_NOTHING if empty else seen)
        return Posteriors(columns=tuple(kept))

    def _strip(self, classes: NDArray[np.int64], certainties: Numbers, columns: float) -> Strip:
        """Greedy decoding of connectionist temporal classification: repeats are one, blanks are none."""
        first = classes != np.concatenate([[_BLANK], classes[:-1]])
        at = np.flatnonzero(first & (classes != _BLANK))
        sure = tuple(float(c) for c in certainties[at])
        return Strip(
            text="".join(self._characters[i] for i in classes[at]),
            confidence=sum(sure) / len(sure) if sure else 0.0,
            certainties=sure,
            centres=tuple(min((float(column) + 0.5) / columns, 1.0) for column in at),
        )


def likeliest(columns: Numbers, weights: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    """The likeliest character of each column and how likely it is, rare ones weighed against common ones.

    Args:
        columns: what the recogniser says, columns x characters, 0..1.
        weights: one for each character; less than 1 where it is rarer than in the recogniser's training.
    """
    best = columns.argmax(axis=1)
    certainties = columns[np.arange(len(best)), best]
    for column in np.flatnonzero(weights[best] < 1):
        weighed = columns[column] * weights
        best[column] = weighed.argmax()
        certainties[column] = weighed[best[column]] / weighed.sum()
    return best, certainties


def _is_common(character: str) -> bool:
    try:
        coded = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(coded) < 2 or coded[0] in _GB2312_ROWS  # noqa: PLR2004  one byte is ASCII, two a character of a row


def _width_of(strip: Pixels) -> int:
    return int(max(math.ceil(strip.shape[1] / strip.shape[0] * STRIP_HEIGHT), 8))


def _input_of(strip: Pixels) -> Numbers:
    """1 x 3 x 48 x width, -1..1; what is beyond the strip is 0, as in the recogniser's training."""
    width = _width_of(strip)
    method = cv2.INTER_AREA if strip.shape[0] > STRIP_HEIGHT else cv2.INTER_LINEAR
    scaled = cv2.resize(strip, (width, STRIP_HEIGHT), interpolation=method)
    filled = np.zeros((1, 3, STRIP_HEIGHT, math.ceil(width / _STEP) * _STEP), np.float32)
    filled[0, :, :, :width] = (scaled.astype(np.float32) / 127.5 - 1).transpose(2, 0, 1)
    return filled
