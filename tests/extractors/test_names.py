import pytest

from extractors.fields.names import company_in, company_name, person_name, without_underprint


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


@pytest.mark.parametrize("name", ["贵阳某某呼叫服务有限公司", "贵州某某科技有限公司", "本溪某某商贸有限公司"])
def test_a_place_that_begins_like_a_pronoun_still_begins_a_name(name):
    assert company_in(name) == name


@pytest.mark.parametrize("words", ["贵公司申请的某某科技有限公司", "与某某科技有限公司"])
def test_the_beginning_of_a_sentence_is_no_name(words):
    assert company_in(words) is None


@pytest.mark.parametrize("letters", ["SCJDGL", "SCJDGI", "5CJDGL"])
def test_a_licences_underprint_before_a_name_is_no_part_of_it(letters):
    for before in (letters, f"{letters} ", f"名称:{letters}"):
        name = company_name(f"{before}郑州速答客户服务有限公司")
        assert (name.value, name.sound) == ("郑州速答客户服务有限公司", True)
        assert company_in(f"{before}郑州速答客户服务有限公司") == "郑州速答客户服务有限公司"


@pytest.mark.parametrize("piece", ["SC", "SCJ", "JDGL", "GL "])
def test_a_piece_of_the_underprint_before_a_value_or_behind_it_is_no_part_of_it(piece):
    assert company_name(f"{piece}郑州速答客户服务有限公司").value == "郑州速答客户服务有限公司"
    assert without_underprint(f"郑州市金水区学府路5号1203室{piece.strip()}") == "郑州市金水区学府路5号1203室"


@pytest.mark.parametrize("name", ["TCL科技集团股份有限公司", "SCJTEC信息服务有限公司", "UT斯达康通讯有限公司"])
def test_letters_that_are_a_companys_own_stay(name):
    assert company_name(name).value == name
