"""Tests that draw need the fonts that `setup/for_tests.sh` installs."""

from __future__ import annotations

import pytest

from sample_docs.draw.typefaces import DIGITS, HEIS, KAIS, SONG_BOLD, SONGS, FontMissingError, locate


def fonts_are_there() -> bool:
    try:
        return all(locate(font) for font in (SONG_BOLD, DIGITS, *SONGS, *HEIS, *KAIS))
    except FontMissingError:
        return False


needs_fonts = pytest.mark.skipif(not fonts_are_there(), reason="no fonts to draw with: bash setup/for_tests.sh")
