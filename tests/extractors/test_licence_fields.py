"""Business licences, layout by layout."""

from __future__ import annotations

from chushen.evidence import Witness
from chushen.kinds import DocumentKind, FieldName
from tests.extractors.print_of import USCC, column, line, reading_of, rows, values

LICENCE = DocumentKind.BUSINESS_LICENSE
F = FieldName
NAME = "江城云桥通信服务有限公司"


def a_landscape_licence(*, glued=True):
    """The form of 2019: labels in two columns, the first halves of the labels boxes of their own."""
    return (
        line("营业执照", 650, 150, size=110),
        line("统一社会信用代码", 160, 220),
        line(USCC, 160, 262, size=26),
        line("扫描二维码登录", 1450, 230, size=18),
        line("名", 160, 400),
        *([line(f"称{NAME}", 270, 400)] if glued else [line("称", 270, 400), line(NAME, 330, 402)]),
        line("注册资本", 950, 400),
        line("壹仟万元整", 1100, 402),
        line("类", 160, 460),
        line("型有限责任公司(自然人投资或控股)", 270, 460),
        line("成立日期2015年03月09日", 950, 460),
        line("法定代表人周文远", 160, 520),
        line("营业期限", 950, 520),
        line("2015年03月09日至2045年03月08日", 1100, 520),
        line("经营范围", 160, 580),
        line("许可项目：第二类增值电信业务；基础电信业务。一般项", 310, 582, size=22),
        line("目：软件开发；技术服务。", 310, 610, size=22),
        line("住", 950, 580),
        line("所", 1060, 580),
        line("江城市南山区望海路18号", 1110, 582),
        line("云桥大厦6层", 1110, 620),
        line("登记机关", 1080, 900, size=36),
        line("2021年04月26日", 1250, 990, size=32),
        line("国家市场监督管理总局监制", 1250, 1150, size=24),
    )


def test_the_landscape_form_gives_every_field():
    assert values(LICENCE, a_landscape_licence()) == {
        F.COMPANY_NAME: NAME,
        F.USCC: USCC,
        F.LEGAL_REPRESENTATIVE: "周文远",
        F.COMPANY_TYPE: "有限责任公司（自然人投资或控股）",
        F.REGISTERED_CAPITAL: "壹仟万元整",
        F.ESTABLISHED: "2015-03-09",
        F.VALID_FROM: "2015-03-09",
        F.VALID_TO: "2045-03-08",
        F.ADDRESS: "江城市南山区望海路18号云桥大厦6层",
        F.BUSINESS_SCOPE: "许可项目：第二类增值电信业务；基础电信业务。一般项目：软件开发；技术服务。",
        F.ISSUED: "2021-04-26",
    }


def test_a_label_may_stand_apart_from_its_value():
    assert values(LICENCE, a_landscape_licence(glued=False))[F.COMPANY_NAME] == NAME


def test_a_plain_label_and_a_sure_reader_are_believed():
    reading = reading_of(F.COMPANY_NAME, LICENCE, a_landscape_licence())
    assert reading.confidence >= 0.95
    assert reading.witnesses == (Witness.PP_OCR,)


def test_the_place_of_a_value_leaves_its_label_out():
    reading = reading_of(F.LEGAL_REPRESENTATIVE, LICENCE, a_landscape_licence())
    assert 300 < reading.span.left < 330


def test_first_halves_of_labels_read_as_one_column_are_taken_apart():
    lines = (
        column("名类住", 160, 400, pitch=60),
        line("称", 270, 405),
        line(NAME, 330, 405),
        line("型", 270, 465),
        line("有限责任公司", 330, 465),
        line("所", 270, 525),
        line("江城市南山区望海路18号", 330, 525),
    )
    read = values(LICENCE, lines)
    assert (read[F.COMPANY_NAME], read[F.COMPANY_TYPE]) == (NAME, "有限责任公司")
    assert read[F.ADDRESS] == "江城市南山区望海路18号"


def test_the_old_form_of_an_enterprise_legal_person_has_a_registration_number_and_no_uscc():
    lines = rows(
        "企业法人营业执照",
        "注册号110108000673293",
        f"名称{NAME}",
        "住所江城市南山区望海路18号",
        "法定代表人姓名周文远",
        "注册资本人民币壹佰万元",
        "实收资本人民币壹佰万元",
        "公司类型有限责任公司",
        "成立日期二零零七年八月二十七日",
        "营业期限自2007年08月27日至2027年08月26日",
        pitch=60,
    )
    read = values(LICENCE, lines)
    assert F.USCC not in read
    assert (read[F.LEGAL_REPRESENTATIVE], read[F.REGISTERED_CAPITAL]) == ("周文远", "人民币壹佰万元")
    assert (read[F.ESTABLISHED], read[F.VALID_TO]) == ("2007-08-27", "2027-08-26")


def test_a_sole_trader_is_represented_by_the_operator():
    lines = rows(
        "个体工商户营业执照", "名称江城云桥便民服务店", "经营者姓名周文远", "经营场所江城市望海路18号", pitch=60
    )
    read = values(LICENCE, lines)
    assert (read[F.COMPANY_NAME], read[F.LEGAL_REPRESENTATIVE]) == ("江城云桥便民服务店", "周文远")


def test_an_electronic_licence_prints_the_registry_beside_its_label():
    lines = (
        line("登记机关", 900, 900, size=34),
        line("江城市南山", 1110, 890, size=24),
        line("区市场监督管理局", 1110, 916, size=24),
    )
    assert values(LICENCE, lines)[F.REGISTRATION_AUTHORITY] == "江城市南山区市场监督管理局"


def test_a_bent_label_still_counts_but_its_value_is_believed_less():
    lines = rows(f"名称{NAME}", "法走代表人周文远", "营场所江城市南山区望海路18号", pitch=60)
    reading = reading_of(F.LEGAL_REPRESENTATIVE, LICENCE, lines)
    assert (reading.value, reading.confidence < 0.9) == ("周文远", True)
    assert values(LICENCE, lines)[F.ADDRESS] == "江城市南山区望海路18号"


def test_a_name_without_its_label_is_found_by_its_ending_and_believed_less():
    reading = reading_of(F.COMPANY_NAME, LICENCE, rows("营业执照", NAME, "注册资本壹仟万元整", pitch=60))
    assert (reading.value, reading.confidence <= 0.8) == (NAME, True)


def test_a_name_whose_end_lies_under_a_seal_is_mended_and_says_so():
    lines = (line("名称江城云桥通信服务有", 160, 400), line("司", 640, 402))
    reading = reading_of(F.COMPANY_NAME, LICENCE, lines)
    assert reading.value == NAME
    assert Witness.REPAIRED in reading.witnesses
    assert reading.confidence < 0.9


def test_a_code_with_right_check_digits_is_sure_whatever_the_reader_thought():
    lines = (line(f"统一社会信用代码{USCC}", 160, 400, confidence=0.7),)
    reading = reading_of(F.USCC, LICENCE, lines)
    assert reading.confidence >= 0.98
    assert Witness.CHECK_DIGIT in reading.witnesses


def test_a_mended_code_says_so():
    lines = (line(f"统一社会信用代码{USCC.replace('MA00', 'MAO0')}", 160, 400),)
    reading = reading_of(F.USCC, LICENCE, lines)
    assert reading.value == USCC
    assert {Witness.REPAIRED, Witness.CHECK_DIGIT} <= set(reading.witnesses)


def test_a_code_whose_check_digits_fail_is_given_without_confidence():
    reading = reading_of(F.USCC, LICENCE, (line("统一社会信用代码91330100MA28H1F12Q", 160, 400),))
    assert reading.confidence < 0.8


def test_a_publishers_watermark_is_no_part_of_any_value():
    strewn = [line("云桥人力", x, y, size=34) for x, y in ((40, 90), (420, 380), (820, 460), (60, 640), (900, 700))]
    lines = (
        *strewn,
        line("名称", 160, 400),
        line(NAME, 260, 402),
        line("法定代表人", 160, 460),
        line("周文远", 330, 462),
    )
    read = values(LICENCE, lines)
    assert (read[F.COMPANY_NAME], read[F.LEGAL_REPRESENTATIVE]) == (NAME, "周文远")


def test_a_word_in_the_scope_is_no_label():
    lines = (
        line("经营范围", 160, 580),
        line("住所租赁代理；类型化数据处理服务；法定代表人信息查询以外的", 310, 582, size=22),
        line("信息咨询服务。", 310, 610, size=22),
    )
    assert set(values(LICENCE, lines)) == {F.BUSINESS_SCOPE}


def test_a_day_of_one_digit_among_dates_of_two_is_not_believed():
    lines = (
        line("成立日期2015年03月09日", 950, 460),
        line("登记机关", 1080, 900, size=36),
        line("2024年11月6日", 1250, 990, size=32),
    )
    assert reading_of(F.ISSUED, LICENCE, lines).confidence < 0.8


def test_the_date_by_the_seal_is_put_together_from_its_pieces():
    lines = (
        line("登记机关", 900, 900, size=36),
        line("2018", 1000, 980),
        line("年", 1080, 976),
        line("06", 1130, 982),
        line("月29日", 1180, 978),
    )
    reading = reading_of(F.ISSUED, LICENCE, lines)
    assert (reading.value, reading.confidence < 0.9) == ("2018-06-29", True)


def test_tiny_print_is_believed_less():
    lines = (line("名称", 60, 140, size=11), line(NAME, 105, 140, size=11))
    assert reading_of(F.COMPANY_NAME, LICENCE, lines).confidence <= 0.8


def test_half_a_label_is_enough_and_no_part_of_another_value():
    lines = (
        line(f"称{NAME}", 270, 400),
        line("类型其他有限责任公司", 160, 460),
        line("所", 900, 462),
        line("江城市南山区望海路18号", 950, 462),
    )
    read = values(LICENCE, lines)
    assert (read[F.COMPANY_NAME], read[F.COMPANY_TYPE]) == (NAME, "其他有限责任公司")
    assert read[F.ADDRESS] == "江城市南山区望海路18号"


def test_the_two_ends_of_a_term_have_each_their_own_place():
    lines = a_landscape_licence()
    begin, end = reading_of(F.VALID_FROM, LICENCE, lines).span, reading_of(F.VALID_TO, LICENCE, lines).span
    assert begin.right < end.left


def test_the_forms_own_marks_are_no_part_of_a_name():
    lines = (line("名称", 160, 400), line("（副本）", 560, 392), line(NAME, 700, 402))
    assert values(LICENCE, lines)[F.COMPANY_NAME] == NAME


def test_characters_of_a_seal_beside_a_name_are_no_part_of_it():
    scraps = (line("子商务", 700, 500, size=44), line("多", 660, 525, size=30))
    lines = [line("法定代表人", 160, 520), line("周文远", 330, 520), *scraps]
    assert reading_of(F.LEGAL_REPRESENTATIVE, LICENCE, lines).value == "周文远"


def test_a_character_of_a_seal_after_a_wide_gap_is_no_part_of_a_name_even_if_it_could_be():
    lines = [line("法定代表人", 160, 520), line("周文远", 330, 520), line("有", 660, 520)]
    assert reading_of(F.LEGAL_REPRESENTATIVE, LICENCE, lines).value == "周文远"


def test_a_date_whose_label_a_seal_hides_is_the_day_of_establishment():
    lines = [*(x for x in a_landscape_licence() if "成立日期" not in x.text), line("2015年03月09日", 1100, 460)]
    assert values(LICENCE, lines)[F.ESTABLISHED] == "2015-03-09"
    assert values(LICENCE, lines)[F.COMPANY_TYPE] == "有限责任公司（自然人投资或控股）"


def test_the_clause_at_the_end_of_a_scope_is_known_by_heart():
    lines = [line("经营范围", 160, 580), line("软件开发（依法须经准的项目，经相关部门批准后方可开展经酱活动", 310, 580)]
    said = "软件开发（依法须经批准的项目，经相关部门批准后方可开展经营活动）"
    assert reading_of(F.BUSINESS_SCOPE, LICENCE, lines).value == said


def test_a_partnership_is_run_by_a_firm_and_whom_it_appointed():
    lines = [line("执行事务合伙人", 160, 520), line("云桥投资管理有限公司(委派代表:周文远)", 400, 520)]
    said = "云桥投资管理有限公司（委派代表：周文远）"
    assert reading_of(F.LEGAL_REPRESENTATIVE, LICENCE, lines).value == said


def test_a_term_that_begins_in_a_misread_year_begins_with_the_company():
    lines = rows("成立日期 2006年04月11日", "营业期限 2005年04月11日至2026年04月10日")
    found = reading_of(F.VALID_FROM, LICENCE, lines)
    assert (found.value, Witness.DERIVED in found.witnesses) == ("2006-04-11", True)


def test_a_term_that_was_begun_anew_keeps_its_own_beginning():
    lines = rows("成立日期 2006年04月11日", "营业期限 2016年04月11日至2026年04月10日")
    assert reading_of(F.VALID_FROM, LICENCE, lines).value == "2016-04-11"


def test_a_value_whose_box_reaches_over_its_label_does_not_repeat_it():
    lines = [line("经营范围", 166, 1103, size=40), line("范围第二类增值电信业务；呼叫中心", 246, 1100, size=40)]
    assert reading_of(F.BUSINESS_SCOPE, LICENCE, lines).value == "第二类增值电信业务；呼叫中心"


def test_a_label_that_lost_its_last_character_takes_none_of_the_name_behind_it():
    lines = (line("营业执照", 650, 150, size=110), line("法定代表", 160, 400), line("罗承志", 330, 400))
    assert values(LICENCE, lines)[F.LEGAL_REPRESENTATIVE] == "罗承志"


def test_a_date_behind_its_label_and_the_word_until_is_the_end():
    read = values(LICENCE, (line("营业执照", 650, 150, size=110), *rows("有效期至：2035年3月11日", top=400)))
    assert read[F.VALID_TO] == "2035-03-11"
    assert F.VALID_FROM not in read


def test_a_unit_in_the_label_belongs_to_the_capital():
    lines = (line("营业执照", 650, 150, size=110), *rows("注册资本（万元）：1000", top=400))
    assert values(LICENCE, lines)[F.REGISTERED_CAPITAL] == "1000万元"
