"""Is everything there, can it be read, and did anything come twice?"""

from dataclasses import replace

import pytest

from chushen.checklist import Requirement
from chushen.documents import RefusedFile
from chushen.findings import Cause, Verdict
from chushen.kinds import DocumentKind as K
from chushen.kinds import FieldName, Part
from chushen.pages import Legibility
from tests.validators.building import (
    CHECKLIST,
    CITIZEN,
    COMPANY,
    a_document,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_report,
    a_seal,
    an_id,
    illegible,
    judged,
    of_code,
    said,
    some_pages,
)


class TestFiles:
    @pytest.mark.parametrize(
        "cause",
        [Cause.DAMAGED, Cause.EMPTY, Cause.ENCRYPTED, Cause.TOO_LARGE, Cause.NOT_ACCEPTED, Cause.TIMED_OUT],
    )
    def test_each_file_that_gives_no_pages_is_told_with_its_cause(self, cause):
        (finding,) = judged(refused=(RefusedFile(file="材料/b.pdf", cause=cause),)).findings
        assert (finding.code, finding.cause, finding.evidence[0].file) == ("unreadable-file", cause, "材料/b.pdf")
        assert "材料/b.pdf" in finding.message

    def test_one_page_that_could_not_be_had_is_pointed_at(self):
        (finding,) = judged(refused=(RefusedFile(file="b.pdf", cause=Cause.TIMED_OUT, page=3),)).findings
        assert "“b.pdf”第3页" in finding.message

    def test_what_only_the_operator_should_know_is_not_told(self):
        refused = (RefusedFile(file="b.pdf", cause=Cause.DAMAGED, detail="xref table at 0x1f"),)
        assert "0x1f" not in str(judged(refused=refused).findings)


class TestMissingDocument:
    def test_the_remedy_asks_for_the_seal_where_one_is_due(self):
        licence, plan = judged(without=(K.BUSINESS_LICENSE, K.TECHNICAL_PLAN)).findings
        assert "公章" in licence.remedy
        assert "公章" not in plan.remedy

    def test_an_illegible_page_that_may_be_the_document_is_asked_for_once(self):
        page = a_page(file="x.jpg", confidence=0.1, legibility=illegible(Cause.BLUR))
        judgement = judged(a_document(K.OTHER, (page,), {}), without=(K.LEGAL_REP_ID,))
        assert said(judgement) == [("illegible", "legal_rep_id", None)]

    def test_it_cannot_be_two_documents(self):
        page = a_page(file="x.jpg", confidence=0.1, legibility=illegible(Cause.BLUR))
        judgement = judged(a_document(K.OTHER, (page,), {}), without=(K.LEGAL_REP_ID, K.TECHNICAL_PLAN))
        assert len(of_code(judgement, "missing-document")) == 2

    def test_an_electronic_permit_may_have_no_duplicate_so_a_person_looks(self):
        judgement = judged(a_permit(page={"text": "电子证照 扫码验证"}), without=(K.PERMIT_DUPLICATE,))
        assert said(judgement) == []
        assert judgement.verdict is Verdict.REVIEW


class TestMissingPart:
    @pytest.mark.parametrize(("shown", "lacking"), [(Part.FRONT, "back"), (Part.BACK, "front")])
    def test_one_side_of_an_id(self, shown, lacking):
        fields = {"name": None, "id_number": None} if lacking == "front" else {"valid_to": None}
        assert said(judged(an_id(parts=(shown,), **fields))) == [("missing-part", "legal_rep_id", lacking)]

    def test_both_sides_on_two_documents_are_both_sides(self):
        back = an_id(file="b.jpg", parts=(Part.BACK,), name=None, id_number=None)
        assert said(judged(an_id(parts=(Part.FRONT,), valid_to=None), back)) == []

    def test_a_passport_has_no_back_and_a_person_looks_at_it(self):
        judgement = judged(an_id(parts=(), id_number="E12345678", valid_to="2030-01-01"))
        assert said(judgement) == []
        assert judgement.verdict is Verdict.REVIEW

    def test_a_passport_whose_number_was_not_read_is_known_by_its_words(self):
        judgement = judged(an_id(parts=(Part.FRONT,), id_number=None, page={"text": "中国护照 PASSPORT"}))
        assert said(judgement) == []
        assert "required_fields_are_there" in {gap.rule for gap in judgement.not_checked}

    def test_a_duplicate_without_its_annex(self):
        assert said(judged(a_duplicate(parts=()))) == [("missing-part", "permit_duplicate", "annex")]

    def test_an_illegible_page_may_be_the_part(self):
        blurred = {"legibility": illegible(Cause.BLUR)}
        judgement = judged(a_duplicate(parts=(), page=blurred), an_id(parts=(), page=blurred))
        assert {code for code, _, _ in said(judgement)} == {"illegible"}


class TestPages:
    def gaps(self, *numbers, total=None):
        pages = some_pages(K.OPERATION_REPORT, "report.pdf", numbers=numbers, total=total)
        return [f.message for f in of_code(judged(a_report(pages=pages)), "missing-part")]

    def test_a_number_that_is_skipped(self):
        (message,) = self.gaps(1, 2, 4, 5)
        assert "缺少第3页" in message

    def test_the_last_pages_of_a_stated_total(self):
        (message,) = self.gaps(1, 2, 3, total=5)
        assert "缺少第4、5页" in message

    def test_the_first_page_of_a_stated_total(self):
        assert self.gaps(2, 3, total=3)

    def test_two_series_mixed_up_with_one_missing(self):
        assert self.gaps(1, 3, 2, 5, total=5)

    @pytest.mark.parametrize(
        ("numbers", "total"),
        [
            ((1, 2, 3), 3),
            ((1, 2, 3), None),
            ((2, 3, 4), None),  # an unnumbered cover is counted
            ((1, None, 3), 3),  # one that could not be read
            ((1, None, 3), None),
            ((None, 2, 3), 3),
            ((1, 3, 2), 3),  # scanned out of order
            ((1, 2, 2, 3), 3),  # one scanned twice
            ((1, None, None), 5),  # one number is no series
            ((None, None), None),
            ((7, 9), 5),  # numbers that cannot be of that total
        ],
    )
    def test_what_runs_through(self, numbers, total):
        assert self.gaps(*numbers, total=total) == []

    def test_a_bundle_counted_through_over_all_its_documents(self):
        report = some_pages(K.OPERATION_REPORT, "all.pdf", numbers=(1, 2), total=4)
        plan = tuple(
            replace(page, page=page.page + 2, text=f"方案{page.page}" * 20)
            for page in some_pages(K.TECHNICAL_PLAN, "all.pdf", numbers=(3, 4), total=4)
        )
        judgement = judged(a_report(pages=report), a_plan(pages=plan))
        assert not of_code(judgement, "missing-part")

    def test_what_would_stand_on_a_missing_page_is_not_asked_for_too(self):
        pages = some_pages(K.OPERATION_REPORT, "report.pdf", numbers=(1, 3), total=3)
        judgement = judged(a_report(pages=pages, staff_posts=None))
        assert said(judgement) == [("missing-part", "operation_report", "pages")]


class TestIllegible:
    def test_each_page_is_told_with_all_its_causes(self):
        page = {"legibility": illegible(Cause.BLUR, Cause.DARK)}
        (finding,) = of_code(judged(a_licence(page=page)), "illegible")
        assert finding.cause is Cause.BLUR
        assert "模糊、过暗" in finding.message
        assert "blurred, too dark" in finding.message_en

    def test_nothing_else_is_asked_of_a_page_that_cannot_be_read(self):
        nothing = {"company_name": None, "uscc": None, "legal_representative": None}
        judgement = judged(a_licence(seals=(), page={"legibility": illegible(Cause.GLARE)}, **nothing))
        assert said(judgement) == [("illegible", "business_license", None)]

    def test_a_page_without_a_stated_cause_is_told_too(self):
        assert of_code(judged(a_licence(page={"legibility": illegible()})), "illegible")[0].cause is None

    def test_a_blank_page_is_no_illegible_one(self):
        page = a_page(blank=True, legibility=illegible(Cause.LOW_CONTRAST), confidence=0.1, fingerprint="")
        assert said(judged(a_document(K.OTHER, (page,), {}))) == []


class TestUnidentified:
    def test_a_page_that_may_be_anything(self):
        judgement = judged(a_document(K.OTHER, (a_page(file="x.jpg", confidence=0.3),), {}))
        assert said(judgement) == [("unidentified-document", None, None)]

    def test_a_cover_letter_is_surely_something_else(self):
        assert said(judged(a_document(K.OTHER, (a_page(file="x.jpg", confidence=0.9),), {}))) == []


class TestTwice:
    def pages(self, *prints, file="report.pdf", text="同一页上的文字内容" * 5):
        return tuple(
            a_page(K.OPERATION_REPORT, file=file, page=n, fingerprint=p, text=text if p else "别的内容" * n)
            for n, p in enumerate(prints, 1)
        )

    def test_the_same_picture_twice(self):
        judgement = judged(a_report(pages=self.pages("ffff00000000ffff", "", "ffff00000000fffc")))
        (finding,) = of_code(judgement, "duplicate-document")
        assert [e.page for e in finding.evidence] == [1, 3]

    def blurred_and_again(self, print_="ffff00000000fffc", text="同一页上的文字内容" * 3 + "看不清楚了" * 3, **again):
        good, bad = self.pages("ffff00000000ffff", print_)
        unread = Legibility(legible=False, causes=(Cause.BLUR,))
        return judged(a_report(pages=(replace(good, **again), replace(bad, text=text, legibility=unread))))

    def test_of_a_page_that_came_again_legibly_the_better_copy_counts_and_both_are_noted(self):
        judgement = self.blurred_and_again()
        assert not of_code(judgement, "illegible")
        (finding,) = of_code(judgement, "duplicate-document")
        assert [e.page for e in finding.evidence] == [1, 2]

    @pytest.mark.parametrize(
        "other",
        [
            {"print_": "0000ffffffff0000"},
            {"text": "完全不同的一页" * 9},
            {"text": ""},
            {"legibility": Legibility(legible=False, causes=(Cause.BLUR,))},
        ],
        ids=["another picture", "another text", "nothing read", "no better"],
    )
    def test_a_page_that_did_not_come_again_legibly_stays_illegible(self, other):
        assert of_code(self.blurred_and_again(**other), "illegible")

    def test_a_bad_page_is_not_replaced_where_its_seal_would_be_lost(self):
        good, bad = self.pages("ffff00000000ffff", "ffff00000000fffc")
        unread = Legibility(legible=False, causes=(Cause.BLUR,))
        sealed = replace(bad, text=good.text, legibility=unread, seals=(a_seal(page=2),))
        assert of_code(judged(a_report(pages=(replace(good, seals=()), sealed))), "illegible")

    def test_alike_pictures_of_other_text_are_two_pages(self):
        (page,) = self.pages("ffff00000000ffff")
        pages = (page, replace(page, page=2, text="完全不同的一页" * 9))
        assert not of_code(judged(a_report(pages=pages)), "duplicate-document")

    def test_pictures_far_apart_are_two_pages(self):
        assert not of_code(
            judged(a_report(pages=self.pages("ffff00000000ffff", "0000ffffffff0000"))), "duplicate-document"
        )

    def test_the_same_id_scanned_twice(self):
        judgement = judged(an_id(file="a.jpg"), an_id(file="b.jpg"))
        assert said(judgement) == [("duplicate-document", "legal_rep_id", None)]
        assert judgement.verdict is Verdict.PASS

    def test_an_original_beside_its_sealed_copy_is_what_is_asked_for(self):
        assert said(judged(an_id(file="a.jpg"), an_id(file="b.jpg", seals=()))) == []

    def test_two_numbers_are_two_papers_and_front_and_back_are_one(self):
        front = an_id(file="a.jpg", parts=(Part.FRONT,), valid_to=None)
        back = an_id(file="b.jpg", parts=(Part.BACK,), name=None)
        other = an_id(file="c.jpg", parts=(Part.FRONT,), id_number="440524188001010014")
        assert not of_code(judged(front, back, other), "duplicate-document")

    def test_a_paper_whose_number_was_not_read_is_not_compared(self):
        assert not of_code(judged(an_id(file="a.jpg"), an_id(file="b.jpg", id_number=None)), "duplicate-document")


class TestFields:
    @pytest.mark.parametrize("field", ["name", "id_number"])
    def test_what_every_card_bears_was_not_read_rather_than_left_out(self, field):
        assert said(judged(an_id(**{field: None}))) == [("low-confidence", "legal_rep_id", field)]

    @pytest.mark.parametrize(
        ("document", "kind", "field"),
        [
            (a_licence(uscc=None), "business_license", "uscc"),
            (a_licence(legal_representative=None), "business_license", "legal_representative"),
            (a_permit(permit_number=None), "permit_main", "permit_number"),
            (a_permit(valid_to=None), "permit_main", "valid_to"),
            (a_duplicate(company_name=None), "permit_duplicate", "company_name"),
        ],
    )
    def test_what_the_checklist_requires_and_a_legible_document_does_not_show(self, document, kind, field):
        assert said(judged(document)) == [("field-missing", kind, field)]

    def test_whatever_a_checklist_may_require(self):
        licence = Requirement(kind=K.BUSINESS_LICENSE, fields=(FieldName.ADDRESS,))
        judgement = judged(checklist=replace(CHECKLIST, documents=(licence,), profiles={}))
        assert said(judgement) == [("field-missing", "business_license", "address")]

    def test_a_line_left_blank_is_missing_whatever_date_comes_next(self):
        blank = {"text": "有效期限：自　　年　月　日至　　年　月　日\n发证日期：2021年9月20日"}
        judgement = judged(a_permit(valid_to=None, page=blank))
        assert said(judgement) == [("field-missing", "permit_main", "valid_to")]

    def test_what_it_does_not_require_may_be_missing(self):
        assert said(judged(a_licence(address=None), a_permit(coverage=None))) == []

    def test_a_value_of_blanks_is_none(self):
        assert said(judged(a_licence(uscc="  ")))[0] == ("field-missing", "business_license", "uscc")

    @pytest.mark.parametrize(
        ("document", "kind", "field"),
        [
            (a_licence(company_name=None, page={"text": f"名 称\n{COMPANY}"}), "business_license", "company_name"),
            (a_licence(uscc=None, page={"text": "代码 9111 0108 MA00 ABCD45"}), "business_license", "uscc"),
            (a_permit(permit_number=None, page={"text": "编号：B2-2021O534"}), "permit_main", "permit_number"),
            (
                a_permit(valid_to=None, page={"text": "有效期限：自2021年10月1日至2026年9月3O日"}),
                "permit_main",
                "valid_to",
            ),
            (an_id(name=None, page={"text": "姓名 周立衡"}), "legal_rep_id", "name"),
            (an_id(id_number=None, page={"text": f"公民身份号码{CITIZEN}"}), "legal_rep_id", "id_number"),
        ],
    )
    def test_what_stands_there_and_was_not_made_out_is_no_fault_of_the_applicant(self, document, kind, field):
        assert said(judged(document)) == [("low-confidence", kind, field)]


class TestEverySheetCounts:
    def test_what_one_sheet_of_a_kind_lacks_another_may_show(self):
        assert said(judged(a_permit(file="a.jpg", valid_to=None), a_permit(file="b.jpg", permit_number=None))) == []

    def test_a_seal_on_one_is_a_seal_on_the_kind(self):
        assert said(judged(an_id(seals=()), an_id(file="copy.jpg", seals=(a_seal(),)))) == []


def test_a_side_of_an_id_that_may_be_the_page_nobody_can_tell_is_unchecked():
    page = a_page(K.OTHER, file="odd.jpg", confidence=0.3)
    odd = a_document(K.OTHER, (page,), {})
    judgement = judged(an_id(parts=(Part.FRONT,)), odd)
    assert [code for code, *_ in said(judgement)] == ["unidentified-document"]
    assert "id_shows_both_sides" in {gap.rule for gap in judgement.not_checked}
