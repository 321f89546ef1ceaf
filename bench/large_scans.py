"""What large honest scans cost: `python -m bench.large_scans`.

An A3 sheet at 600 dpi and a TIFF of 300 MB are drawn, opened and rendered as intake does it. Each must be read, at a
resolution that is sane, not refused.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from PIL import Image

from bench.child_memory import ChildMemory
from chushen.documents import RefusedFile
from chushen.settings import load_settings
from flows.equipment import limits_of
from intake.isolation import open_isolation
from intake.render import load_page
from intake.submission import open_files

_A3_AT_600 = (7016, 9921)
_300_MB = (8700, 11400)


def main() -> None:
    """Draw them, take them, print a line each."""
    with TemporaryDirectory(prefix="chushen-large-") as folder:
        for name, size, how in (
            ("a3-600.jpg", _A3_AT_600, {"quality": 90}),
            ("a3-600.png", _A3_AT_600, {"compress_level": 1}),
            ("a3-600-lzw.tif", _A3_AT_600, {"compression": "tiff_lzw"}),
            ("300-mb.tif", _300_MB, {}),
            ("a3-600.pdf", _A3_AT_600, {"resolution": 600}),
        ):
            path = Path(folder) / name
            _paper(size).save(path, **({} if name.endswith("pdf") else {"dpi": (600, 600)}), **how)
            print(_taken(path))
            path.unlink()


def _paper(size: tuple[int, int]) -> Image.Image:
    """Paper with grain, and lines of print."""
    grain = np.random.default_rng(5).integers(238, 255, (512, 512, 3), dtype=np.uint8)
    width, height = size
    pixels = np.tile(grain, (height // 512 + 1, width // 512 + 1, 1))[:height, :width]
    for top in range(600, height - 600, 200):
        pixels[top : top + 60, 600 : width - 600 : 7] = 30
    return Image.fromarray(np.ascontiguousarray(pixels))


def _taken(path: Path) -> str:
    limits = limits_of(load_settings())
    with open_isolation(limits, 1) as isolation, ChildMemory() as memory:
        begun = perf_counter()
        with open_files([path], limits, isolation) as opened:
            pages = [load_page(source, 200, limits, isolation) for source in opened.pages]
        seconds = perf_counter() - begun
        seen = ", ".join(
            page.cause.value if isinstance(page, RefusedFile) else f"{page.pixels.shape[1]} x {page.pixels.shape[0]}"
            for page in [*opened.refused, *pages]
        )
        size = path.stat().st_size / 1e6
        return f"{path.name:16} {size:5.0f} MB   {seconds:5.1f} s   child at most {memory.most_mb():5.0f} MB   {seen}"


if __name__ == "__main__":
    main()
