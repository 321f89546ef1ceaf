import numpy as np

from chushen.evidence import Witness
from chushen.kinds import DocumentKind, FieldName
from chushen.stopwatch import Stopwatch
from extractors.line_reader import Strip
from extractors.lines import Line, Span
from extractors.page import read_page
from extractors.under_seals import find_again, is_fuller, read_dates, read_on, span_of
from extractors.upright import UprightPage
from tests.extractors.drawn import TRUTH, readers, the_page_of

SEAL = Span(left=300, top=80, right=400, bottom=180)


def a_quad(left, top, right, bottom):
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def a_page(*quads):
    pixels = np.full((1000, 700, 3), 255, np.uint8)
    return UprightPage(pixels=pixels, quads=np.array(quads), rotation=0, from_seen=np.eye(3), seen=pixels)


class Finder:
    """Finds what it is told to, at places of the whole page."""

    def __init__(self, *quads):
        self.quads = np.array(quads, np.float32).reshape(-1, 4, 2)

    def find(self, pixels, of_page):
        assert pixels.shape[0] < of_page[0]
        band = self.quads.copy()
        band[:, :, 1] -= 50  # the band begins 0.3 of the seal's height above it
        return band


def lines_of(page, finder):
    return sorted((span_of(quad).left, span_of(quad).right) for quad in find_again(page, [SEAL], finder))


def test_a_line_that_the_seal_hid_is_found():
    assert lines_of(a_page(a_quad(50, 300, 600, 320)), Finder(a_quad(320, 100, 500, 120))) == [(50, 600), (320, 500)]


def test_a_line_found_whole_beside_a_seal_is_not_lost_to_a_part_of_it():
    assert lines_of(a_page(a_quad(50, 100, 350, 120)), Finder(a_quad(310, 100, 350, 120))) == [(50, 350)]


def test_a_line_found_twice_counts_once():
    assert lines_of(a_page(a_quad(250, 100, 350, 120)), Finder(a_quad(250, 99, 450, 121))) == [(250, 450)]


def test_a_line_found_whole_replaces_the_part_that_the_seal_left_of_it():
    page = a_page(a_quad(405, 100, 600, 120))
    assert lines_of(page, Finder(a_quad(250, 99, 600, 121))) == [(250, 600)]


def test_the_characters_of_the_seal_itself_are_no_lines():
    assert lines_of(a_page(a_quad(310, 90, 340, 120), a_quad(50, 300, 600, 320)), Finder()) == [(50, 600)]


def test_what_the_seal_does_not_touch_is_left_as_it_was():
    page = a_page(a_quad(50, 150, 200, 170))
    assert lines_of(page, Finder(a_quad(55, 150, 190, 170))) == [(50, 200)]


def test_the_date_of_issue_is_read_through_the_registrys_seal():
    page = the_page_of(DocumentKind.BUSINESS_LICENSE)
    fields = {f.name: f.value for f in read_page(page, readers(), Stopwatch()).fields}
    assert fields[FieldName.ISSUED] == TRUTH["more_fields"]["business_license"]["issued"]


def a_line(text, left, right):
    span = Span(left=left, top=100, right=right, bottom=120)
    return Line(text=text, span=span, confidence=1.0, reader=Witness.PP_OCR)


class Says:
    """Reads one picture after the other as it is told to."""

    def __init__(self, *texts):
        self.texts = texts

    def read(self, strips):
        said = [Strip(text=t, confidence=0.9, certainties=(0.9,) * len(t), centres=()) for t in self.texts]
        assert len(strips) == len(said)
        return said


def dates_of(*texts):
    lines = [a_line("2019", 250, 300), a_line("06月", 330, 380)]
    return [line.text for line in read_dates(lines, a_page(a_quad(250, 100, 300, 120)), [SEAL], Says(*texts))]


def test_a_year_whose_month_a_seal_hides_is_completed_from_its_row():
    assert dates_of("2019年06月06日", "2019年0日", "2019年06月06日", "2019") == ["2019年06月06日"]


def test_a_date_that_changes_with_the_picture_is_not_taken():
    assert dates_of("2019年06月06日", "2019年05月06日", "2019年0日", "2019") == ["2019", "06月"]


def said(text, certainty=0.99):
    return Strip(text=text, confidence=certainty, certainties=(certainty,) * len(text), centres=())


class Reads:
    """Says the same of every picture."""

    def __init__(self, *strip):
        self.strip = strip

    def read(self, strips):
        return [said(*self.strip) for _ in strips]


def read_further(text, quad, *further):
    read = [said(text)]
    quads = read_on(read, np.array([quad]), a_page(quad), [SEAL], Reads(*further))
    return read[0].text, round(span_of(quads[0]).left), round(span_of(quads[0]).right)


def test_a_line_that_ends_within_a_seal_is_read_on():
    assert read_further("法定代表人田德", a_quad(200, 100, 340, 120), "法定代表人田德华") == (
        "法定代表人田德华",
        200,
        400,
    )


def test_a_line_that_begins_within_a_seal_is_read_from_further_left():
    assert read_further("承志", a_quad(340, 100, 600, 120), "罗承志") == ("罗承志", 280, 600)


def test_a_line_beside_its_label_is_read_from_as_far_left_as_the_label_leaves_room():
    label, number = a_quad(200, 100, 300, 120), a_quad(340, 100, 600, 120)
    read = [said("公民身份号码"), said("0102199109151429")]
    page = a_page(label, number)
    quads = read_on(read, np.array([label, number]), page, [SEAL], Reads("520102199109151429"))
    assert read[1].text == "520102199109151429"
    assert round(span_of(quads[1]).left) == 300


def test_nothing_is_added_that_is_not_plain_print():
    quad = a_quad(200, 100, 340, 120)
    assert read_further("田德", quad, "田德华", 0.6) == ("田德", 200, 340)
    assert read_further("田德", quad, "田德*") == ("田德", 200, 340)
    assert read_further("田德", quad, "出德华") == ("田德", 200, 340)


def test_a_line_that_does_not_end_within_a_seal_is_left_alone():
    assert read_further("田德", a_quad(100, 100, 240, 120)) == ("田德", 100, 240)


def test_of_two_pictures_the_one_that_shows_a_character_more_is_believed():
    assert is_fuller(said("有限责任公司", 0.95), said("有限任公司", 0.98))
    assert not is_fuller(said("有限责任公司", 0.7), said("有限任公司", 0.98))
    assert not is_fuller(said("有眼责任公司"), said("有限任公司"))
