import pytest

from chushen.documents import Document
from chushen.evidence import Evidence, Field, Witness
from chushen.kinds import DocumentKind, FieldName
from extractors.confirmation import confirm

LICENCE, PERMIT, CARD = DocumentKind.BUSINESS_LICENSE, DocumentKind.PERMIT_MAIN, DocumentKind.LEGAL_REP_ID


def a_document(kind, name, value, confidence):
    place = Evidence(file=f"{kind}.jpg", page=1)
    field = Field(name=name, value=value, confidence=confidence, evidence=place, witnesses=(Witness.PP_OCR,))
    return Document(kind=kind, confidence=0.9, pages=(), fields=(field,))


def confidences(*documents):
    return [document.fields[0].confidence for document in confirm(documents)]


def test_a_name_that_two_documents_state_alike_is_surer_on_both():
    licence = a_document(LICENCE, FieldName.COMPANY_NAME, "成都诚呼有限公司", 0.88)
    permit = a_document(PERMIT, FieldName.COMPANY_NAME, "成都诚呼有限公司", 0.8)
    assert confidences(licence, permit) == pytest.approx([0.97, 0.97])
    assert Witness.OTHER_DOCUMENT in confirm((licence, permit))[0].fields[0].witnesses


def test_two_doubtful_readings_that_agree_stay_below_sure():
    licence = a_document(LICENCE, FieldName.COMPANY_NAME, "成都诚呼有限公司", 0.8)
    permit = a_document(PERMIT, FieldName.COMPANY_NAME, "成都诚呼有限公司", 0.8)
    assert max(confidences(licence, permit)) < 0.95


def test_names_that_differ_by_a_character_confirm_nothing():
    licence = a_document(LICENCE, FieldName.COMPANY_NAME, "北京壹点通有限公司", 0.88)
    permit = a_document(PERMIT, FieldName.COMPANY_NAME, "北京壹线通有限公司", 0.88)
    assert confidences(licence, permit) == [0.88, 0.88]


def test_the_person_on_the_id_confirms_the_representative_on_the_licence():
    licence = a_document(LICENCE, FieldName.LEGAL_REPRESENTATIVE, "汪磊", 0.9)
    card = a_document(CARD, FieldName.NAME, "汪磊", 0.99)
    assert confidences(licence, card) == pytest.approx([0.97, 0.99])


def test_two_versions_of_one_document_do_not_speak_for_others():
    first, second = (a_document(LICENCE, FieldName.COMPANY_NAME, "成都诚呼有限公司", c) for c in (0.8, 0.85))
    permit = a_document(PERMIT, FieldName.COMPANY_NAME, "成都诚呼有限公司", 0.88)
    assert confidences(first, second, permit) == [0.8, 0.85, 0.88]


def test_the_end_of_a_licence_confirms_no_permits_end():
    licence = a_document(LICENCE, FieldName.VALID_TO, "2026-05-31", 0.8)
    permit = a_document(PERMIT, FieldName.VALID_TO, "2026-05-31", 0.88)
    assert confidences(licence, permit) == [0.8, 0.88]
