"""The judge: everything at once, nothing twice, and never a pass where something was not looked at."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chushen.documents import RefusedFile
from chushen.findings import Cause, Verdict
from chushen.kinds import DocumentKind as K
from tests.validators.building import (
    ANOTHER_COMPANY,
    CHECKLIST,
    a_document,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_report,
    an_application,
    an_id,
    judged,
    said,
)
from validators.judge import judge

FLAWED = (
    a_licence(seals=(), company_name=ANOTHER_COMPANY),
    a_permit(valid_to="2026-06-01"),
    a_duplicate(parts=()),
    an_id(id_number="110105194912310021"),
    a_report(calls_handled=None),
    a_plan(dated="2019-01-01"),
    a_document(K.OTHER, (a_page(file="x.jpg", confidence=0.2),), {}),
)


def test_a_clean_application_passes_with_nothing_found_and_nothing_left_unchecked():
    judgement = judged()
    assert (said(judgement), judgement.not_checked, judgement.verdict) == ([], (), Verdict.PASS)


def test_every_flaw_of_an_application_is_told_at_once():
    assert said(judged(*FLAWED)) == [
        ("missing-part", "permit_duplicate", "annex"),
        ("unidentified-document", None, None),
        ("unsealed", "business_license", None),
        ("identifier-invalid", "legal_rep_id", "id_number"),
        ("inconsistent", "business_license", "company_name"),
        ("renewal-late", "permit_main", "valid_to"),
        ("content-missing", "operation_report", "calls_handled"),
        ("outdated", "technical_plan", "dated"),
    ]


def test_nothing_sent_at_all_is_six_missing_documents_and_no_more():
    judgement = judged(without=tuple(K))
    assert {code for code, _, _ in said(judgement)} == {"missing-document"}
    assert len(judgement.findings) == 6
    assert judgement.verdict is Verdict.CORRECT


@pytest.mark.parametrize("kind", [k for k in K if k is not K.OTHER])
def test_taking_one_document_away_adds_exactly_its_finding(kind):
    assert said(judged(without=(kind,))) == [("missing-document", kind.value, None)]


@settings(deadline=None)
@given(st.permutations(FLAWED))
def test_the_order_in_which_documents_came_changes_nothing(documents):
    usual = judge(replace(an_application(), documents=FLAWED), CHECKLIST)
    assert judge(replace(an_application(), documents=tuple(documents)), CHECKLIST) == usual


@settings(deadline=None)
@given(st.lists(st.sampled_from(range(6)), unique=True))
def test_a_correct_document_never_adds_an_error_on_another(missing):
    clean = an_application().documents
    fewer = judge(
        replace(an_application(), documents=tuple(d for i, d in enumerate(clean) if i not in missing)), CHECKLIST
    )
    assert {code for code, _, _ in said(fewer)} <= {"missing-document"}
    assert len(fewer.findings) == len(missing)


def test_a_warning_alone_leaves_the_decision_to_a_person():
    assert judged(a_plan(dated="2019-01-01")).verdict is Verdict.REVIEW


def test_an_information_alone_does_not_hold_an_application_up():
    judgement = judged(
        a_plan(pages=(a_page(K.TECHNICAL_PLAN, file="p.pdf"), a_page(K.TECHNICAL_PLAN, file="p.pdf", page=2)))
    )
    assert said(judgement) == [("seam-seal-missing", "technical_plan", None)]
    assert judgement.verdict is Verdict.PASS


def test_what_could_not_be_checked_never_passes():
    judgement = judged(a_plan(dated=None))
    assert said(judgement) == []
    assert [(gap.rule, gap.reason) for gap in judgement.not_checked] == [
        ("plan_is_recent", "未能从技术方案和业务流程说明中读到编制日期")
    ]
    assert judgement.verdict is Verdict.REVIEW


def test_a_file_that_gives_no_pages_is_reported_beside_what_is_missing():
    refused = (RefusedFile(file="b.pdf", cause=Cause.DAMAGED),)
    assert said(judged(without=(K.LEGAL_REP_ID,), refused=refused)) == [
        ("unreadable-file", None, None),
        ("missing-document", "legal_rep_id", None),
    ]


def test_a_kind_that_the_checklist_does_not_name_is_neither_asked_for_nor_judged():
    only_licence = replace(CHECKLIST, documents=(CHECKLIST.documents[0],), profiles={})
    judgement = judged(without=tuple(k for k in K if k is not K.BUSINESS_LICENSE), checklist=only_licence)
    assert (said(judgement), judgement.not_checked) == ([], ())


def test_the_judgement_carries_the_submissions_name_and_day():
    judgement = judged(received=date(2026, 5, 5))
    assert (judgement.submission, judgement.received) == ("an-application", date(2026, 5, 5))
