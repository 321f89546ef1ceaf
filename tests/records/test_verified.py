import pytest

from chushen.errors import RecordsError
from records.verified import from_json, to_json
from tests.records.building import a_verified


def test_a_result_comes_back_from_the_records_as_it_was():
    verified = a_verified()

    assert from_json(to_json(verified)) == verified


def test_a_date_comes_back_as_a_date_and_a_word_as_a_word_of_the_contract():
    back = from_json(to_json(a_verified()))

    assert type(back.submission.received) is type(a_verified().submission.received)
    assert type(back.judgement.verdict) is type(a_verified().judgement.verdict)
    assert back.submission.documents[0].pages[0].seals[0].evidence.box is not None


@pytest.mark.parametrize("text", ["", "{}", '{"submission": 1}', to_json(a_verified())[:-40]])
def test_a_damaged_result_is_our_error_and_never_a_traceback(text):
    with pytest.raises(RecordsError):
        from_json(text)
