"""Seals on whole drawn pages, found by the shipped detector."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from chushen.posteriors import Posteriors
from chushen.seals import SealShape
from extractors.line_reader import Strip
from extractors.seals.detector import decode, detect
from extractors.seals.find import find_seals
from extractors.seals.imprint import is_colourless
from sample_docs.draw.seal_art import SealSpec, draw_seal, press
from sample_docs.draw.seal_glyphs import SONG

COMPANY = "上海晨云呼叫服务有限公司"


def a_page():
    image = Image.new("RGB", (1240, 1754), (250, 249, 245))
    pen = ImageDraw.Draw(image)
    pen.text((360, 120), "业务开展情况报告", font=ImageFont.truetype(SONG, 64), fill=(30, 30, 30))
    for row in range(300, 1600, 52):
        pen.text(
            (140, row),
            "本公司呼叫中心运行平稳，全年接听来电三十二万通。",
            font=ImageFont.truetype(SONG, 38),
            fill=(40, 40, 40),
        )
    return np.asarray(image)[:, :, ::-1].copy()


class Blind:
    def read_line(self, _strip):
        return "", 0.0

    def hear(self, _strip):
        return Strip(text="", confidence=0.0, certainties=(), centres=()), Posteriors(columns=())


def overlap(box, other):
    wide, tall = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
    both = (box[2] - box[0]) * (box[3] - box[1]) + (other[2] - other[0]) * (other[3] - other[1]) - wide * tall
    return max(wide, 0) * max(tall, 0) / both


@pytest.mark.parametrize(
    ("spec", "shape"),
    [
        (SealSpec(ring=COMPANY, size=250), SealShape.ROUND),
        (SealSpec(ring=COMPANY, size=250, colour=(70, 70, 70)), SealShape.ROUND),
        (
            SealSpec(shape="oval", ring=COMPANY, centre="none", inner=("91310104MA1FR0X23J", "发票专用章"), size=250),
            SealShape.OVAL,
        ),
        (SealSpec(shape="square", ring="李振富印", centre="none", size=130), SealShape.SQUARE),
    ],
)
def test_a_seal_over_text_is_found_with_its_shape(spec, shape):
    page, box = press(a_page(), draw_seal(spec, np.random.default_rng(3)), (800, 1300), 9, np.random.default_rng(4))
    found = find_seals(page, Blind())
    assert len(found) == 1
    span = found[0].span
    assert overlap((span.left, span.top, span.right, span.bottom), box) > 0.65
    assert found[0].shape is shape


def test_half_a_seal_at_the_pages_edge_is_found():
    page, box = press(
        a_page(),
        draw_seal(SealSpec(ring=COMPANY, size=250), np.random.default_rng(3)),
        (1235, 800),
        0,
        np.random.default_rng(4),
    )
    assert any(overlap(found.box, box) > 0.4 for found in detect(page))


def test_text_and_a_red_heading_are_no_seals():
    page = a_page()
    image = Image.fromarray(page)
    ImageDraw.Draw(image).text((300, 110), "上海晨云文件", font=ImageFont.truetype(SONG, 110), fill=(30, 30, 210))
    assert detect(np.asarray(image)) == ()


def test_a_seal_that_fills_the_picture_is_one_seal():
    spec = SealSpec(ring=COMPANY, size=900)
    picture, box = press(
        np.full((1000, 1000, 3), 250, np.uint8),
        draw_seal(spec, np.random.default_rng(3)),
        (500, 500),
        0,
        np.random.default_rng(4),
    )
    (found,) = detect(picture)
    assert overlap(found.box, box) > 0.6


def test_a_blank_page_has_no_seal():
    assert detect(np.full((1600, 1100, 3), 250, np.uint8)) == ()


def test_an_answer_of_the_network_becomes_a_box_on_the_page():
    answer = np.full((9, 10, 8), -9.0, np.float32)
    answer[0, 4, 3] = 3.0
    answer[1, 4, 3] = 5.0
    answer[5:, 4, 3] = np.log([2, 1, 2, 1])
    (found,) = decode(answer, (2.0, 2.0), (128, 160), 0.3)
    assert found.box == pytest.approx((24, 56, 88, 88), abs=0.01)
    assert found.shape is SealShape.ROUND
    assert found.score == pytest.approx(0.9526, abs=0.001)


def test_a_cast_over_the_whole_page_is_no_colour():
    grey = a_page().mean(axis=2, keepdims=True).repeat(3, axis=2)
    assert is_colourless((grey * (0.95, 1.0, 0.98)).astype(np.uint8))
    pressed, _ = press(
        a_page(),
        draw_seal(SealSpec(ring=COMPANY, size=250), np.random.default_rng(3)),
        (800, 1300),
        0,
        np.random.default_rng(4),
    )
    assert not is_colourless(pressed)
