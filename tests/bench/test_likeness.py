"""A reading is exact when only what print and readers mix freely differs."""

import pytest

from bench.likeness import character_accuracy


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("91110108MA01ABCD23", "９１１１０１０８ＭＡ０１ＡＢＣＤ２３"),
        ("京 B2-2021", "京B2—2021"),
        ("（北京）公司", "(北京)公司"),
    ],
)
def test_widths_spaces_and_dashes_make_no_difference(read, printed):
    assert character_accuracy(read, printed) == 1


def test_one_wrong_character_of_ten_is_nine_tenths():
    assert character_accuracy("示例科技有限公司甲己", "示例科技有限公司甲乙") == pytest.approx(0.9)


def test_nothing_read_is_nothing_alike():
    assert character_accuracy(None, "示例公司") == 0
