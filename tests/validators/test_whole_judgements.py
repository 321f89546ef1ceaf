"""What holds for every application, whatever is wrong with it."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from chushen.documents import Document, RefusedFile, Submission
from chushen.findings import Cause, Severity
from chushen.kinds import DocumentKind as K
from chushen.pages import Page
from tests.validators.building import (
    ANOTHER_COMPANY,
    CHECKLIST,
    a_declaration,
    a_duplicate,
    a_licence,
    a_page,
    a_permit,
    a_plan,
    a_report,
    a_seal,
    an_application,
    an_id,
    illegible,
    judged,
)
from validators.judge import judge

CLEAN = {
    K.BUSINESS_LICENSE: a_licence(),
    K.PERMIT_MAIN: a_permit(),
    K.PERMIT_DUPLICATE: a_duplicate(),
    K.LEGAL_REP_ID: an_id(),
    K.OPERATION_REPORT: a_report(),
    K.TECHNICAL_PLAN: a_plan(),
}
FLAWED: tuple[Document, ...] = (
    a_licence(uscc="91110108MA00ABCD46"),
    a_licence(seals=()),
    a_licence(seals=(a_seal(ANOTHER_COMPANY, file="licence.jpg"),)),
    a_licence(company_name=ANOTHER_COMPANY),
    a_permit(valid_to="2026-06-01"),
    a_permit(business_kinds="信息服务业务（不含互联网信息服务）"),
    a_permit(legal_representative="王远山"),
    a_permit(page={"legibility": illegible(Cause.BLUR)}),
    a_duplicate(parts=()),
    an_id(valid_to="2020-01-01"),
    an_id(name="王远山"),
    an_id(parts=()),
    a_report(calls_handled=None),
    a_report(period_to="2022-01-01"),
    a_plan(bandwidth="带宽充足。"),
    a_plan(dated="2020-01-01"),
)
REFUSED = (RefusedFile(file="坏.pdf", cause=Cause.DAMAGED), RefusedFile(file="密.pdf", cause=Cause.ENCRYPTED))

flaws = st.lists(st.sampled_from(FLAWED), max_size=5, unique_by=id)
left_out = st.frozensets(st.sampled_from(sorted(CLEAN)), max_size=2)


def the_findings(submission: Submission):
    judgement = judge(submission, CHECKLIST)
    return judgement.verdict, judgement.findings, set(judgement.not_checked)


def errors_of(judgement):
    return {(f.code, f.document, f.field) for f in judgement.findings if f.severity is Severity.ERROR}


@settings(deadline=None, max_examples=60)
@given(flaws, left_out, st.sets(st.sampled_from(REFUSED)), st.integers(0, 10_000))
def test_the_order_of_files_and_documents_changes_nothing(changed, without, refused, seed):
    submission = an_application(*changed, without=tuple(without), refused=tuple(refused))
    documents, files = list(submission.documents), list(submission.refused)
    Random(seed).shuffle(documents)  # noqa: S311  an order, not a key
    Random(seed).shuffle(files)  # noqa: S311
    shuffled = Submission(
        name=submission.name,
        received=submission.received,
        documents=tuple(documents),
        refused=tuple(files),
        declaration=submission.declaration,
    )
    verdict, findings, gaps = the_findings(submission)
    again, others, other_gaps = the_findings(shuffled)
    assert (verdict, gaps) == (again, other_gaps)
    assert sorted(map(repr, findings)) == sorted(map(repr, others))


@settings(deadline=None, max_examples=60)
@given(st.frozensets(st.sampled_from(sorted(CLEAN)), min_size=1, max_size=4), st.data())
def test_adding_a_correct_document_never_adds_an_error_on_another(missing, data):
    added = data.draw(st.sampled_from(sorted(missing)))
    before = judged(without=tuple(missing))
    after = judged(without=tuple(missing - {added}))
    assert errors_of(after) < errors_of(before)


@settings(deadline=None)
@given(st.sampled_from(sorted(CLEAN)))
def test_removing_a_document_adds_exactly_its_finding(kind):
    found = errors_of(judged(without=(kind,)))
    assert {(code.value, document) for code, document, _ in found} == {("missing-document", kind)}


@settings(deadline=None)
@given(st.sampled_from(FLAWED), st.sampled_from(sorted(CLEAN)))
def test_removing_a_document_beside_a_flawed_one_adds_no_other_kind_of_error(flawed, kind):
    before = {code for code, _, _ in errors_of(judged(flawed))}
    after = {code for code, _, _ in errors_of(judged(*([] if flawed.kind is kind else [flawed]), without=(kind,)))}
    assert after <= before | {"missing-document"}


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(FLAWED))
def test_a_flaw_on_one_document_is_never_an_error_on_one_that_does_not_state_the_same(flawed):
    alone = errors_of(judged(flawed))
    unrelated = {K.LEGAL_REP_ID, K.OPERATION_REPORT, K.TECHNICAL_PLAN} - {flawed.kind}
    told_apart = {(code.value, document) for code, document, _ in alone if document in unrelated}
    assert all(code == "inconsistent" for code, _ in told_apart)


def test_a_page_that_belongs_to_nothing_changes_nothing():
    letter: Page = a_page(K.OTHER, file="letter.jpg")
    extra = Document(kind=K.OTHER, confidence=0.9, pages=(letter,))
    assert errors_of(judged(extra)) == set()
    assert judged(extra, declaration=a_declaration()).findings == ()
