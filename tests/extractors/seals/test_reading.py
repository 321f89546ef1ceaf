"""What is read off drawn seals, by the real reader."""

from dataclasses import replace

import numpy as np
import pytest

from chushen.seals import Imprint, SealColour, SealShape, SealType
from extractors.pp_ocr import PpOcr
from extractors.readers import Readers
from extractors.seals.detector import Detection
from extractors.seals.look import look_at
from extractors.seals.wording import begun_aright
from extractors.tesseract import Tesseract
from sample_docs.draw.seal_art import SealSpec, Wear, draw_seal, press

CLEAN = Wear(uneven=0.1, speckle=0.05, faint=0.0, blur=0.4)
COMPANY = "上海晨云呼叫服务有限公司"


@pytest.fixture(scope="module")
def reader():
    return Readers(pp_ocr=PpOcr(), tesseract=Tesseract(timeout=60))


def a_page():
    page = np.full((700, 700, 3), 244, np.uint8)
    page[60:640:40, 60:640] = 120
    return page


def look(spec, reader, *, angle=0.0, page=None, grey_page=False):
    pressed, box = press(
        a_page() if page is None else page,
        draw_seal(spec, np.random.default_rng(1)),
        (350, 350),
        angle,
        np.random.default_rng(2),
    )
    shape = {"rectangle": SealShape.SQUARE}.get(spec.shape) or SealShape(spec.shape)
    found = Detection(box=tuple(map(float, box)), score=0.9, shape=shape, shape_score=1.0)
    return look_at(pressed, found, reader, grey_page=grey_page)


@pytest.mark.parametrize("angle", [-35, 0, 20, 140])
def test_a_ring_is_read_whatever_its_tilt(reader, angle):
    seal = look(SealSpec(ring=COMPANY, size=315, wear=CLEAN), reader, angle=angle)
    assert seal.text == COMPANY
    assert seal.type is SealType.COMPANY
    assert seal.text_confidence > 0.8


def test_the_code_is_kept_apart_from_the_name(reader):
    seal = look(SealSpec(ring=COMPANY, code="3101040108052", size=400, wear=CLEAN), reader)
    assert (seal.text, seal.code) == (COMPANY, "3101040108052")


@pytest.mark.parametrize(
    ("inner", "kind"),
    [("合同专用章", SealType.CONTRACT), ("财务专用章", SealType.FINANCE), ("业务专用章", SealType.UNKNOWN)],
)
def test_the_words_under_the_star_make_a_special_seal(reader, inner, kind):
    seal = look(SealSpec(ring=COMPANY, inner=(inner,), size=315, wear=CLEAN), reader)
    assert seal.type is kind
    assert inner in seal.text


def test_an_invoice_seal_is_oval_and_bears_the_tax_number(reader):
    spec = SealSpec(
        shape="oval", ring=COMPANY, centre="none", inner=("91310104MA1FR0X23J", "发票专用章"), size=400, wear=CLEAN
    )
    seal = look(spec, reader, angle=8)
    assert seal.type is SealType.INVOICE
    assert COMPANY in seal.text
    assert "发票专用章" in seal.text


@pytest.mark.parametrize("ring", ["上海市市场监督管理局", "上海市通信管理局", "南昌市行政审批局"])
def test_the_body_that_issued_the_document_is_told_by_its_name(reader, ring):
    assert look(SealSpec(ring=ring, size=300, wear=CLEAN), reader).type is SealType.AUTHORITY


def test_a_ministry_is_told_by_the_emblem_in_its_middle(reader):
    spec = SealSpec(ring="中华人民共和国工业和信息化部", centre="emblem", size=300, wear=CLEAN)
    assert look(spec, reader).type is SealType.AUTHORITY


def test_a_square_name_seal_is_a_persons(reader):
    spec = SealSpec(shape="square", ring="李振富印", centre="none", size=180, wear=CLEAN)
    seal = look(spec, reader, angle=6)
    assert seal.type is SealType.PERSONAL
    assert seal.text == "李振富印"


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((205, 32, 38), SealColour.RED),
        ((225, 90, 150), SealColour.RED),
        ((40, 60, 190), SealColour.BLUE),
        ((70, 70, 72), SealColour.BLACK),
    ],
)
def test_the_inks_colour_is_named(reader, colour, name):
    assert look(SealSpec(ring=COMPANY, size=300, colour=colour, wear=CLEAN), reader).colour is name


def test_a_grey_seal_on_a_page_with_colour_is_a_reproduction_and_red_ink_is_not(reader):
    grey = look(SealSpec(ring=COMPANY, size=300, colour=(80, 80, 80), wear=CLEAN), reader)
    red = look(SealSpec(ring=COMPANY, size=300, wear=CLEAN), reader)
    assert (grey.imprint, red.imprint) == (Imprint.REPRODUCTION, Imprint.ORIGINAL)


def test_on_a_page_scanned_in_grey_nobody_can_tell(reader):
    spec = SealSpec(ring=COMPANY, size=300, colour=(80, 80, 80), wear=CLEAN)
    assert look(spec, reader, grey_page=True).imprint is Imprint.UNSURE


def test_half_a_seal_at_the_edge_is_a_piece_and_is_not_read(reader):
    page, box = press(
        a_page(),
        draw_seal(SealSpec(ring=COMPANY, size=300), np.random.default_rng(1)),
        (690, 300),
        0,
        np.random.default_rng(2),
    )
    found = Detection(box=tuple(map(float, box)), score=0.9, shape=SealShape.ROUND, shape_score=1.0)
    seal = look_at(page, found, reader, grey_page=False)
    assert seal.at_edge
    assert (seal.text, seal.text_confidence) == ("", 0.0)


def test_faint_ink_of_which_a_trace_of_colour_is_left_is_not_called_a_copy(reader):
    faint = SealSpec(ring=COMPANY, size=300, colour=(205, 178, 180), wear=CLEAN)
    assert look(faint, reader).imprint is not Imprint.REPRODUCTION


def test_a_strip_of_a_seal_within_the_picture_is_a_piece_and_is_not_read(reader):
    page, _ = press(
        a_page(),
        draw_seal(SealSpec(ring=COMPANY, size=300), np.random.default_rng(1)),
        (350, 350),
        0,
        np.random.default_rng(2),
    )
    page[:, 260:] = 235
    found = Detection(box=(200.0, 200.0, 260.0, 500.0), score=0.9, shape=SealShape.OVAL, shape_score=1.0)
    seal = look_at(page, found, reader, grey_page=False)
    assert (seal.shape, seal.text) == (SealShape.ROUND, "")


def test_a_ring_without_its_places_first_character_is_read_with_it(reader):
    class Forgetful:
        """Drops the first character, as a reader does that sees it torn by the cut."""

        def hear(self, strip):
            read, heard = reader.hear(strip)
            return replace(read, text=read.text.replace("重", ""), certainties=read.certainties[1:]), heard

        read_line = staticmethod(reader.read_line)

    seal = look(SealSpec(ring="重庆市通信管理局", size=315, wear=CLEAN), Forgetful())
    assert seal.text == "重庆市通信管理局"


def test_a_turned_name_begins_with_its_place():
    assert begun_aright("水市市场监督管理局桃城区分司衡") == "衡水市市场监督管理局桃城区分司"
