"""Which words of a seal are put right, and which never."""

import pytest

from extractors.seals.phrases import put_right


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("明州市市场血督管理局", "明州市市场监督管理局"),
        ("明州市市场监管理局", "明州市市场监督管理局"),
        ("明州市通信管理后电信业务审批专用意", "明州市通信管理局电信业务审批专用章"),
        ("中华人展共和国工业和信息化部", "中华人民共和国工业和信息化部"),
        ("明州市市场监督管理局河东区分司", "明州市市场监督管理局河东区分局"),
        ("明阳县人民政", "明阳县人民政府"),
        ("上海晨云呼叫服务有限公", "上海晨云呼叫服务有限公司"),
    ],
)
def test_words_that_every_such_seal_bears_are_put_right(read, meant):
    assert put_right(read)[0] == meant


@pytest.mark.parametrize(
    "name", ["上海晨云控股有限公司", "上海晨云税务师事务所", "上海晨线通信有限公司", "上海晨云合作专用章", "专用", ""]
)
def test_a_name_is_left_as_it_was_read(name):
    assert put_right(name)[0] == name


def test_each_character_keeps_its_certainty():
    text, certainties = put_right("明州市市场监管理局", (1.0, 1.0, 0.5, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4))
    assert len(certainties) == len(text)
    assert certainties[:3] == (1.0, 1.0, 0.5)
