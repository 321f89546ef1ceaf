"""What a seal's words say of it."""

import pytest

from chushen.seals import SealType
from extractors.seals.wording import begun_aright, is_inner_line, tidy, type_of


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("未来办公设备有限公司1080101101北京领航", "北京领航未来办公设备有限公司"),
        ("司浙江邦盛科技有限公", "浙江邦盛科技有限公司"),
        ("深圳市市场监督管理局90", "深圳市市场监督管理局"),
        ("北京市工商行政管理局朝阳分局", "北京市工商行政管理局朝阳分局"),
    ],
)
def test_a_ring_cut_in_its_middle_is_put_together_again(read, meant):
    assert begun_aright(tidy(read)) == meant


@pytest.mark.parametrize(
    ("ring", "inner", "kind"),
    [
        ("上海晨云呼叫服务有限公司", "", SealType.COMPANY),
        ("上海晨云呼叫服务有限公司", "91310104MA1FR0X23J发票专用章", SealType.INVOICE),
        ("上海晨云呼叫服务有限公司", "合同专用章(1)", SealType.CONTRACT),
        ("上海晨云呼叫服务有限公司北京分公司", "", SealType.UNKNOWN),
        ("上海晨云呼叫服务有限公司", "人事部", SealType.UNKNOWN),
        ("重庆市通信管理局", "电信业务审批专用章", SealType.AUTHORITY),
        ("全国统一发票监制章", "国家税务总局", SealType.AUTHORITY),
        ("明州市商业银行股份有限公司河东支厅", "", SealType.UNKNOWN),
        ("", "", SealType.UNKNOWN),
    ],
)
def test_words_tell_the_type(ring, inner, kind):
    assert type_of(ring, inner, square=False, emblem=False) is kind


def test_a_date_across_the_seal_is_no_line_of_it():
    assert not is_inner_line("2016年8月17日")
    assert is_inner_line("业务专用章")
