import pytest

from chushen.findings import Cause, FindingCode, Verdict
from chushen.kinds import FIELDS_OF, DocumentKind, FieldName, Part
from chushen.names import Language, name_of
from chushen.seals import Imprint, SealColour, SealShape, SealType

WORDS = [
    word
    for kind in (DocumentKind, FieldName, Part, Cause, FindingCode, Verdict, SealType, SealColour, SealShape, Imprint)
    for word in kind
]


@pytest.mark.parametrize("word", WORDS, ids=lambda word: f"{type(word).__name__}.{word.name}")
def test_every_word_of_the_contract_has_a_name_in_both_languages(word):
    assert any("\u4e00" <= c <= "\u9fff" for c in name_of(word))
    assert name_of(word, Language.EN).isascii()


def test_every_field_belongs_to_a_kind_of_document():
    assert {field for fields in FIELDS_OF.values() for field in fields} == set(FieldName)
