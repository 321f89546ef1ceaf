import numpy as np

from chushen.evidence import Witness
from chushen.geometry import Box
from chushen.kinds import DocumentKind, FieldName
from chushen.pages import PageImage, TextRun
from chushen.stopwatch import Stopwatch
from extractors.fields import Reading
from extractors.lines import Line, Span
from extractors.page import read_page
from extractors.pp_ocr import cut
from extractors.reading import read_print, read_text_layer, text_of
from extractors.tesseract import Tesseract
from extractors.upright import as_it_lies, turn_upright
from extractors.witnesses import second_opinion
from tests.extractors.drawn import printed, readers, the_page_of

LICENCE = DocumentKind.BUSINESS_LICENSE


def a_line(text, left, top, width=100.0):
    span = Span(left=left, top=top, right=left + width, bottom=top + 20)
    return Line(text=text, span=span, confidence=1.0, reader=Witness.PP_OCR)


def test_the_print_of_a_page_is_read_in_the_order_of_its_rows():
    upright = turn_upright(the_page_of(LICENCE).pixels, readers().pp_ocr)
    text = text_of(read_print(upright, (), readers().pp_ocr))
    name, code = printed(LICENCE, "company_name"), printed(LICENCE, "uscc")
    assert name in text.replace(" ", "")
    assert text.index(code) < text.replace(" ", "").index(name) + 200


def test_pieces_of_one_row_stand_on_one_line_of_the_text():
    lines = [a_line("名称", 10, 100), a_line("住所", 10, 140), a_line("某某有限公司", 200, 102)]
    assert text_of(sorted(lines, key=lambda line: line.span.top)) == "名称 某某有限公司\n住所"


def test_the_characters_of_a_line_have_their_own_places():
    line = a_line("编号：B2", 0, 0, width=100.0)
    assert line.span_of(3, 5).left == 60
    placed = Line(
        **{**{k: getattr(line, k) for k in ("text", "span", "confidence", "reader")}, "centres": (5, 15, 25, 60, 90)}
    )
    assert 40 < placed.span_of(3, 5).left < 60


def test_a_page_that_states_its_own_text_is_not_read_again():
    image = PageImage(
        file="plan.pdf",
        page=1,
        pixels=np.full((1000, 700, 3), 255, np.uint8),
        text=(TextRun(text="技术方案和业务流程说明", box=Box(left=0.2, top=0.1, right=0.8, bottom=0.13)),),
    )
    lines = read_text_layer(image.text, as_it_lies(image.pixels))
    assert [(line.text, line.reader) for line in lines] == [("技术方案和业务流程说明", Witness.TEXT_LAYER)]
    assert read_page(image, readers(), Stopwatch()).text == "技术方案和业务流程说明"


def test_both_readers_read_a_line_of_print():
    upright = turn_upright(the_page_of(LICENCE).pixels, readers().pp_ocr)
    lines = read_print(upright, (), readers().pp_ocr)
    line = next(line for line in lines if printed(LICENCE, "uscc") in line.text)
    quad = np.array(
        [
            [line.span.left, line.span.top],
            [line.span.right, line.span.top],
            [line.span.right, line.span.bottom],
            [line.span.left, line.span.bottom],
        ],
        np.float32,
    )
    strip = cut(upright.pixels, quad)
    assert printed(LICENCE, "uscc") in readers().read_line(strip)[0]
    assert printed(LICENCE, "uscc")[:12] in readers().tesseract.read([strip])[0]


def test_a_reader_that_does_not_finish_in_time_has_read_nothing():
    strip = np.full((40, 400, 3), 255, np.uint8)
    assert Tesseract(timeout=0.001).read([strip]) == [""]


def test_a_value_that_both_readers_give_gains_a_witness_and_a_contradiction_takes_nothing():
    class Agreeing:
        def read(self, strips):
            return ["北京某某科技有限公司", "王小朋"][: len(strips)]

    span = Span(left=10, top=10, right=60, bottom=30)
    company = Reading(
        name=FieldName.COMPANY_NAME,
        value="北京某某科技有限公司",
        span=span,
        confidence=0.9,
        witnesses=(Witness.PP_OCR,),
    )
    person = Reading(
        name=FieldName.LEGAL_REPRESENTATIVE, value="王小明", span=span, confidence=0.85, witnesses=(Witness.PP_OCR,)
    )
    sure, unsure = second_opinion((company, person), np.zeros((100, 100, 3), np.uint8), Agreeing())
    assert Witness.TESSERACT in sure.witnesses
    assert sure.confidence > company.confidence
    assert unsure == person


def test_a_licence_is_read_from_its_picture_to_its_fields_and_seals():
    page = read_page(the_page_of(LICENCE), readers(), Stopwatch())
    assert page.kind is LICENCE
    assert page.legibility.legible
    for name in (FieldName.COMPANY_NAME, FieldName.USCC, FieldName.LEGAL_REPRESENTATIVE):
        assert page.field(name).value == printed(LICENCE, name.value)
    assert Witness.CHECK_DIGIT in page.field(FieldName.USCC).witnesses
    assert page.field(FieldName.USCC).evidence.box.area < 0.05
    assert len(page.seals) >= 2
