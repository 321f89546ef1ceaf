"""A sheet goes on where another ended, or it does not."""

from __future__ import annotations

import pytest

from extractors.continuation import goes_on


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("五、呼叫接入\n用户拨打热线。\n六、呼叫转接\n可转接专家。", "按0转人工。\n七、呼叫处理\n座席登记。"),
        ("6. 呼叫转接\n可转接专家。", "7. 呼叫处理\n座席登记。"),
        ("（二）人员情况\n公司现有员工一百二十人。\n1", "（三）岗位分工\n设班组长。\n2"),
        ("四、设备更新\n公司于二〇二四年完成了呼叫平台的升级，并新增录音服务器两", "台。\n特此报告。"),
    ],
)
def test_a_sheet_follows_by_its_sections_number_or_by_a_sentence_that_was_not_finished(above, below):
    assert goes_on(above, below)


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("六、呼叫转接\n可转接专家。", "一、概述\n本方案适用于呼叫中心业务。"),
        ("六、呼叫转接\n可转接专家。", "八、附则\n本方案自发布之日起施行。"),
        ("六、呼叫转接\n可转接专家。\n江城云桥通信服务有限公司", "情况说明\n我公司地址如下。"),
        ("", "七、呼叫处理\n座席登记。"),
    ],
)
def test_a_sheet_that_begins_anew_skips_a_number_or_follows_a_signature_does_not(above, below):
    assert not goes_on(above, below)
