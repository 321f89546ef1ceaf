"""Kinds of business and issuing bodies are known by heart; what is near one of them is meant for it."""

import pytest

from extractors.fields.telecom import bureau, kinds_of_business


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (
            "国内呼叫中心业务、信息服务业务（仅限互联网信悬服务）",
            "国内呼叫中心业务、信息服务业务（仅限互联网信息服务）",
        ),
        ("国内呼叫中心业务", "国内呼叫中心业务"),
        ("离岸呼叫中心业务", "离岸呼叫中心业务"),
        ("网络托管业务", "网络托管业务"),
    ],
)
def test_a_kind_of_business_is_put_right_only_where_one_is_meant(read, printed):
    assert kinds_of_business(read) == printed


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("重康市通信管理局", "重庆市通信管理局"),
        ("陕西修通信管理局", "陕西省通信管理局"),
        ("江城省通信管理局", "江城省通信管理局"),
        ("西省通信管理局", "西省通信管理局"),
        ("工业和信息化部", "工业和信息化部"),
    ],
)
def test_a_bureau_is_put_right_where_no_other_is_as_near(read, printed):
    assert bureau(read) == printed
