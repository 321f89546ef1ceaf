"""Numbers that carry their own proof. The vectors are public ones and the standards' own."""

import pytest

from chushen.evidence import Witness
from tests.validators.building import (
    CITIZEN,
    USCC,
    a_declaration,
    a_duplicate,
    a_licence,
    a_permit,
    a_reading,
    an_id,
    judged,
    of_code,
    said,
)
from validators.identifiers import (
    Fault,
    citizen_number_fault,
    is_other_persons_number,
    organisation_code_holds,
    permit_number,
    permit_number_fault,
    uscc_fault,
)


class TestCreditCode:
    @pytest.mark.parametrize(
        "code",
        [
            "9144030071526726XG",
            "91440300708461136T",
            "91330100799655058B",
            "914403001922038216",
            "91110108551385082Q",
            "91440300192241158P",
            "91110000600037341L",
            "91110108MA01EBFH9B",
            "91110000802100433B",
            "91330106673959654P",
            "91110108562144110X",
            "911000001000013428",
            "91110108MA00ABCD45",
            "91440300MA5F12342Q",
            "９１１１０１０８ MA00ABCD45",
        ],
    )
    def test_real_ones_hold(self, code):
        assert uscc_fault(code) is None
        assert organisation_code_holds(code)

    @pytest.mark.parametrize(
        ("code", "fault"),
        [
            ("91330100MA28H1F12Q", Fault.CHECK_DIGIT),
            ("91110108MA00ABCD46", Fault.CHECK_DIGIT),
            ("91110108MA00ABCD4", Fault.FORM),
            ("91110108MA00A-CD45", Fault.FORM),
            ("9111010BMA00ABCD45", Fault.FORM),
            ("91110108MA00ABCDO5", Fault.CHARACTERS),
            ("92110108MA00ABCD49", Fault.CHECK_DIGIT),
        ],
    )
    def test_what_cannot_be_one_is_named(self, code, fault):
        assert uscc_fault(code) is fault

    def test_a_sum_that_leaves_nothing_over_has_check_character_zero(self):
        zero = next(code for n in range(1000) if (code := f"9111010800000{n:04d}0") and uscc_fault(code) is None)
        assert zero.endswith("0")

    def test_a_code_of_a_sole_trader_is_not_a_companys(self):
        traders = (f"92110108MA00ABCD4{c}" for c in "0123456789ABCDEFGHJKLMNPQRTUWXY")
        assert [uscc_fault(code) for code in traders].count(Fault.NOT_A_COMPANY) == 1


class TestCitizensNumber:
    @pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014", "11010519491231002x"])
    def test_the_standards_examples_hold(self, number):
        assert citizen_number_fault(number) is None

    @pytest.mark.parametrize(
        ("number", "fault"),
        [
            ("110105194912310021", Fault.CHECK_DIGIT),
            ("1101051949123100", Fault.FORM),
            ("11010519491331002X", Fault.CHECK_DIGIT),
            ("110105194902300009", Fault.CHECK_DIGIT),
        ],
    )
    def test_what_cannot_be_one_is_named(self, number, fault):
        assert citizen_number_fault(number) is fault

    def test_a_day_that_never_was_is_no_birth_date(self):
        numbers = (f"11010519490230000{c}" for c in "0123456789X")
        assert [citizen_number_fault(number) for number in numbers].count(Fault.BIRTH_DATE) == 1

    @pytest.mark.parametrize("number", ["H12345678", "M1234567801", "12345678", "E12345678", "ABC123456789012"])
    def test_numbers_of_other_papers_are_known(self, number):
        assert is_other_persons_number(number)

    def test_a_citizens_number_is_none_of_them(self):
        assert not is_other_persons_number(CITIZEN)


class TestPermitNumber:
    @pytest.mark.parametrize(
        "number",
        [
            "B2-20262460",
            "B1.B2-20241160",
            "A1.B2-20110003",
            "A2.B1.B2-20251828",
            "合字B2-20260381",
            "合字B1.B2-20130003",
            "A2.B1-20190354",
            "B1-20140337",
            "粤B2-20090059",
            "京B2-20202418",
            "合字A1.B1.B2-20180017",
            "川B2-20030065号",
            "B2-2004-0851号",
            "京ICP证030173号",
            "京 ICP 证 110745 号",
            "粤Ｂ２—２００９００５９",
            "A2．B1-20190354",
        ],
    )
    def test_real_ones_are_accepted_old_styles_included(self, number):
        assert permit_number_fault(number) is None

    @pytest.mark.parametrize(
        "number",
        [
            "京ICP备16045432号-4",
            "蜀ICP备2025156360号-2",
            "粤B2-20090059-165",
            "粤B2-20090059-1626X",
            "京网文〔2023〕4872-140号",
            "浙B2-2011021",
            "浙D3-20210002",
            "浙B2-20080101-4",
            "B2-18990001",
            "B3-20210534",
        ],
    )
    def test_look_alikes_are_not(self, number):
        assert permit_number_fault(number) is not None

    def test_a_filings_number_is_called_one(self):
        assert permit_number_fault("粤B2-20090059-165") is Fault.FILING
        assert permit_number_fault("浙B2-2011021") is Fault.FORM

    def test_ways_of_writing_one_number_are_one_number(self):
        ways = ["B2-20040851", "B2-2004-0851号", "Ｂ２－２００４０８５１", "B2—20040851 "]
        assert {permit_number(way) for way in ways} == {"B2-20040851"}


class TestInvalidIsFound:
    def test_a_credit_code_with_a_wrong_check_digit(self):
        judgement = judged(a_licence(uscc="91110108MA00ABCD46"), declaration=a_declaration(uscc=None))
        assert said(judgement) == [("identifier-invalid", "business_license", "uscc")]

    def test_it_is_not_called_inconsistent_too(self):
        assert said(judged(a_licence(uscc="91110108MA00ABCD46"))) == [
            ("identifier-invalid", "business_license", "uscc")
        ]

    def test_an_id_number_with_a_wrong_check_digit_is_told_masked(self):
        (finding,) = of_code(judged(an_id(id_number="110105194912310021")), "identifier-invalid")
        assert "110105********0021" in finding.message
        assert "110105********0021" in finding.message_en
        assert "19491231" not in finding.message + finding.message_en

    def test_one_wrong_permit_number_on_both_papers_is_told_once_and_points_at_both(self):
        wrong = "浙B2-2011021"
        judgement = judged(
            a_permit(permit_number=wrong),
            a_duplicate(permit_number=wrong),
            declaration=a_declaration(permit_number=None),
        )
        (finding,) = of_code(judgement, "identifier-invalid")
        assert said(judgement) == [("identifier-invalid", "permit_main", "permit_number")]
        assert {e.file for e in finding.evidence} == {"permit.jpg", "duplicate.pdf"}


class TestDoubtIsNotAnAccusation:
    def test_a_wrong_check_digit_hardly_read_is_doubted(self):
        reading = a_reading("uscc", "91110108MA00ABCD46", confidence=0.7)
        assert said(judged(a_licence(uscc=reading))) == [("low-confidence", "business_license", "uscc")]

    def test_one_that_is_nearly_the_declared_code_is_doubted_unless_clearly_read(self):
        for confidence, code in ((0.9, "low-confidence"), (0.97, "identifier-invalid")):
            reading = a_reading("uscc", "91110108MA00ABCD46", confidence=confidence)
            assert said(judged(a_licence(uscc=reading))) == [(code, "business_license", "uscc")]

    def test_a_declared_code_that_is_wrong_itself_speaks_for_nobody(self):
        reading = a_reading("uscc", "91110108MA00ABCD46", confidence=0.9)
        judgement = judged(a_licence(uscc=reading), declaration=a_declaration(uscc="91110108MA00ABCD46"))
        assert said(judgement) == [("identifier-invalid", "business_license", "uscc")]

    def test_a_code_whose_inner_check_alone_fails_is_looked_at(self):
        codes = (f"91110108MA00ABCD7{c}" for c in "0123456789ABCDEFGHJKLMNPQRTUWXY")
        code = next(code for code in codes if uscc_fault(code) is None)
        judgement = judged(a_licence(uscc=code), declaration=a_declaration(uscc=code))
        assert said(judgement) == [("low-confidence", "business_license", "uscc")]

    def test_a_valid_code_needs_no_confidence_when_its_check_digits_speak(self):
        reading = a_reading("uscc", USCC, confidence=0.6, witnesses=(Witness.CHECK_DIGIT,))
        assert said(judged(a_licence(uscc=reading), declaration=a_declaration(uscc=None))) == []

    def test_a_repaired_one_does(self):
        reading = a_reading("uscc", USCC, confidence=0.6, witnesses=(Witness.CHECK_DIGIT, Witness.REPAIRED))
        judgement = judged(a_licence(uscc=reading), declaration=a_declaration(uscc=None))
        assert said(judgement) == [("low-confidence", "business_license", "uscc")]

    def test_an_invalid_permit_number_hardly_read_is_doubted(self):
        reading = a_reading("permit_number", "B2-2021053", confidence=0.6)
        assert said(judged(a_permit(permit_number=reading))) == [("low-confidence", "permit_main", "permit_number")]

    def test_one_that_the_applicant_typed_just_so_was_not_misread(self):
        reading = a_reading("permit_number", "粤B2-20210059-165", confidence=0.6)
        judgement = judged(
            a_permit(permit_number=reading), declaration=a_declaration(permit_number="粤b2－20210059－165")
        )
        assert ("identifier-invalid", "permit_main", "permit_number") in said(judgement)
