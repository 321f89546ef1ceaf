"""Every odd file has exactly one outcome, under limits, and good ones among them are read."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bench.hostile import IN_PART, NONE, READ, take
from bench.odd_files import odd_files
from intake.isolation import open_isolation
from intake.limits import Limits

LARGE = 300_000
"""Bytes. `make hostile` takes the larger ones as well, and bombs of the full size."""
GOOD = {
    "page.jpg", "progressive.jpg", "cmyk.jpg", "page.png", "page.tif", "lzw.tif", "jpeg.tif", "fax.tif", "pages.tif",
    "page.webp", "page.bmp", "page.gif", "page.jp2", "page.heic", "pages.pdf", "scan.pdf", "scans.zip",
}  # fmt: skip
SAID_TO_BE = {
    "tree-cycle.pdf": {IN_PART},
    "form-draws-itself.pdf": {"refused: damaged", "refused: timed-out", "refused: too-large"},
    "60000x60000.png": {"refused: too-large"},
    "claims-2-billion.png": {"refused: too-large"},
    "65535-tags.tif": {"refused: damaged", "read"},
    "nothing.pdf": {"refused: empty"},
    "locked.pdf": {"refused: encrypted", "refused: damaged"},
    "odd-names.zip": {READ},
    "a-picture.pdf": {READ},
    "noise.bin": {"refused: not-accepted"},
    "nested-6.zip": {IN_PART},
}


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    paths = []
    for name, content in odd_files(bomb=2_000_000):
        if name in GOOD or name in SAID_TO_BE or len(content) < LARGE:
            paths.append(folder / name)
            paths[-1].write_bytes(content)
    strict = Limits(max_seconds=2, max_file_seconds=4, max_pages=50, max_memory_bytes=1_000_000_000)
    with open_isolation(strict, 2) as isolation, ThreadPoolExecutor(2) as pool:
        return {seen.path.name: seen for seen in pool.map(lambda path: take(path, strict, isolation), paths)}


def test_every_odd_file_has_an_outcome(taken):
    assert len(taken) > 300
    assert [seen for seen in taken.values() if seen.outcome == NONE] == []


def test_good_files_are_read_whatever_came_before_them(taken):
    assert {name: taken[name].outcome for name in GOOD} == dict.fromkeys(GOOD, READ)


@pytest.mark.parametrize(("name", "outcomes"), SAID_TO_BE.items())
def test_what_it_is_said_to_be_fits(taken, name, outcomes):
    assert taken[name].outcome in outcomes
