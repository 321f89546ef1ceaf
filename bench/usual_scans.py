"""Scans of the usual size with nothing but grain on them: what a scanner costs whoever opens it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

_A4_AT_300 = (2480, 3508)


def write_usual_scans(folder: Path) -> None:
    """An A4 sheet at 300 dpi, as a picture and in a PDF."""
    grain = Image.fromarray(np.random.default_rng(1).integers(230, 255, (*_A4_AT_300[::-1], 3), dtype=np.uint8))
    grain.save(folder / "scan-300.jpg", dpi=(300, 300))
    grain.save(folder / "scan-300.pdf", resolution=300)
