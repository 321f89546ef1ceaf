"""Offices are named after places; what stands before the place is no part of the name."""

import pytest

from extractors.places import completed, without_junk


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
