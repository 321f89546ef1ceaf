from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from chushen.kinds import DocumentKind
from extractors.line_reader import likeliest
from extractors.pp_ocr import cut
from tests.extractors.drawn import readers, the_page_of

COMMON, RARE = 1.0, 0.05


def test_a_rare_character_gives_way_to_the_common_one_that_it_looks_like():
    best, sure = likeliest(np.array([[0.0, 0.8, 0.2]], np.float32), np.array([COMMON, RARE, COMMON], np.float32))
    assert best.tolist() == [2]
    assert sure[0] == pytest.approx(0.2 / 0.24)


def test_a_rare_character_that_nothing_looks_like_stands():
    best, sure = likeliest(np.array([[0.005, 0.99, 0.005]], np.float32), np.array([COMMON, RARE, COMMON], np.float32))
    assert best.tolist() == [1]
    assert sure[0] < 0.99


def test_lines_are_answered_in_the_order_asked_from_any_thread():
    page = the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    reader = readers().pp_ocr
    strips = [cut(page, quad) for quad in reader.find(page)]
    alone = [reader.read([strip])[0].text for strip in strips]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda _: [said.text for said in reader.read(strips)], range(4)))
    assert together == [alone] * 4


def test_every_character_of_a_line_has_a_certainty_and_a_place():
    page = the_page_of(DocumentKind.BUSINESS_LICENSE).pixels
    reader = readers().pp_ocr
    for strip in reader.read([cut(page, quad) for quad in reader.find(page)]):
        assert len(strip.certainties) == len(strip.centres) == len(strip.text)
        assert list(strip.centres) == sorted(strip.centres)
