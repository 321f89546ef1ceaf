"""A Word file is read as the pages that a person would see, its text without OCR."""

import io
import shutil
import zipfile

import numpy as np
import pytest

from chushen.findings import Cause
from intake import office
from intake.limits import Limits
from intake.refusal import RefusalError
from intake.submission import open_submission

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
SENTENCE = "本公司呼叫中心业务开展情况报告"
BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def picture(relation, width=360, height=500):
    extent = f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/>'
    return f'<w:p><w:r><w:drawing><wp:inline>{extent}<a:blip r:embed="{relation}"/></wp:inline></w:drawing></w:r></w:p>'


def table(*rows):
    cells = ["".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


@pytest.fixture
def docx(make):
    def write(name, body, pictures=None, head="", **parts):
        path = make.path(name)
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("[Content_Types].xml", "<Types/>")
            spaces = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:wp="{WP}"'
            packed.writestr("word/document.xml", f"{head}<w:document {spaces}><w:body>{body}</w:body></w:document>")
            relations = "".join(
                f'<Relationship Id="{key}" Target="media/{key}.png"/>' for key in pictures or {}
            ) + parts.get("relations", "")
            packed.writestr("word/_rels/document.xml.rels", f"<Relationships>{relations}</Relationships>")
            for key, content in (pictures or {}).items():
                packed.writestr(f"word/media/{key}.png", content)
        return path

    return write


@pytest.fixture
def pages_of(limits, isolation):
    def count(path):
        with open_submission(path, limits, isolation) as opened:
            assert opened.refused == ()
            return len(opened.pages)

    return count


def test_its_text_comes_with_the_place_where_it_stands(docx, first_page):
    page = first_page(docx("plan.docx", paragraph(SENTENCE)))
    (run,) = page.text
    assert run.text == SENTENCE
    height, width = page.pixels.shape[:2]
    ink = np.argwhere(page.pixels.min(axis=2) < 250)
    top, left = ink.min(axis=0) / (height, width)
    bottom, right = ink.max(axis=0) / (height, width)
    assert run.box.left <= left + 0.01
    assert run.box.right >= right - 0.01
    assert run.box.top <= top + 0.01
    assert run.box.bottom >= bottom - 0.01


def test_a_page_break_begins_a_page_and_many_lines_do_too(docx, pages_of):
    assert pages_of(docx("a.docx", paragraph(SENTENCE) + BREAK + paragraph(SENTENCE))) == 2
    assert pages_of(docx("b.docx", paragraph(SENTENCE) * 120)) > 2


def test_a_table_is_read_cell_by_cell(docx, first_page):
    page = first_page(docx("a.docx", table(("座席", "120"), ("客户", "35"))))
    assert [run.text for run in page.text] == ["座席", "120", "客户", "35"]


def test_deleted_and_hidden_text_is_not_there(docx, first_page):
    deleted = "<w:p><w:del><w:r><w:t>旧</w:t></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>"
    assert [run.text for run in first_page(docx("a.docx", deleted + paragraph("新"))).text] == ["新"]


def test_a_picture_that_fills_a_page_makes_it_a_scan(docx, make, first_page):
    scan = make.picture("scan.png").read_bytes()
    page = first_page(docx("a.docx", picture("p1", 415, 690), {"p1": scan}))
    assert page.text == ()
    assert page.pixels.min() < 60


def test_a_small_picture_stands_beside_the_text(docx, make, first_page):
    scan = make.picture("scan.png").read_bytes()
    page = first_page(docx("a.docx", paragraph(SENTENCE) + picture("p1", 60, 80), {"p1": scan}))
    assert [run.text for run in page.text] == [SENTENCE]
    assert page.pixels.min() < 60


def test_a_broken_picture_costs_only_itself(docx, first_page):
    page = first_page(docx("a.docx", paragraph(SENTENCE) + picture("p1"), {"p1": b"\x89PNG no picture"}))
    assert [run.text for run in page.text] == [SENTENCE]


def test_a_file_without_text_or_pictures_is_empty(docx, cause_of):
    assert cause_of(docx("a.docx", "")) is Cause.EMPTY


def test_entities_are_never_expanded_and_no_file_is_read(docx, cause_of):
    bomb = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    assert cause_of(docx("a.docx", paragraph("&a;"), head=bomb)) is Cause.NOT_ACCEPTED


def test_a_picture_outside_of_the_file_is_not_looked_at(docx, first_page):
    outside = '<Relationship Id="p1" TargetMode="External" Target="file:///etc/passwd"/>'
    page = first_page(docx("a.docx", paragraph(SENTENCE) + picture("p1"), relations=outside))
    assert [run.text for run in page.text] == [SENTENCE]


def test_tables_in_tables_without_end_end_as_something(docx, cause_of):
    body = "<w:tbl><w:tr><w:tc>" * 300 + paragraph("深") + "</w:tc></w:tr></w:tbl>" * 300
    assert cause_of(docx("a.docx", body)) in {Cause.EMPTY, Cause.DAMAGED, None}


def test_an_old_document_without_libreoffice_is_refused_with_what_to_do(make, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(RefusalError, match="请另存为 PDF") as refused:
        office.to_pdf(make.raw("a.doc", b"\xd0\xcf"), tmp_path)
    assert refused.value.cause is Cause.NOT_ACCEPTED


@pytest.mark.parametrize("program", [b"x", io.BytesIO().getvalue()])
def test_an_office_document_that_is_no_text_is_refused(make, program, cause_of):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + program
    assert cause_of(make.raw("table.xls", ole)) is Cause.NOT_ACCEPTED


@pytest.mark.skipif(not any(map(shutil.which, office.PROGRAMS)), reason="LibreOffice is an option, not a need")
def test_a_rich_text_file_is_read_through_libreoffice(make, first_page):
    path = make.raw("a.doc", rb"{\rtf1\ansi Annual report 2026\par}")
    assert "Annual report 2026" in " ".join(run.text for run in first_page(path, within=Limits(max_seconds=120)).text)
