"""Pages that are read at the same time share the cores; what is read is the same."""

from contextlib import ExitStack

import numpy as np
import pytest

from chushen.kinds import DocumentKind
from extractors.cores import CORES, Cores
from extractors.pp_ocr import PpOcr, cut
from extractors.seals.detector import detect
from tests.extractors.drawn import the_page_of


def test_a_page_that_is_alone_has_all_cores_and_several_share_them():
    cores = Cores(4)
    assert (cores.alone, cores.share) == (True, 4)
    with cores.reading():
        assert (cores.alone, cores.share) == (True, 4)
        with cores.reading():
            assert (cores.alone, cores.share) == (False, 2)
    assert (cores.alone, cores.share) == (True, 4)


def test_more_pages_than_cores_have_one_each():
    cores = Cores(2)
    with ExitStack() as stack:
        for _ in range(5):
            stack.enter_context(cores.reading())
        assert cores.share == 1


def test_a_page_that_fails_gives_its_cores_back():
    cores = Cores(2)
    with pytest.raises(ValueError, match="damaged"), cores.reading():
        raise ValueError("damaged")
    assert cores.share == 2


@pytest.fixture
def two_cores():
    before = CORES.lent, CORES.pages_at_once
    CORES.lend(2, 2)
    yield
    CORES.lend(*before)


@pytest.mark.usefixtures("two_cores")
def test_what_is_read_does_not_depend_on_how_many_pages_are_read_at_the_time():
    pp_ocr, pixels = PpOcr(), the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    seen = []
    for others in (0, 1, 3):
        with ExitStack() as stack:
            for _ in range(1 + others):
                stack.enter_context(CORES.reading())
            quads = pp_ocr.find(pixels)
            seen.append((quads, pp_ocr.read([cut(pixels, quad) for quad in quads]), detect(pixels)))
    assert len(seen[0][0]) >= 10
    for quads, read, seals in seen[1:]:
        assert np.array_equal(quads, seen[0][0])
        assert (read, seals) == seen[0][1:]
