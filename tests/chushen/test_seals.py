from chushen.evidence import Evidence
from chushen.seals import UNREAD, Imprint, Seal, SealColour, SealShape, SealType


def a_seal(text, certainties=()):
    return Seal(
        evidence=Evidence(file="licence.jpg", page=1),
        colour=SealColour.RED,
        shape=SealShape.ROUND,
        type=SealType.COMPANY,
        imprint=Imprint.ORIGINAL,
        text=text,
        code="",
        confidence=0.9,
        text_confidence=0.9,
        certainties=certainties,
    )


def test_a_character_that_was_not_surely_read_is_not_taken_for_another():
    assert a_seal("济惠亿声", (0.9, 0.3, 0.9, 0.9)).sure_text == f"济{UNREAD}亿声"


def test_a_text_without_certainties_stands_as_it_is():
    assert a_seal("济南亿声").sure_text == "济南亿声"
