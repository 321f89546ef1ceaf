"""Seals: who must have sealed what, with which seal, in ink; and the ways in which a document fails it."""

import pytest

from chushen.checklist_file import load_checklist
from chushen.findings import Cause, Verdict
from chushen.geometry import Box
from chushen.kinds import DocumentKind as K
from chushen.seals import Imprint, SealType
from tests.validators.building import (
    ANOTHER_COMPANY,
    COMPANY,
    a_declaration,
    a_document,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_report,
    a_seal,
    an_authoritys_seal,
    an_id,
    illegible,
    judged,
    of_code,
    said,
    some_pages,
)

COPY = Imprint.REPRODUCTION


def on_the_id(*seals, **page):
    return judged(an_id(seals=seals, page=page))


class TestUnsealed:
    def test_a_copy_without_any_seal(self):
        assert said(on_the_id()) == [("unsealed", "legal_rep_id", None)]

    def test_the_registration_authoritys_seal_does_not_count(self):
        assert said(judged(a_licence(seals=(an_authoritys_seal(),)))) == [("unsealed", "business_license", None)]

    def test_an_authoritys_seal_taken_for_a_companys_does_not_count_either(self):
        assert said(on_the_id(a_seal("北京市公安局朝阳分局"))) == [("unsealed", "legal_rep_id", None)]

    def test_the_half_of_a_seam_seal_does_not_count(self):
        assert said(on_the_id(a_seal(at_edge=True))) == [("unsealed", "legal_rep_id", None)]

    def test_what_is_hardly_a_seal_does_not_count(self):
        assert said(on_the_id(a_seal("", confidence=0.3))) == [("unsealed", "legal_rep_id", None)]

    def test_a_faint_seal_whose_text_can_be_read_does(self):
        assert said(on_the_id(a_seal(confidence=0.3))) == []

    def test_permit_report_and_plan_need_none(self):
        assert said(judged(a_permit(), a_duplicate(), a_report(), a_plan())) == []

    def test_one_seal_on_either_side_of_an_id_on_two_pages_is_enough(self):
        two = tuple(
            a_page(K.LEGAL_REP_ID, file="id.jpg", page=n, parts=p) for n, p in ((1, ("front",)), (2, ("back",)))
        )
        fields = {"name": "周立衡", "id_number": "11010519491231002X", "valid_to": "long-term"}
        assert said(judged(a_document(K.LEGAL_REP_ID, two, fields))) == [("unsealed", "legal_rep_id", None)]
        sealed = (two[0], a_page(K.LEGAL_REP_ID, file="id.jpg", page=2, parts=two[1].parts, seals=(a_seal(),)))
        assert said(judged(a_document(K.LEGAL_REP_ID, sealed, fields))) == []

    def test_an_unsealed_original_beside_its_sealed_copy_is_in_order(self):
        assert said(judged(a_licence(file="a.jpg", seals=()), a_licence(file="b.jpg"))) == []

    def test_an_illegible_page_is_reported_as_such_and_not_as_unsealed(self):
        judgement = on_the_id(legibility=illegible(Cause.BLUR))
        assert said(judgement) == [("illegible", "legal_rep_id", None)]
        assert "bears_a_seal" in {gap.rule for gap in judgement.not_checked}


class TestPhotocopied:
    def test_a_copied_seal_on_a_colour_page(self):
        (finding,) = of_code(on_the_id(a_seal(imprint=COPY)), "seal-photocopied")
        assert finding.cause is Cause.REPRODUCTION

    def test_a_page_without_colour_asks_for_a_colour_scan(self):
        (finding,) = of_code(on_the_id(a_seal(imprint=COPY), colourless=True), "seal-photocopied")
        assert finding.cause is Cause.GREY_SCAN
        assert "彩色扫描" in finding.remedy

    def test_so_does_one_on_which_ink_cannot_be_told_for_want_of_colour(self):
        (finding,) = of_code(on_the_id(a_seal("", imprint=Imprint.UNSURE), colourless=True), "seal-photocopied")
        assert finding.cause is Cause.GREY_SCAN

    def test_a_copied_seal_whose_text_is_lost_is_still_copied(self):
        assert said(on_the_id(a_seal("", imprint=COPY))) == [("seal-photocopied", "legal_rep_id", None)]

    def test_a_new_imprint_beside_the_copied_one_heals_it(self):
        assert said(on_the_id(a_seal(imprint=COPY), a_seal())) == []

    @pytest.mark.parametrize("grey", [True, False])
    def test_on_an_illegible_page_it_is_left_open(self, grey):
        judgement = on_the_id(a_seal(imprint=COPY), colourless=grey, legibility=illegible(Cause.DARK))
        assert said(judgement) == [("illegible", "legal_rep_id", None)]

    def test_ink_that_cannot_be_told_from_a_picture_of_ink_is_left_to_a_person(self):
        judgement = on_the_id(a_seal(imprint=Imprint.UNSURE))
        assert said(judgement) == []
        assert judgement.verdict is Verdict.REVIEW


class TestAnotherCompanys:
    def test_a_seal_of_another_company(self):
        (finding,) = of_code(on_the_id(a_seal(ANOTHER_COMPANY)), "seal-mismatch")
        assert ANOTHER_COMPANY in finding.message
        assert COMPANY in finding.message

    def test_it_is_told_once_and_not_as_unsealed_too(self):
        assert said(on_the_id(a_seal(ANOTHER_COMPANY))) == [("seal-mismatch", "legal_rep_id", None)]

    def test_a_report_need_not_be_sealed_but_not_by_another(self):
        pages = (a_page(K.OPERATION_REPORT, file="r.pdf", seals=(a_seal(ANOTHER_COMPANY),)),)
        assert said(judged(a_report(pages=pages))) == [("seal-mismatch", "operation_report", None)]

    def test_a_partners_seal_beside_the_applicants_own_is_no_matter(self):
        assert said(on_the_id(a_seal(ANOTHER_COMPANY), a_seal())) == []

    def test_without_any_name_of_the_applicant_it_cannot_be_told(self):
        nameless = {"company_name": None}
        judgement = judged(
            a_licence(**nameless),
            a_permit(**nameless),
            a_duplicate(**nameless),
            a_report(**nameless),
            a_plan(**nameless),
            declaration=a_declaration(company=None),
        )
        assert "seal_names_the_applicant" in {gap.rule for gap in judgement.not_checked}
        assert "seal_can_be_read" in {gap.rule for gap in judgement.not_checked}
        assert not of_code(judgement, "seal-unreadable")


class TestWrongType:
    @pytest.mark.parametrize("kind", [SealType.INVOICE, SealType.CONTRACT, SealType.FINANCE, SealType.PERSONAL])
    def test_a_seal_for_another_purpose(self, kind):
        assert said(on_the_id(a_seal(type=kind))) == [("seal-wrong-type", "legal_rep_id", None)]

    @pytest.mark.parametrize(
        "text", [COMPANY + "财务专用章", COMPANY + "第二分公司", COMPANY + "客服部", COMPANY + "合同专用章"]
    )
    def test_a_special_or_a_branchs_seal_known_by_its_words(self, text):
        (finding,) = of_code(on_the_id(a_seal(text)), "seal-wrong-type")
        assert text in finding.message

    def test_beside_the_companys_own_it_is_no_matter(self):
        assert said(on_the_id(a_seal(type=SealType.PERSONAL), a_seal())) == []

    def test_on_an_illegible_page_it_is_left_open(self):
        judgement = on_the_id(a_seal(type=SealType.INVOICE), legibility=illegible(Cause.BLUR))
        assert said(judgement) == [("illegible", "legal_rep_id", None)]

    def test_a_personal_seal_without_text_is_one_too(self):
        assert said(on_the_id(a_seal("", type=SealType.PERSONAL))) == [("seal-wrong-type", "legal_rep_id", None)]


class TestUnreadable:
    def test_a_smudge_is_a_warning_and_not_a_missing_seal(self):
        judgement = on_the_id(a_seal("", type=SealType.UNKNOWN))
        assert said(judgement) == [("seal-unreadable", "legal_rep_id", None)]
        assert judgement.verdict is Verdict.REVIEW

    def test_on_an_illegible_page_it_is_left_open(self):
        assert said(on_the_id(a_seal(""), legibility=illegible(Cause.BLUR))) == [("illegible", "legal_rep_id", None)]

    def test_a_seal_of_unknown_type_that_names_the_applicant_is_his(self):
        assert said(on_the_id(a_seal(type=SealType.UNKNOWN))) == []


class TestSecondSign:
    BENT = "北京青岭道信技术有良公司"

    def test_a_bent_text_is_believed_where_the_same_seal_was_clearly_read_elsewhere(self):
        assert said(on_the_id(a_seal("北京青苓山信技术限公司", text_confidence=0.8))) != []
        assert said(on_the_id(a_seal("北京青苓信技术限公司", text_confidence=0.8))) == []

    def test_alone_it_is_not(self):
        bent = a_seal("北京青峰通信技术有限公司", text_confidence=0.9)
        assert ("seal-unreadable", "business_license", None) in said(judged(a_licence(seals=(bent,)), an_id(seals=())))

    def test_two_that_show_the_same_other_character_are_not(self):
        one = a_seal("北京青峰通信技术有限公司", file="licence.jpg", text_confidence=0.9)
        other = a_seal("北京青峰通信技术有限公司", file="id.jpg", text_confidence=0.92)
        assert said(judged(a_licence(seals=(one,)), an_id(seals=(other,)))) == [
            ("seal-unreadable", "business_license", None),
            ("seal-unreadable", "legal_rep_id", None),
        ]

    def test_two_bent_in_different_places_bear_each_other_out(self):
        one = a_seal("北京青峰通信技术有限公司", file="licence.jpg", text_confidence=0.9)
        other = a_seal("北京青岭通倍息术有限公司".replace("息", "技"), file="id.jpg", text_confidence=0.9)
        assert said(judged(a_licence(seals=(one,)), an_id(seals=(other,)))) == []

    def test_the_code_along_the_rim_says_whose_a_smudge_is(self):
        mine, smudge = (
            a_seal(code="1101081234567"),
            a_seal("北", file="id.jpg", text_confidence=0.3, code="1101081234557"),
        )
        assert said(judged(a_licence(seals=(mine,)), an_id(seals=(smudge,)))) == []

    def test_a_code_alike_makes_no_other_companys_seal_the_applicants(self):
        mine = a_seal(code="1101081234567")
        others = a_seal(ANOTHER_COMPANY, file="id.jpg", text_confidence=0.89, code="1101081234567")
        assert said(judged(a_licence(seals=(mine,)), an_id(seals=(others,)))) == [
            ("seal-mismatch", "legal_rep_id", None)
        ]

    def test_another_code_is_another_seal_however_likely_its_text(self):
        mine = a_seal(code="1101081234567")
        bent = a_seal("北京青峰通信技术有限公司", file="id.jpg", text_confidence=0.9, code="1101089876543")
        assert said(judged(a_licence(seals=(mine,)), an_id(seals=(bent,)))) == [
            ("seal-unreadable", "legal_rep_id", None)
        ]


class TestSeam:
    def test_a_report_of_several_pages_without_one_is_told_and_passes(self):
        judgement = judged(a_report(pages=some_pages(K.OPERATION_REPORT, "r.pdf", seam=False)))
        assert said(judgement) == [("seam-seal-missing", "operation_report", None)]
        assert judgement.verdict is Verdict.PASS

    def test_a_single_page_has_no_seam(self):
        assert said(judged(a_report(pages=(a_page(K.OPERATION_REPORT, file="r.pdf"),)))) == []

    def test_an_illegible_page_excuses_it(self):
        pages = some_pages(K.OPERATION_REPORT, "r.pdf", seam=False)
        blurred = a_page(K.OPERATION_REPORT, file="r.pdf", page=9, legibility=illegible(Cause.BLUR))
        assert not of_code(judged(a_report(pages=(*pages, blurred))), "seam-seal-missing")


def test_a_finding_about_a_seal_points_at_the_seal():
    (finding,) = of_code(on_the_id(a_seal(ANOTHER_COMPANY, file="id.jpg")), "seal-mismatch")
    assert [(e.file, e.page) for e in finding.evidence] == [("id.jpg", 1)]
    assert isinstance(finding.evidence[0].box, Box)


class TestFiledOnline:
    """A colour scan of an original needs no seal; a copy does."""

    ONLINE = load_checklist("call_center_renewal:online")

    def test_colour_scans_of_originals_need_no_seal(self):
        assert said(judged(a_licence(seals=(an_authoritys_seal(),)), an_id(seals=()), checklist=self.ONLINE)) == []

    def test_a_copy_without_colour_must_bear_one(self):
        copy = an_id(seals=(), page={"colourless": True})
        (finding,) = judged(copy, checklist=self.ONLINE).findings
        assert (finding.code.value, finding.document.value) == ("unsealed", "legal_rep_id")
        assert "或者提交原件的彩色扫描件" in finding.remedy

    def test_a_seal_of_another_company_is_still_one_too_many(self):
        licence = a_licence(seals=(a_seal(ANOTHER_COMPANY, file="licence.jpg"),))
        assert said(judged(licence, checklist=self.ONLINE)) == [("seal-mismatch", "business_license", None)]

    def test_an_electronic_permit_with_its_code_is_original_and_duplicate(self):
        permit = a_permit(page={"text": "电子证照 国内呼叫中心业务", "codes": ("https://example.org/1",)})
        judgement = judged(permit, without=(K.PERMIT_DUPLICATE,), checklist=self.ONLINE)
        assert (said(judgement), judgement.not_checked) == ([], ())

    def test_without_its_code_a_person_must_look(self):
        permit = a_permit(page={"text": "电子证照 国内呼叫中心业务"})
        judgement = judged(permit, without=(K.PERMIT_DUPLICATE,), checklist=self.ONLINE)
        assert (said(judgement), [gap.rule for gap in judgement.not_checked]) == ([], ["documents_are_there"])


class TestOneCharacter:
    """One character clearly read otherwise is a slip where the seal's own code is that of a seal surely his."""

    CODE = "1101050123456"

    def sealed(self, text, code):
        licence = a_licence(seals=(a_seal(text, file="licence.jpg", code=code, text_confidence=0.99),))
        card = an_id(seals=(a_seal(COMPANY, file="id.jpg", code=self.CODE, text_confidence=0.99),))
        return said(judged(licence, card))

    def test_the_same_code_bears_it_out(self):
        assert self.sealed(COMPANY.replace("岭", "峰"), self.CODE) == []

    def test_another_code_or_a_second_character_does_not(self):
        mismatch = [("seal-mismatch", "business_license", None)]
        assert self.sealed(COMPANY.replace("岭", "峰"), "4403010999999") == mismatch
        assert self.sealed(COMPANY.replace("青岭", "远峰"), self.CODE) == mismatch

    def test_as_much_of_its_code_as_was_read_lets_it_neither_pass_nor_fail(self):
        part = [("seal-unreadable", "business_license", None)]
        assert self.sealed(COMPANY.replace("岭", "峰"), self.CODE[:9]) == part
        assert self.sealed(COMPANY.replace("岭", "峰"), self.CODE[4:]) == part

    def test_the_district_alone_is_shared_by_many(self):
        mismatch = [("seal-mismatch", "business_license", None)]
        assert self.sealed(COMPANY.replace("岭", "峰"), self.CODE[:8]) == mismatch
        assert self.sealed(COMPANY.replace("青岭", "远峰"), self.CODE[:9]) == mismatch
