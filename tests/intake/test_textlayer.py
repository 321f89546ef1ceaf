"""The text layer counts only where it is what a person sees."""

import numpy as np
import pytest

from intake.render import render_page
from intake.source import PageSource


def test_text_that_is_seen_is_taken(make, first_page):
    page = first_page(make.pdf("report.pdf"))
    assert [run.text for run in page.text] == [make.sentence]


def test_two_columns_are_two_runs(make, first_page):
    def draw(sheet):
        sheet.drawString(80, 700, "服务客户数量")
        sheet.drawString(300, 700, "128 家")

    assert [run.text for run in first_page(make.pdf("table.pdf", draw)).text] == ["服务客户数量", "128 家"]


def test_bold_by_printing_twice_is_said_once(make, first_page):
    def draw(sheet):
        sheet.drawString(80, 700, "标题")
        sheet.drawString(80.3, 700, "标题")

    assert [run.text for run in first_page(make.pdf("bold.pdf", draw)).text] == ["标题"]


def test_a_scan_has_no_text_even_where_somebody_has_read_it_into_the_file(make, first_page):
    def draw(sheet):
        sheet.drawImage(make.reader(), 0, 0, 595, 842)
        text = sheet.beginText(100, 700)
        text.setTextRenderMode(3)
        text.textOut(make.sentence)
        sheet.drawText(text)

    assert first_page(make.pdf("ocr.pdf", draw)).text == ()


def test_invisible_text_over_a_small_picture_is_no_text(make, first_page):
    def draw(sheet):
        sheet.drawImage(make.reader(), 90, 600, 300, 200)
        text = sheet.beginText(100, 700)
        text.setTextRenderMode(3)
        text.textOut(make.sentence)
        sheet.drawText(text)

    assert first_page(make.pdf("ghost.pdf", draw)).text == ()


def test_a_scan_in_strips_is_a_scan(make, first_page):
    def draw(sheet):
        for strip in range(10):
            sheet.drawImage(make.reader(), 0, strip * 84.2, 595, 84.2)
        sheet.drawString(100, 700, make.sentence)

    assert first_page(make.pdf("strips.pdf", draw)).text == ()


def test_a_page_with_a_picture_on_it_keeps_its_text(make, first_page):
    def draw(sheet):
        sheet.drawImage(make.reader(), 100, 100, 300, 300)
        sheet.drawString(100, 700, make.sentence)

    assert [run.text for run in first_page(make.pdf("mixed.pdf", draw)).text] == [make.sentence]


def test_white_text_on_white_paper_is_not_seen(make, first_page):
    def draw(sheet):
        sheet.drawString(100, 700, make.sentence)
        sheet.setFillGray(1)
        sheet.drawString(100, 600, "看不见的文字")

    assert [run.text for run in first_page(make.pdf("white.pdf", draw)).text] == [make.sentence]


def test_a_slanted_watermark_is_left_out(make, first_page):
    def draw(sheet):
        for line in range(5):
            sheet.drawString(100, 700 - 30 * line, make.sentence)
        sheet.rotate(45)
        sheet.drawString(400, 100, "仅供参考")

    assert [run.text for run in first_page(make.pdf("marked.pdf", draw)).text] == [make.sentence] * 5


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_text_turned_against_the_page_is_left_to_the_readers(make, first_page, turn):
    def draw(sheet):
        sheet.translate(300, 400)
        sheet.rotate(turn)
        sheet.drawString(-100, 0, make.sentence)

    page = first_page(make.pdf("turned.pdf", draw))
    assert page.text == ()
    assert np.count_nonzero(page.pixels < 100) > 100


def test_glyphs_of_which_the_font_does_not_say_the_characters_are_no_text(make, first_page):
    def draw(sheet):
        sheet.setFont("Helvetica", 12)
        sheet.drawString(100, 700, "report of the call centre")
        sheet.setFont("STSong-Light", 12)
        sheet.drawString(100, 600, "情况报告")

    def unmap(document):
        font = next(f for f in document.pages[0].Resources.Font.values() if f.BaseFont == "/Helvetica")
        to_private_use = b"1 beginbfrange <00> <ff> <e000> endbfrange"
        cmap = b"begincmap 1 begincodespacerange <00> <ff> endcodespacerange " + to_private_use + b" endcmap"
        font.ToUnicode = document.make_stream(cmap)

    path = make.pdf("report.pdf", draw)
    assert [run.text for run in first_page(path).text] == ["report of the call centre", "情况报告"]
    assert first_page(make.changed_pdf(path, unmap)).text == ()


def test_a_page_on_which_much_is_turned_is_left_to_the_readers(make, first_page):
    def draw(sheet):
        sheet.drawString(100, 700, make.sentence)
        sheet.translate(300, 400)
        sheet.rotate(90)
        sheet.drawString(-100, 0, make.sentence)

    assert first_page(make.pdf("table-turned.pdf", draw)).text == ()


def test_a_text_layer_that_cannot_be_parsed_costs_nothing(make, limits, monkeypatch):
    def broken(*_):
        raise RecursionError

    monkeypatch.setattr("intake.render.text_runs", broken)
    path = make.pdf("report.pdf")
    page = render_page(PageSource(path=path, file=path.name, page=1), 100, limits)
    assert page.text == ()
    assert page.pixels.min() < 100


def test_a_filled_form_is_drawn(make, first_page):
    path = make.pdf(
        "form.pdf", lambda sheet: sheet.acroForm.textfield(x=100, y=600, width=300, height=40, value="MMMM")
    )
    assert np.count_nonzero(first_page(path).pixels[:, :, 0] < 100) > 100
