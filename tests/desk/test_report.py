import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from chushen.checklist_file import load_checklist
from chushen.documents import FileNote, Remark
from chushen.evidence import Evidence
from chushen.findings import FindingCode, Severity, Verdict
from chushen.geometry import Box
from chushen.kinds import DocumentKind
from chushen.names import Language, name_of
from desk.report.rendering import IndexRow, render_index, render_report
from desk.report.words import say
from tests.desk.building import ID_CARD, ID_NUMBER, LICENCE, a_finding, a_picture, a_seal, an_application, every_finding

CHECKLIST = load_checklist("call_center_renewal")


def a_report(*findings, language=Language.ZH, pictures=True, **application):
    verified = an_application(*findings, **application)
    return render_report(
        verified.submission,
        verified.judgement,
        CHECKLIST,
        picture_of=lambda *_: a_picture() if pictures else None,
        language=language,
    )


def as_tree(html):
    return ET.fromstring(html.replace("<!DOCTYPE html>", "", 1).strip())  # noqa: S314  our own output


def ids(tree):
    return [element.get("id") for element in tree.iter() if element.get("id")]


@pytest.mark.parametrize("language", Language)
def test_it_holds_every_finding_with_message_remedy_and_number(language):
    text = "".join(as_tree(a_report(*every_finding(), language=language)).itertext())

    for finding in every_finding():
        assert name_of(finding.code, language) in text
        assert (finding.message if language is Language.ZH else finding.message_en) in text
        assert (finding.remedy if language is Language.ZH else finding.remedy_en) in text


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("remark", Remark)
def test_what_is_worth_knowing_of_a_file_is_said_in_words(remark, language):
    verified = an_application(*every_finding())
    noted = replace(verified.submission, notes=(FileNote(file="合同 <1>.pdf", remark=remark),))
    html = render_report(noted, verified.judgement, CHECKLIST, picture_of=lambda *_: None, language=language)
    (block,) = (e for e in as_tree(html).iter("section") if e.get("id") == "files")
    text = "".join(block.itertext())
    assert "合同 <1>.pdf" in text
    assert say(remark, language) in text
    assert 'id="files"' not in a_report(*every_finding(), language=language)


def test_a_seal_that_a_finding_blames_is_not_shown_as_the_applicants_own():
    seal = Evidence(file=LICENCE.file, page=1, box=Box(left=0.1, top=0.1, right=0.6, bottom=0.15))
    own = an_application().submission
    stamped = replace(own.documents[0].pages[0], seals=(a_seal(seal),))
    documents = (replace(own.documents[0], pages=(stamped,)), *own.documents[1:])
    for findings, standing in (((), "own"), ((a_finding(FindingCode.SEAL_MISMATCH, seal),), "doubtful")):
        verified = an_application(*findings)
        html = render_report(
            replace(own, documents=documents), verified.judgement, CHECKLIST, picture_of=lambda *_: None
        )
        assert f'<li class="{standing}">' in html


def test_every_place_of_a_finding_leads_to_its_mark_on_its_page():
    tree = as_tree(a_report(*every_finding()))
    known = ids(tree)
    places = [
        link.get("href") for block in tree.iter("p") if block.get("class") == "places" for link in block.iter("a")
    ]

    expected = sum(1 for f in every_finding() for e in f.evidence if e.page is not None)
    assert len(places) == expected
    assert all(place.removeprefix("#") in known for place in places)


def test_no_link_inside_leads_nowhere_and_no_anchor_is_there_twice():
    tree = as_tree(a_report(*every_finding()))
    known = ids(tree)

    assert len(known) == len(set(known))
    for element in tree.iter():
        href = element.get("href", "")
        assert not href.startswith("#") or href[1:] in known


@pytest.mark.parametrize("pictures", [True, False])
def test_it_is_well_formed(pictures):
    html = a_report(*every_finding(), pictures=pictures)

    assert as_tree(html).tag == "html"
    HTMLParser().feed(html)


def test_it_fetches_nothing_from_anywhere():
    html = a_report(*every_finding())

    assert not re.search(r"(https?:)?//[a-z]", html)
    assert "<script" not in html
    assert "@import" not in html
    assert not re.search(r"url\(", html)


def test_every_page_picture_lies_inside_once():
    html = a_report(a_finding(FindingCode.UNSEALED, LICENCE), a_finding(FindingCode.INCONSISTENT, LICENCE, ID_CARD))

    assert html.count("data:image/jpeg;base64,") == 5


def test_what_an_applicant_wrote_cannot_become_markup():
    html = a_report(a_finding(FindingCode.INCONSISTENT, message="<b>甲</b>", remedy="&amp;"), name="<script>x</script>")

    assert "<b>甲" not in html
    assert "<script" not in html
    assert "星河通信&lt;有限&gt;公司" in html


def test_a_file_name_that_is_no_text_does_not_break_it():
    html = a_report(a_finding(FindingCode.UNREADABLE_FILE, Evidence(file="坏\udcff\x00.pdf")))

    assert as_tree(html.encode("utf-8").decode("utf-8")).tag == "html"


def test_errors_come_first_then_the_order_of_the_checklist():
    html = a_report(
        a_finding(
            FindingCode.SEAM_SEAL_MISSING,
            severity=Severity.INFO,
            document=DocumentKind.BUSINESS_LICENSE,
            message="丙",
        ),
        a_finding(FindingCode.MISSING_DOCUMENT, document=DocumentKind.TECHNICAL_PLAN, message="乙"),
        a_finding(FindingCode.UNSEALED, document=DocumentKind.BUSINESS_LICENSE, message="甲"),
    )

    assert [re.findall(f'class="message">{word}<', html) != [] for word in "甲乙丙"] == [True] * 3
    assert html.index(">甲<") < html.index(">乙<") < html.index(">丙<")


def test_personal_numbers_are_masked_in_values_and_messages():
    html = a_report(a_finding(FindingCode.LOW_CONFIDENCE, message=f"号码 {ID_NUMBER} 不清楚"))

    assert ID_NUMBER not in html
    assert html.count("310115********1234") == 2


def test_the_mark_stands_at_its_place_on_the_page_turned_upright():
    html = a_report(a_finding(FindingCode.IDENTIFIER_INVALID, ID_CARD))

    assert 'transform="matrix(0 -1 1 0 0 120)"' in html
    assert 'id="f1-1" href="#finding-1" title="号码无效" style="left: 20.00%; top: 25.00%' in html


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_is_said_in_both_languages(verdict):
    for language in Language:
        assert f'class="badge">{name_of(verdict, language)}<' in a_report(verdict=verdict, language=language)


def test_what_could_not_be_checked_is_said():
    assert "未能读到有效期" in a_report()
    assert "its term could not be read" in a_report(language=Language.EN)


def test_a_name_applies_where_no_document_tells_the_company():
    verified = an_application()
    html = render_report(
        type(verified.submission)(name="某申请", received=verified.submission.received),
        verified.judgement,
        CHECKLIST,
        picture_of=lambda *_: None,
    )

    assert "<h1>某申请</h1>" in html


def test_the_index_leads_to_every_report():
    rows = [
        IndexRow(
            submission=f"申请 {number}",
            company="某公司",
            received="2026-05-04",
            verdict="需补正",
            state="correct",
            errors=2,
            warnings=0,
            findings=("未加盖公章",),
            href=f"submissions/{number}/report.html",
        )
        for number in range(3)
    ]
    tree = as_tree(render_index(rows))

    assert [a.get("href") for a in tree.iter("a")] == [row.href for row in rows]
