"""Finds the seals on a page and says everything that can be seen of each."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from extractors.seals.detector import detect
from extractors.seals.imprint import is_colourless
from extractors.seals.look import look_at
from extractors.seals.ring import StripReader
from extractors.seals.sighting import SealSighting

__all__ = ["SealSighting", "find_seals"]


def find_seals(pixels: NDArray[np.uint8], reader: StripReader) -> tuple[SealSighting, ...]:
    """Every seal on a page, surest first.

    Args:
        pixels: the upright page: height x width x 3, uint8, BGR.
        reader: reads the pictures of lines.
    """
    grey_page = is_colourless(pixels)
    return tuple(look_at(pixels, found, reader, grey_page=grey_page) for found in detect(pixels))
