import pytest

from extractors.seals.consensus import consensus


def test_what_most_readings_say_stands():
    agreed = consensus([("西要智通通信", 0.9), ("西安智通通信", 0.95), ("西安智通通信", 0.9)])
    assert agreed.text == "西安智通通信"


def test_a_character_that_one_reading_dropped_is_kept():
    agreed = consensus([("成都诚呼信服务", 0.95), ("成都诚呼通信服务", 0.9), ("成都诚呼通信服务", 0.9)])
    assert agreed.text == "成都诚呼通信服务"


def test_a_character_on_which_the_readings_differ_is_not_sure():
    agreed = consensus([("济惠亿", 0.9), ("济南亿", 0.8), ("济商亿", 0.8)])
    assert agreed.certainties[1] < 0.5 < agreed.certainties[0]
    assert agreed.confidence < 0.9


@pytest.mark.parametrize("readings", [[], [("", 0.9)], [("某某", 0.0)]])
def test_nothing_read_is_nothing_said(readings):
    assert consensus(readings).text == ""
