"""Identity cards, sides apart and together."""

from __future__ import annotations

from chushen.evidence import Witness
from chushen.kinds import DocumentKind, FieldName
from extractors.identifiers.machine_zone import check_digit
from tests.extractors.print_of import ID_NUMBER, line, reading_of, rows, values

CARD = DocumentKind.LEGAL_REP_ID
F = FieldName


def a_front(*, birth="1949年12月31日"):
    return (
        line("姓名周文远", 40, 55),
        line("性别女", 40, 100),
        line("民族汉", 160, 100),
        line(f"出生{birth}" if birth else "出生", 40, 145),
        line("住址", 40, 190),
        line("江城市南山区望海路", 110, 190),
        line("18号2单元501室", 110, 225),
        line("公民身份号码", 40, 290),
        line(ID_NUMBER, 240, 290),
    )


def test_the_front_gives_name_sex_people_birth_address_and_number():
    assert values(CARD, a_front()) == {
        F.NAME: "周文远",
        F.SEX: "女",
        F.ETHNICITY: "汉",
        F.BIRTH_DATE: "1949-12-31",
        F.ADDRESS: "江城市南山区望海路18号2单元501室",
        F.ID_NUMBER: ID_NUMBER,
    }


def test_the_back_gives_office_and_term():
    lines = rows("中华人民共和国", "居民身份证", "签发机关 江城市公安局南山分局", "有效期限 2013.03.05-长期", pitch=70)
    assert values(CARD, lines) == {
        F.ISSUING_AUTHORITY: "江城市公安局南山分局",
        F.VALID_FROM: "2013-03-05",
        F.VALID_TO: "long-term",
    }


def test_sex_and_people_may_be_read_as_one_line():
    read = values(CARD, rows("姓名周文远", "性别女民族土家"))
    assert (read[F.SEX], read[F.ETHNICITY]) == ("女", "土家")


def test_a_birth_date_that_cannot_be_read_follows_from_the_number():
    reading = reading_of(F.BIRTH_DATE, CARD, a_front(birth=""))
    assert reading.value == "1949-12-31"
    assert Witness.DERIVED in reading.witnesses


def test_a_birth_date_that_the_number_confirms_is_surer_than_one_that_it_denies():
    confirmed = reading_of(F.BIRTH_DATE, CARD, a_front())
    denied = reading_of(F.BIRTH_DATE, CARD, a_front(birth="1949年12月30日"))
    assert confirmed.confidence > 0.95 > denied.confidence
    assert denied.value == "1949-12-30"


def test_a_number_whose_check_digit_fails_is_given_but_not_believed():
    reading = reading_of(F.ID_NUMBER, CARD, rows("姓名周文远", "公民身份号码110105194912310021"))
    assert reading.confidence < 0.9


def test_a_passport_is_read_by_its_machine_readable_zone_and_its_labels_above_the_values():
    lines = (
        line("中华人民共和国护照 PASSPORT", 300, 60),
        line("护照号/Passport No.", 800, 120, size=16),
        line("E12345678", 800, 145),
        line("姓名/Name", 300, 200, size=16),
        line("周文远", 300, 225),
        line("性别/Sex", 300, 280, size=16),
        line("出生日期/Date of birth", 700, 280, size=16),
        line("P<CHNZHOU<<WENYUAN<<<<<<<<<<<<<<<<<<<<<<<<<<", 100, 700),
        line(f"E12345678{check_digit('E12345678')}CHN8001014M3112319<<<<<<<<<<<<<<<0", 100, 740),
    )
    read = values(CARD, lines)
    assert (read[F.NAME], read[F.ID_NUMBER]) == ("周文远", "E12345678")
    assert (read[F.BIRTH_DATE], read[F.SEX], read[F.VALID_TO]) == ("1980-01-01", "男", "2031-12-31")


def test_a_birth_date_that_slipped_into_the_next_line_is_no_part_of_the_address():
    lines = (
        line("出生", 40, 145),
        line("1949年12月31日", 110, 170),
        line("住址", 40, 190),
        line("江城市南山区望海路", 110, 200),
        line("18号2单元501室", 110, 232),
    )
    assert values(CARD, lines)[F.ADDRESS] == "江城市南山区望海路18号2单元501室"


def test_a_card_whose_small_labels_are_lost_is_read_by_its_order():
    worn = [x for x in a_front() if x.text not in ("住址", "民族汉", "性别女")]
    read = values(CARD, [*worn, line("性制女民汉", 40, 100)])
    assert (read[F.ADDRESS], read[F.ETHNICITY]) == ("江城市南山区望海路18号2单元501室", "汉")


def test_a_term_whose_label_is_lost_is_no_part_of_the_office():
    read = values(CARD, [line("签发机关 贵阳市公安局南明分局", 40, 300), line("2013.03.05-2033.03.05", 180, 360)])
    assert read[F.ISSUING_AUTHORITY] == "贵阳市公安局南明分局"
    assert (read[F.VALID_FROM], read[F.VALID_TO]) == ("2013-03-05", "2033-03-05")


def test_a_term_that_no_card_has_is_not_believed():
    lines = rows("签发机关 贵阳市公安局南明分局", "有效期限 2013.03.02-2033.03.05")
    assert reading_of(F.VALID_FROM, CARD, lines).confidence < 0.9


def test_characters_of_a_seal_before_the_office_are_no_part_of_it():
    assert values(CARD, rows("签发机关通贵阳市公安局南明分局"))[F.ISSUING_AUTHORITY] == "贵阳市公安局南明分局"


def test_a_foreigners_card_and_passport_have_numbers_of_their_own():
    card = rows("中华人民共和国外国人永久居留身份证", "证件号码/ID No. GBR110070031201")
    passport = rows("PASSPORT", "Passport No. 512345678")
    assert values(CARD, card)[F.ID_NUMBER] == "GBR110070031201"
    assert values(CARD, passport)[F.ID_NUMBER] == "512345678"
