"""An OFD file is drawn as a person sees it, and what it states is read without OCR (GB/T 33190)."""

import io
import zipfile

import numpy as np
import pytest
from asn1crypto import core
from PIL import Image

from chushen.findings import Cause
from intake.ofd.geometry import numbers
from intake.ofd.paths import outlines
from intake.ofd.seals import seal_picture
from intake.submission import open_submission

NAMESPACE = 'xmlns:ofd="http://www.ofdspec.org/2016"'
NAME = "示例呼叫中心有限公司"


def text(words, x=20, y=30, size=5, **attributes):
    """A text object whose characters stand `size` apart."""
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items())
    steps = f' DeltaX="g {len(words) - 1} {size}"' if len(words) > 1 else ""
    code = f'<ofd:TextCode X="0" Y="{size}"{steps}>{words}</ofd:TextCode>'
    place = f'Boundary="{x} {y} 180 {size * 2}" Font="2" Size="{size}"'
    return f'<ofd:TextObject ID="1" {place}{extra}>{code}</ofd:TextObject>'


def image(resource, x, y, width, height):
    place = f'Boundary="{x} {y} {width} {height}" CTM="{width} 0 0 {height} 0 0"'
    return f'<ofd:ImageObject ID="3" ResourceID="{resource}" {place}/>'


def path(data, **attributes):
    extra = "".join(f' {key}="{value}"' for key, value in attributes.items() if key != "fill")
    fill = f'<ofd:FillColor Value="{attributes["fill"]}"/>' if "fill" in attributes else ""
    outline = f"<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData>"
    return f'<ofd:PathObject ID="4" Boundary="0 0 210 297"{extra}>{fill}{outline}</ofd:PathObject>'


def png(colour, size=(40, 40), mode="RGB"):
    packed = io.BytesIO()
    Image.new(mode, size, colour).save(packed, "PNG")
    return packed.getvalue()


def seal(picture, kind="png"):
    """As GB/T 38540 nests it: a header, then the picture's type, bytes, width and height."""
    header = core.SequenceOf([core.Any(core.IA5String("ES")), core.Any(core.Integer(4))], spec=core.Any)
    shown = [core.IA5String(kind), core.OctetString(picture), core.Integer(40), core.Integer(40)]
    inner = core.SequenceOf([core.Any(part) for part in shown], spec=core.Any)
    return core.SequenceOf([core.Any(header), core.Any(inner)], spec=core.Any).dump()


@pytest.fixture
def ofd(make):
    """Writes an OFD with one page for each string of objects."""

    def write(name, *contents, template="", media=None, annotation="", stamp=None, box="0 0 210 297", head=""):
        parts = {
            "OFD.xml": f'{head}<ofd:OFD {NAMESPACE} Version="1.0" DocType="OFD"><ofd:DocBody>'
            "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
            + ("<ofd:Signatures>/Doc_0/Signs/Signatures.xml</ofd:Signatures>" if stamp else "")
            + "</ofd:DocBody></ofd:OFD>",
            "Doc_0/Document.xml": f"<ofd:Document {NAMESPACE}><ofd:CommonData>"
            f"<ofd:PageArea><ofd:PhysicalBox>{box}</ofd:PhysicalBox></ofd:PageArea>"
            "<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>"
            '<ofd:TemplatePage ID="9" BaseLoc="Tpls/Tpl_0/Content.xml"/></ofd:CommonData><ofd:Pages>'
            + "".join(f'<ofd:Page ID="{10 + n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(contents)))
            + "</ofd:Pages><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations></ofd:Document>",
            "Doc_0/DocumentRes.xml": f'<ofd:Res {NAMESPACE} BaseLoc="Res"><ofd:MultiMedias>'
            + "".join(
                f'<ofd:MultiMedia ID="{key}" Type="Image"><ofd:MediaFile>{key}.png</ofd:MediaFile></ofd:MultiMedia>'
                for key in media or {}
            )
            + "</ofd:MultiMedias></ofd:Res>",
            "Doc_0/Tpls/Tpl_0/Content.xml": f"<ofd:Page {NAMESPACE}><ofd:Content><ofd:Layer>{template}"
            "</ofd:Layer></ofd:Content></ofd:Page>",
            "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NAMESPACE}><ofd:Page PageID="10">'
            "<ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>",
            "Doc_0/Annots/Page_0/Annotation.xml": f"<ofd:PageAnnot {NAMESPACE}>{annotation}</ofd:PageAnnot>",
        }
        for number, content in enumerate(contents):
            parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
                f'<ofd:Page {NAMESPACE}><ofd:Template TemplateID="9"/><ofd:Content><ofd:Layer>{content}'
                "</ofd:Layer></ofd:Content></ofd:Page>"
            )
        if stamp:
            parts["Doc_0/Signs/Signatures.xml"] = (
                f'<ofd:Signatures {NAMESPACE}><ofd:Signature ID="1" BaseLoc="Sign_0/Signature.xml"/></ofd:Signatures>'
            )
            parts["Doc_0/Signs/Sign_0/Signature.xml"] = (
                f"<ofd:Signature {NAMESPACE}><ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal>"
                '<ofd:StampAnnot ID="1" PageRef="10" Boundary="120 200 40 40"/></ofd:SignedInfo></ofd:Signature>'
            )
            parts["Doc_0/Signs/Sign_0/Seal.esl"] = stamp
        target = make.path(name)
        with zipfile.ZipFile(target, "w") as packed:
            for part, content in parts.items():
                packed.writestr(part, content)
            for key, content in (media or {}).items():
                packed.writestr(f"Doc_0/Res/{key}.png", content)
        return target

    return write


def colour_at(page, x, y):
    height, width = page.pixels.shape[:2]
    return [int(level) for level in page.pixels[round(y / 297 * height), round(x / 210 * width)]]


def test_its_text_comes_with_the_place_where_it_stands(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME)))
    (run,) = page.text
    assert run.text == NAME
    assert run.box.left == pytest.approx(20 / 210, abs=0.005)
    assert run.box.right == pytest.approx((20 + 5 * len(NAME)) / 210, abs=0.005)
    assert run.box.top < (30 + 5) / 297 < run.box.bottom
    height, width = page.pixels.shape[:2]
    ink = np.argwhere(page.pixels.min(axis=2) < 230) / (height, width)
    assert ink[:, 0].min() >= run.box.top - 0.005
    assert ink[:, 0].max() <= run.box.bottom + 0.005


def test_characters_set_one_by_one_are_one_run(ofd, first_page):
    single = "".join(text(character, x=20 + 5 * place) for place, character in enumerate(NAME))
    assert [run.text for run in first_page(ofd("a.ofd", single)).text] == [NAME]


def test_a_matrix_makes_text_larger_and_moves_it(ofd, first_page):
    (run,) = first_page(ofd("a.ofd", text(NAME, CTM="2 0 0 2 10 0"))).text
    assert run.box.left == pytest.approx(30 / 210, abs=0.005)
    assert run.box.right == pytest.approx((30 + 10 * len(NAME)) / 210, abs=0.005)


def test_turned_text_is_drawn_and_not_taken_for_a_line(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME, x=100, CTM="0 1 -1 0 0 0")))
    assert page.text == ()
    assert page.pixels.min() < 230


def test_what_templates_and_annotations_say_counts(ofd, first_page):
    remark = (
        f'<ofd:Annot Type="Stamp"><ofd:Appearance Boundary="0 100 210 20">{text("注解")}</ofd:Appearance></ofd:Annot>'
    )
    page = first_page(ofd("a.ofd", text("正文", y=60), template=text("营业执照", y=20), annotation=remark))
    assert [run.text for run in page.text] == ["营业执照", "正文", "注解"]


def test_text_under_a_picture_is_not_seen(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME) + image("7", 10, 25, 120, 20), media={"7": png("white")}))
    assert page.text == ()


def test_a_picture_stands_where_its_matrix_puts_it(ofd, first_page):
    page = first_page(ofd("a.ofd", image("7", 50, 100, 40, 40), media={"7": png((0, 0, 255))}))
    assert colour_at(page, 70, 120) == [255, 0, 0]
    assert colour_at(page, 30, 120) == [255, 255, 255]


def test_a_page_under_a_picture_is_a_scan(ofd, first_page):
    page = first_page(ofd("a.ofd", image("7", 0, 0, 210, 297) + text(NAME), media={"7": png((250, 250, 250))}))
    assert page.text == ()


def test_a_broken_picture_costs_only_itself(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME) + image("7", 50, 100, 40, 40), media={"7": b"no picture"}))
    assert [run.text for run in page.text] == [NAME]


def test_paths_are_stroked_and_filled(ofd, first_page):
    square = path("M 20 20 L 60 20 L 60 60 L 20 60 C", Fill="true", Stroke="false", fill="255 0 0")
    line = path("M 20 100 L 190 100", LineWidth="2")
    page = first_page(ofd("a.ofd", square + line))
    assert colour_at(page, 40, 40) == [0, 0, 255]
    assert colour_at(page, 100, 100) == [0, 0, 0]


def test_a_seal_of_a_signature_lies_over_the_print(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME), stamp=seal(png((220, 0, 0)))))
    assert colour_at(page, 140, 220) == [0, 0, 220]
    assert colour_at(page, 100, 220) == [255, 255, 255]


def test_a_damaged_seal_costs_only_itself(ofd, first_page):
    assert [run.text for run in first_page(ofd("a.ofd", text(NAME), stamp=seal(png("red"))[:50])).text] == [NAME]


@pytest.mark.parametrize("der", [b"", b"\x30", b"\x30\x82\xff\xff\x04", b"\x30\x80" * 5000, seal(b"unknown", "ofd")])
def test_what_holds_no_picture_is_no_seal(der):
    assert seal_picture(der) is None


def test_every_page_is_there(ofd, limits, isolation):
    with open_submission(ofd("a.ofd", text("一"), text("二"), text("三")), limits, isolation) as opened:
        assert [source.page for source in opened.pages] == [1, 2, 3]


def test_the_paper_has_the_size_that_is_stated(ofd, first_page):
    page = first_page(ofd("a.ofd", text(NAME), box="0 0 297 210"))
    assert page.pixels.shape[1] / page.pixels.shape[0] == pytest.approx(297 / 210, rel=0.01)
    assert page.dpi == 100


@pytest.mark.parametrize("head", ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "<"])
def test_what_is_no_honest_xml_is_refused(ofd, cause_of, head):
    assert cause_of(ofd("a.ofd", text(NAME), head=head)) in {Cause.NOT_ACCEPTED, Cause.DAMAGED}


def test_blocks_nested_without_end_end_as_a_page(ofd, cause_of):
    assert cause_of(ofd("a.ofd", "<ofd:PageBlock>" * 150 + text(NAME) + "</ofd:PageBlock>" * 150)) is None


def test_a_page_as_large_as_a_field_is_too_large(ofd, cause_of):
    assert cause_of(ofd("a.ofd", text(NAME), box="0 0 900000 900000")) is Cause.TOO_LARGE


def test_repeated_numbers_are_counted_out_and_never_without_end():
    assert numbers("g 3 4.5 2") == [4.5, 4.5, 4.5, 2]
    assert len(numbers("g 999999999 1 g 999999999 1")) == 10_000


def test_a_half_circle_is_as_high_as_its_radius():
    (line,) = outlines("M 0 0 A 10 10 0 0 1 20 0")
    assert line[-1] == pytest.approx((20, 0))
    assert min(y for _, y in line) == pytest.approx(-10, abs=0.1)
    assert max(abs((x - 10) ** 2 + y**2 - 100) for x, y in line) < 1e-6


def test_curves_end_where_they_should():
    (line,) = outlines("M 0 0 B 0 10 10 10 10 0 Q 15 5 20 0")
    assert line[16] == pytest.approx((10, 0))
    assert line[-1] == pytest.approx((20, 0))
