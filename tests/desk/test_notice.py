"""The notice: everything that is to be corrected, nothing that cannot be, a draft until a person signs."""

import time
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO

import pdfplumber
import pytest
from docx import Document

from chushen.checklist_file import load_checklist
from chushen.errors import SettingsError, ToolMissingError
from chushen.findings import FindingCode, Severity, Verdict
from chushen.kinds import DocumentKind
from chushen.workdays import load_calendar
from desk.notice import printing
from desk.notice.content import NoticeKind, notice_of
from desk.notice.printing import as_pdf
from desk.notice.template import default_template
from desk.notice.writing import as_docx
from intake.typeface import chinese_font
from records.decisions import Decided
from records.schema import Decision
from tests.desk.building import ID_CARD, ID_NUMBER, LICENCE, a_finding, an_application

C, K = FindingCode, DocumentKind
CHECKLIST, CALENDAR = load_checklist("call_center_renewal"), load_calendar()


def a_fault(code, kind, place=LICENCE, **said):
    return a_finding(code, place, document=kind, **said)


FAULTS = (
    a_fault(C.EXPIRED, K.LEGAL_REP_ID, ID_CARD, message=f"身份证（{ID_NUMBER}）已到期。"),
    a_fault(C.UNSEALED, K.BUSINESS_LICENSE, message="营业执照（“扫描 001.jpg”第1页）未加盖公司公章。"),
    a_fault(C.RENEWAL_LATE, K.PERMIT_MAIN, message="逾期。"),
    a_fault(C.OUTDATED, K.TECHNICAL_PLAN, severity=Severity.WARNING, message="方案过时。"),
    a_finding(C.UNREADABLE_FILE, message="文件无法打开 <&>。"),
)


def a_decision(decision=Decision.CORRECT, digest="d" * 64):
    at = datetime(2026, 5, 6, 3, tzinfo=UTC)
    return Decided(
        at=at, submission="a", verdict=Verdict.CORRECT, decision=decision, reason="…", officer="王某", digest=digest
    )


def a_notice(*decisions, kind=NoticeKind.CORRECT, findings=FAULTS, former=None):
    return notice_of(
        an_application(*findings),
        CHECKLIST,
        CALENDAR,
        kind=kind,
        authority="某省通信管理局",
        decisions=decisions,
        former=former,
    )


def text_of(docx):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(docx)).paragraphs)


def test_every_error_is_in_it_by_document_and_numbered_through():
    groups = a_notice().groups
    assert [group.title for group in groups] == ["营业执照", "法定代表人身份证明", "其他事项"]
    assert [item.number for group in groups for item in group.items] == [1, 2, 3]


def test_what_cannot_be_cured_is_told_to_the_officer_and_not_asked_of_the_applicant():
    notice = a_notice()
    assert [finding.code for finding in notice.left_out] == [C.RENEWAL_LATE]
    assert "逾期" not in text_of(as_docx(notice))


def test_it_names_applicant_matter_basis_and_place_and_masks_numbers():
    said = text_of(as_docx(a_notice()))
    for words in (
        "行政许可申请材料补正通知书",
        "星河通信<有限>公司：",
        "2026年5月4日",
        "增值电信业务经营许可证续期（国内呼叫中心业务）",
        "《中华人民共和国行政许可法》第三十二条第一款第（四）项",
        "“扫描 001.jpg”第1页",
        "文件无法打开 <&>。",
        "某省通信管理局（印章）",
        "请于＿＿＿＿年＿＿月＿＿日前补正",
    ):
        assert words in said
    assert ID_NUMBER not in said
    assert "310115********1234" in said


def test_it_is_a_draft_until_a_person_has_decided_so_on_this_very_content():
    assert text_of(as_docx(a_notice())).startswith("草稿")
    for other in (a_decision(Decision.ACCEPT), a_decision(digest="other")):
        assert a_notice(other).draft
    signed = a_notice(a_decision())
    assert (signed.draft, signed.officer) == (False, "王某")
    said = text_of(as_docx(signed))
    assert "草稿" not in said
    assert "2026年5月6日" in said


def test_it_bears_the_day_on_which_the_officer_signed_where_he_sits(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    time.tzset()
    try:
        early = replace(a_decision(), at=datetime(2026, 5, 5, 23, 30, tzinfo=UTC))
        assert "2026年5月6日" in text_of(as_docx(a_notice(early)))
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_later_decision_otherwise_makes_it_a_draft_again():
    assert a_notice(a_decision(), a_decision(Decision.RETURN)).draft


def test_acceptance_lists_nothing():
    notice = a_notice(kind=NoticeKind.ACCEPT, findings=())
    said = text_of(as_docx(notice))
    assert "受理通知书" in said
    assert "第（五）项" in said
    assert notice.groups == ()


@pytest.mark.parametrize("kind", NoticeKind)
def test_a_draft_tells_the_officer_the_last_of_the_five_working_days_and_a_signed_notice_nobody(kind):
    said = "最迟告知日：2026年5月11日（收件次日起第5个工作日）"
    assert said in text_of(as_docx(a_notice(kind=kind)))
    assert said not in text_of(as_docx(a_notice(a_decision(Decision(kind.value)), kind=kind)))


def test_after_a_former_round_it_says_what_is_cured_and_which_items_remain():
    missing = a_fault(C.MISSING_PART, K.LEGAL_REP_ID, ID_CARD, message=f"缺少身份证（{ID_NUMBER}）国徽面。")
    late = a_fault(C.RENEWAL_LATE, K.PERMIT_DUPLICATE, message="逾期。")
    former = an_application(FAULTS[1], missing, late)
    said = text_of(as_docx(a_notice(former=former)))
    assert (
        "与你单位2026年5月4日提交的申请材料相比，仍未补正：第1项；已补正：\n· 缺少身份证（310115********1234）" in said
    )
    assert "逾期" not in said
    assert "仍未补正：无；已补正：无。" in text_of(as_docx(a_notice(former=an_application())))


def test_without_a_former_round_nothing_is_compared():
    assert "仍未补正" not in text_of(as_docx(a_notice()))
    assert "仍未补正" not in text_of(as_docx(a_notice(kind=NoticeKind.ACCEPT, former=an_application(*FAULTS))))


def test_the_authoritys_own_template_takes_ours_place():
    own = Document()
    own.add_paragraph("本局格式 {{ applicant }} {{ basis }}")
    target = BytesIO()
    own.save(target)
    assert text_of(as_docx(a_notice(), target.getvalue())).startswith("本局格式 星河通信<有限>公司")


@pytest.mark.parametrize("braces", ["{{ aplicant }}", "{% for x in %}"])
def test_a_template_with_a_wrong_name_is_refused_with_where_the_names_stand(braces):
    own = Document()
    own.add_paragraph(braces)
    target = BytesIO()
    own.save(target)
    with pytest.raises(SettingsError) as caught:
        as_docx(a_notice(), target.getvalue())
    assert "docs/notices.md" in caught.value.remedy


def test_a_template_that_is_no_docx_is_refused():
    with pytest.raises(SettingsError):
        as_docx(a_notice(), b"no docx")


def test_without_libreoffice_the_pdf_is_drawn_here(monkeypatch):
    monkeypatch.setattr(printing.shutil, "which", lambda _: None)
    if chinese_font() is None:
        pytest.skip("no Chinese font on this machine: setup/debian.sh installs one")
    with pdfplumber.open(BytesIO(as_pdf(as_docx(a_notice())))) as pdf:
        (page,) = pdf.pages
        assert (round(page.width), round(page.height)) == (595, 842)
        (picture,) = page.images
        assert picture["srcsize"][0] / page.width * 72 >= 200


def test_without_libreoffice_and_without_a_font_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(printing.shutil, "which", lambda _: None)
    monkeypatch.setattr(printing, "chinese_font", lambda: None)
    with pytest.raises(ToolMissingError) as caught:
        as_pdf(as_docx(a_notice()))
    assert "fonts-wqy-microhei" in caught.value.remedy


def test_the_template_of_each_kind_is_whole():
    for kind in NoticeKind:
        assert default_template(kind).startswith(b"PK")
