"""The same thing on several documents: what differs, what may have been misread, and what print is free to do."""

import pytest

from chushen.findings import Cause, Verdict
from chushen.kinds import DocumentKind as K
from tests.validators.building import (
    ANOTHER_COMPANY,
    COMPANY,
    PERMIT,
    PERSON,
    USCC,
    a_declaration,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_reading,
    a_report,
    an_id,
    illegible,
    judged,
    of_code,
    said,
)
from validators.agreement import differ_by_look_alikes

NEAR = COMPANY.replace("岭", "峰")


class TestCompany:
    def test_one_document_that_differs_is_the_one_that_is_named(self):
        assert said(judged(a_report(company_name=ANOTHER_COMPANY))) == [
            ("inconsistent", "operation_report", "company_name")
        ]

    def test_one_character_is_enough(self):
        assert said(judged(a_plan(company_name=NEAR))) == [("inconsistent", "technical_plan", "company_name")]

    def test_it_is_told_once_and_points_at_every_place(self):
        (finding,) = of_code(judged(a_report(company_name=ANOTHER_COMPANY)), "inconsistent")
        assert len(finding.evidence) == 5
        assert (
            f"营业执照、经营许可证正本、经营许可证副本、技术方案和业务流程说明、申报信息为“{COMPANY}”；"
            in finding.message
        )
        assert f"业务开展情况报告为“{ANOTHER_COMPANY}”" in finding.message
        assert f"“{ANOTHER_COMPANY}” (operation report)" in finding.message_en

    @pytest.mark.parametrize(
        "way", ["北京青岭通信技术有限公司 ", "北京青岭通信技术 有限公司", "（北京）青岭通信技术有限公司"]
    )
    def test_width_spaces_and_brackets_are_print(self, way):
        assert said(judged(a_report(company_name=way))) == []

    def test_limited_company_and_limited_liability_company_are_two(self):
        other = COMPANY.replace("有限公司", "有限责任公司")
        assert said(judged(a_plan(company_name=other))) == [("inconsistent", "technical_plan", "company_name")]

    def test_a_name_that_only_the_licence_shows_must_be_changed_on_the_permit_first(self):
        (finding,) = of_code(judged(a_licence(company_name=ANOTHER_COMPANY)), "inconsistent")
        assert "先办理经营许可证变更手续，再申请续期" in finding.remedy
        assert "changed first" in finding.remedy_en

    def test_where_it_is_one_against_one_the_permit_is_named(self):
        judgement = judged(
            a_licence(company_name=ANOTHER_COMPANY),
            a_duplicate(company_name=None),
            a_report(company_name=None),
            a_plan(company_name=None),
            declaration=a_declaration(company=None),
        )
        assert ("inconsistent", "permit_main", "company_name") in said(judgement)

    def test_the_declaration_breaks_a_tie(self):
        judgement = judged(
            a_licence(company_name=ANOTHER_COMPANY),
            a_duplicate(company_name=None),
            a_report(company_name=None),
            a_plan(company_name=None),
        )
        assert ("inconsistent", "business_license", "company_name") in said(judgement)

    def test_a_declaration_that_nobody_bears_out_points_at_what_it_contradicts(self):
        judgement = judged(declaration=a_declaration(company=ANOTHER_COMPANY))
        assert said(judgement) == [("inconsistent", "business_license", "company_name")]
        assert f"申报信息为“{ANOTHER_COMPANY}”" in judgement.findings[0].message


class TestDoubt:
    def test_a_near_name_hardly_read_is_doubted_and_not_called_different(self):
        judgement = judged(a_plan(company_name=a_reading("company_name", NEAR, file="plan.pdf", confidence=0.7)))
        assert said(judgement) == [("low-confidence", "technical_plan", "company_name")]
        assert judgement.verdict is Verdict.REVIEW

    def test_look_alikes_are_doubted_unless_clearly_read(self):
        bent = COMPANY.replace("技术", "枝木")
        prose = (K.PERMIT_DUPLICATE, K.OPERATION_REPORT, K.TECHNICAL_PLAN)
        for confidence, code in ((0.9, "low-confidence"), (0.97, "inconsistent")):
            reading = a_reading("company_name", bent, file="permit.jpg", confidence=confidence)
            found = said(judged(a_permit(company_name=reading), without=prose))
            assert (code, "permit_main", "company_name") in found

    def test_one_paper_against_many_is_looked_at_before_it_is_blamed_for_the_shape_of_a_character(self):
        bent = a_reading("legal_representative", "周立衝", file="licence.jpg", confidence=0.98)
        other = a_reading("legal_representative", "周立新", file="licence.jpg", confidence=0.98)
        assert differ_by_look_alikes("姜新宇", "姜新字")
        assert said(judged(a_licence(legal_representative=other)))[0][0] == "inconsistent"
        assert said(judged(a_licence(legal_representative=bent)))[0][0] == "inconsistent"  # no pair that readers mix up
        shape = a_reading("company_name", COMPANY.replace("公司", "公同"), file="licence.jpg", confidence=0.98)
        assert said(judged(a_licence(company_name=shape))) == [("low-confidence", "business_license", "company_name")]

    def test_a_name_that_breaks_off_where_the_page_was_cut_is_looked_at_before_it_is_blamed(self):
        torn = a_reading("company_name", COMPANY[:5], file="permit.jpg", confidence=0.98)
        assert said(judged(a_permit(company_name=torn))) == [("low-confidence", "permit_main", "company_name")]

    def test_a_name_far_from_the_others_is_different_even_when_not_read_well(self):
        reading = a_reading("name", "欧阳振国", file="id.jpg", confidence=0.7)
        assert ("inconsistent", "legal_rep_id", "legal_representative") in said(judged(an_id(name=reading)))

    def test_unless_it_was_hardly_read_at_all(self):
        reading = a_reading("name", "欧阳振国", file="id.jpg", confidence=0.4)
        assert said(judged(an_id(name=reading))) == [("low-confidence", "legal_rep_id", "name")]

    def test_in_a_reports_prose_another_name_may_be_a_customers(self):
        reading = a_reading("company_name", ANOTHER_COMPANY, file="report.pdf", confidence=0.7)
        assert said(judged(a_report(company_name=reading))) == [("low-confidence", "operation_report", "company_name")]

    def test_two_documents_that_say_the_same_are_believed(self):
        readings = [a_reading("company_name", NEAR, file=f, confidence=0.7) for f in ("permit.jpg", "duplicate.pdf")]
        judgement = judged(a_permit(company_name=readings[0]), a_duplicate(company_name=readings[1]))
        assert said(judgement) == [("inconsistent", "permit_main", "company_name")]

    def test_a_hardly_read_value_that_another_document_bears_out_is_sure(self):
        reading = a_reading("company_name", COMPANY, file="permit.jpg", confidence=0.4)
        assert said(judged(a_permit(company_name=reading))) == []

    def test_names_of_two_characters_bear_each_other_out_too(self):
        short = {"legal_representative": "田丹"}
        licence = a_licence(legal_representative=a_reading("legal_representative", "田丹", confidence=0.5))
        judgement = judged(
            licence, a_permit(**short), a_duplicate(**short), an_id(name="田丹"), declaration=a_declaration(**short)
        )
        assert said(judgement) == []

    def test_one_that_the_declaration_alone_bears_out_is_sure(self):
        reading = a_reading("permit_number", PERMIT, file="permit.jpg", confidence=0.4)
        assert said(judged(a_permit(permit_number=reading), a_duplicate(permit_number=None)))[0][0] == "field-missing"

    def test_a_seals_print_at_the_end_of_a_name_makes_no_other_name(self):
        reading = a_reading("legal_representative", "限周立衡", file="licence.jpg", confidence=0.6)
        assert said(judged(a_licence(legal_representative=reading))) == []
        clear = a_reading("legal_representative", "限周立衡", file="licence.jpg", confidence=0.9)
        assert said(judged(a_licence(legal_representative=clear))) != []

    def test_one_that_nobody_bears_out_is_told(self):
        reading = a_reading("valid_to", "2026-09-30", file="permit.jpg", confidence=0.6)
        judgement = judged(a_permit(valid_to=reading), a_duplicate(valid_to=None))
        assert said(judgement) == [("low-confidence", "permit_main", "valid_to")]

    def test_a_doubt_about_an_illegible_page_is_not_told_beside_it(self):
        reading = a_reading("company_name", NEAR, file="plan.pdf", confidence=0.7)
        blurred = (a_page(K.TECHNICAL_PLAN, file="plan.pdf", legibility=illegible(Cause.BLUR)),)
        judgement = judged(a_plan(pages=blurred, company_name=reading))
        assert said(judgement) == [("illegible", "technical_plan", None)]

    def test_of_two_that_differ_the_one_less_surely_read_is_named(self):
        licence = a_reading("legal_representative", "周立衝", file="licence.jpg", confidence=0.6)
        judgement = judged(
            a_licence(legal_representative=licence),
            a_permit(legal_representative=None),
            a_duplicate(legal_representative=None),
            declaration=a_declaration(legal_representative=None),
        )
        assert ("low-confidence", "business_license", "legal_representative") in said(judgement)


class TestPerson:
    def test_an_id_of_somebody_else(self):
        judgement = judged(an_id(name="林若溪"))
        assert said(judgement) == [("inconsistent", "legal_rep_id", "legal_representative")]
        assert "现任法定代表人的身份证明" in judgement.findings[0].remedy

    def test_a_new_representative_on_the_licence_must_be_changed_on_the_permit_first(self):
        new = "林若溪"
        judgement = judged(
            a_licence(legal_representative=new), an_id(name=new), declaration=a_declaration(legal_representative=new)
        )
        (finding,) = of_code(judgement, "inconsistent")
        assert "先办理经营许可证变更手续" in finding.remedy

    def test_an_agents_id_beside_the_representatives_own_is_no_contradiction(self):
        agent = an_id(file="agent.jpg", name="林若溪", id_number="440524188001010014")
        assert said(judged(an_id(), agent)) == []

    def test_spaces_and_dots_within_a_name_are_print(self):
        assert said(judged(an_id(name="周 立 衡"))) == []
        far = "阿依夏·买买提"
        everywhere = {"legal_representative": far}
        judgement = judged(
            a_licence(**everywhere), a_permit(**everywhere), a_duplicate(**everywhere), an_id(name="阿依夏•买买提"),
            declaration=a_declaration(legal_representative=far),
        )  # fmt: skip
        assert said(judgement) == []

    def test_a_representative_that_no_permit_shows_could_not_be_compared(self):
        nobody = {"legal_representative": None}
        judgement = judged(a_permit(**nobody), a_duplicate(**nobody))
        assert said(judgement) == []
        assert [gap.rule for gap in judgement.not_checked] == ["representative_agrees"]

    def test_either_permit_will_do(self):
        assert judged(a_permit(legal_representative=None)).verdict is Verdict.PASS


class TestNumbers:
    def test_a_declared_credit_code_that_is_another(self):
        judgement = judged(declaration=a_declaration(uscc="91440300MA5F12342Q"))
        assert said(judgement) == [("inconsistent", "business_license", "uscc")]

    def test_a_duplicate_of_another_permit(self):
        judgement = judged(a_duplicate(permit_number="B2-20191234"))
        assert said(judgement) == [("inconsistent", "permit_duplicate", "permit_number")]

    def test_ways_of_writing_one_number_agree(self):
        assert said(judged(a_duplicate(permit_number="Ｂ２—２０２１０５３４号"), a_licence(uscc=USCC.lower()))) == []

    def test_nothing_declared_is_nothing_to_contradict(self):
        nothing = a_declaration(company=None, uscc=None, legal_representative=None, permit_number=None)
        assert said(judged(declaration=nothing)) == []

    def test_a_persons_name_that_lost_its_first_character_was_cut_and_a_companys_is_another(self):
        cut = a_reading("legal_representative", PERSON[1:], file="licence.jpg", confidence=0.85)
        found = said(judged(a_licence(legal_representative=cut)))
        assert found == [("low-confidence", "business_license", "legal_representative")]
        shorter = a_reading("company_name", COMPANY[1:], file="licence.jpg", confidence=0.96)
        assert said(judged(a_licence(company_name=shorter)))[0][0] == "inconsistent"
