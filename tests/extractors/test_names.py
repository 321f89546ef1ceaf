import pytest

from extractors.fields.names import company_name, person_name


@pytest.mark.parametrize("read", ["☑韩丽娟", "□ 韩丽娟", "韩丽娟★", "：韩丽娟。"])
def test_a_box_or_a_star_read_beside_a_persons_name_is_no_part_of_it(read):
    name = person_name(read)
    assert name is not None
    assert name.value == "韩丽娟"
    assert name.sound


def test_a_star_read_beside_a_companys_name_is_no_part_of_it():
    name = company_name("★济南亿声信息服务有限公司")
    assert name is not None
    assert name.value == "济南亿声信息服务有限公司"
