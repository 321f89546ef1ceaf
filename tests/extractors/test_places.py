"""Offices are named after places; what stands before the place is no part of the name."""

import pytest

from extractors.places import completed, with_place, without_junk


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        ("通贵阳市公安局南明分局", "贵阳市公安局南明分局"),
        ("目乙杭州市余杭区市场监督管理局", "杭州市余杭区市场监督管理局"),
        ("石家庄市公安局", "石家庄市公安局"),
        ("公安部出入境管理局", "公安部出入境管理局"),
        ("江城市南山区市场监督管理局", "江城市南山区市场监督管理局"),
    ],
)
def test_only_what_leaves_a_known_place_behind_is_taken_away(read, printed):
    assert without_junk(read) == printed


def test_a_place_cut_at_its_beginning_is_put_back_from_the_address():
    cut = "州市天河区市场监督管理局"
    assert completed(cut, "住所：广东省广州市天河区中山路1号") == "广州市天河区市场监督管理局"
    assert completed(cut, "住所：河南省郑州市金水区中山路1号") == cut


@pytest.mark.parametrize(
    ("read", "office", "printed"),
    [
        ("成公市市场监督管理局", True, "成都市市场监督管理局"),
        ("深圳带食品药品监督管理局", True, "深圳市食品药品监督管理局"),
        ("郸市贡创信息技术有限公司", False, "邯郸市贡创信息技术有限公司"),
        ("庆市通信管理局", True, "重庆市通信管理局"),
        ("宿市妇女联合会", True, "宿迁市妇女联合会"),
    ],
)
def test_a_place_that_was_misread_or_lost_a_character_may_be_one_that_is_known(read, office, printed):
    assert printed in with_place(read, office=office)


@pytest.mark.parametrize("name", ["北京市文化局", "中华人民共和国工业和信息化部", "国家税务总局"])
def test_a_place_that_is_known_is_not_doubted(name):
    assert with_place(name, office=True) == ()


def test_companies_leave_the_level_of_their_place_out():
    assert with_place("邯郸贡创信息技术有限公司", office=False) == ()
