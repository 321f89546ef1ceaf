from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chushen.evidence import Evidence
from chushen.findings import FindingCode, Judgement, Severity, Verdict
from chushen.kinds import DocumentKind
from sample_docs.expectation import Expectation, expectations, met_by
from tests.desk.building import a_finding

UNSEALED = ("unsealed", "legal_rep_id", "", "")
EXPECTED = Expectation(path=Path("a"), verdict="correct", received=date(2026, 5, 4), findings=(UNSEALED,))


def judged(*findings, verdict=Verdict.CORRECT):
    return Judgement(submission="a", received=date(2026, 5, 4), verdict=verdict, findings=findings)


def unsealed(**said):
    return a_finding(FindingCode.UNSEALED, Evidence(file="id.jpg", page=1), document=DocumentKind.LEGAL_REP_ID, **said)


def test_neither_more_nor_less_is_met():
    assert met_by(judged(unsealed()), EXPECTED) == ()


def test_a_note_more_is_nobodys_fault():
    assert met_by(judged(unsealed(), a_finding(FindingCode.SEAM_SEAL_MISSING, severity=Severity.INFO)), EXPECTED) == ()


@pytest.mark.parametrize(
    ("judgement", "said"),
    [
        (judged(), "missed: unsealed · legal_rep_id"),
        (judged(unsealed(), unsealed()), "surplus: unsealed · legal_rep_id"),
        (judged(unsealed(), a_finding(FindingCode.OUTDATED, severity=Severity.WARNING)), "surplus: outdated"),
        (judged(unsealed(), verdict=Verdict.REVIEW), "verdict: correct"),
    ],
)
def test_what_was_not_met_is_said(judgement, said):
    assert any(said in line for line in met_by(judgement, EXPECTED))


def test_the_same_finding_on_another_document_is_missed_and_surplus():
    wrong = replace(unsealed(), document=DocumentKind.BUSINESS_LICENSE)

    assert len(met_by(judged(wrong), EXPECTED)) == 2


def test_every_sample_has_something_to_verify():
    samples = expectations(Path("sample_docs"))

    assert samples
    assert all(sample.path.exists() for sample in samples)
