"""What programs are given has the contract's shape, key by key."""

import json
from dataclasses import replace

from chushen.answer import page, refused, result
from chushen.applicant import company_of
from chushen.documents import Declaration, RefusedFile, Submission
from chushen.findings import Cause
from chushen.kinds import DocumentKind, FieldName
from chushen.names import Language
from chushen.pages import Page
from tests.validators.building import (
    COMPANY,
    RECEIVED,
    USCC,
    a_licence,
    a_page,
    a_reading,
    a_seal,
    an_application,
    judged,
)

K = DocumentKind


def test_a_result_says_what_was_seen_found_and_not_checked_with_the_place_of_each():
    licence = a_licence(seals=())
    sent = an_application(licence)
    said = json.loads(json.dumps(result(sent, judged(licence))))
    assert said["schema"] == "chushen.result/1"
    assert (said["submission"], said["received"]) == (sent.name, RECEIVED.isoformat())
    assert said.keys() >= {"verdict", "documents", "findings", "notes", "not_checked"}
    licence = next(document for document in said["documents"] if document["kind"] == "business_license")
    assert licence.keys() >= {"confidence", "pages", "parts", "fields", "seals"}
    assert licence["fields"]["uscc"].keys() >= {"value", "confidence", "file", "page", "box", "witnesses"}
    assert said["findings"]
    for finding in said["findings"]:
        assert finding.keys() == {"code", "severity", "document", "field", "cause", "message", "remedy", "evidence"}


def test_findings_are_said_in_the_language_that_was_asked_for():
    sent, judgement = an_application(without=(K.LEGAL_REP_ID,)), judged(without=(K.LEGAL_REP_ID,))
    chinese, english = (result(sent, judgement, language)["findings"] for language in (Language.ZH, Language.EN))
    assert [finding["code"] for finding in chinese] == [finding["code"] for finding in english]
    assert chinese
    assert not any(finding["message"].isascii() for finding in chinese)
    assert all("材料" not in finding["message"] for finding in english)


def test_a_page_says_what_it_is_what_stands_on_it_and_how_it_is_sealed():
    seen = a_page(K.LEGAL_REP_ID, seals=(a_seal(),), fields=(a_reading("name", "周立衡"),))
    said = json.loads(json.dumps(page(seen)))
    assert said["schema"] == "chushen.page/1"
    assert (said["kind"], said["legible"], said["fields"]["name"]["value"]) == ("legal_rep_id", True, "周立衡")
    (seal,) = said["seals"]
    assert seal.keys() >= {"file", "page", "box", "colour", "shape", "type", "imprint", "text", "confidence"}
    assert "heard" not in seal


def test_a_file_that_could_not_be_had_says_why():
    said = refused(RefusedFile(file="a.mp4", cause=Cause.NOT_ACCEPTED))
    assert (said["file"], said["error"], said["cause"]) == ("a.mp4", "unreadable-file", "not-accepted")


def test_who_applies_is_taken_from_the_licence_else_the_declaration_else_the_name_of_what_was_sent():
    nobody = Submission(name="申请7", received=RECEIVED)
    assert company_of(nobody) == "申请7"
    assert company_of(replace(nobody, declaration=Declaration(company=COMPANY))) == COMPANY
    assert company_of(an_application(a_licence(company_name=COMPANY))) == COMPANY


def test_a_document_and_a_page_give_a_field_by_its_name_and_nothing_where_it_is_not():
    licence = a_licence(uscc=USCC)
    assert licence.field(FieldName.USCC).value == USCC
    assert licence.field(FieldName.SEX) is None
    assert licence.parts == frozenset()
    assert licence.seals == licence.pages[0].seals
    assert [place.page for place in licence.evidence()] == [1]
    assert licence.pages[0].field(FieldName.SEX) is None


def test_a_page_of_the_same_content_under_another_name_has_all_its_places_there():
    seen = a_page(K.LEGAL_REP_ID, seals=(a_seal(),), fields=(a_reading("name", "周立衡"),))
    there: Page = seen.under("b.jpg")
    assert {there.file, there.fields[0].evidence.file, there.seals[0].evidence.file} == {"b.jpg"}
    assert seen.under(seen.file) is seen
