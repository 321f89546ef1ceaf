from chushen.checklist_file import load_checklist
from chushen.findings import FindingCode, Judgement, NotChecked, Severity
from chushen.kinds import DocumentKind
from chushen.names import Language
from desk.report.checklist_table import checklist_table
from tests.desk.building import a_finding, an_application

CHECKLIST = load_checklist("call_center_renewal")
SEALS = ("unsealed", "seal-photocopied", "seal-mismatch", "seal-wrong-type", "seal-unreadable")


def row_of(kind, *findings, not_checked=()):
    verified = an_application(*findings)
    judgement = Judgement(
        submission="a",
        received=verified.judgement.received,
        verdict=verified.judgement.verdict,
        findings=findings,
        not_checked=not_checked,
    )
    table = checklist_table(verified.submission, judgement, CHECKLIST, Language.ZH)
    return table[[r.kind for r in CHECKLIST.documents].index(kind)]


def states(row):
    return [cell.state for cell in row.cells]


def test_a_document_without_findings_is_fine_in_every_column():
    assert states(row_of(DocumentKind.BUSINESS_LICENSE)) == ["good"] * 4


def test_an_absent_document_says_so_and_nothing_else():
    missing = a_finding(FindingCode.MISSING_DOCUMENT, document=DocumentKind.PERMIT_MAIN)

    assert states(row_of(DocumentKind.PERMIT_MAIN, missing)) == ["bad", "none", "none", "none"]


def test_each_finding_falls_into_its_column():
    kind = DocumentKind.LEGAL_REP_ID
    row = row_of(
        kind,
        a_finding(FindingCode.MISSING_PART, document=kind),
        a_finding(FindingCode.ILLEGIBLE, document=kind),
        a_finding(FindingCode.SEAL_UNREADABLE, document=kind, severity=Severity.WARNING),
        a_finding(FindingCode.IDENTIFIER_INVALID, document=kind),
    )

    assert states(row) == ["bad", "bad", "doubt", "bad"]


def test_several_different_problems_are_counted():
    kind = DocumentKind.BUSINESS_LICENSE
    row = row_of(
        kind, a_finding(FindingCode.EXPIRED, document=kind), a_finding(FindingCode.INCONSISTENT, document=kind)
    )

    assert row.cells[3].text == "2 项问题"


def test_what_was_not_checked_is_never_shown_as_passed():
    unchecked = tuple(
        NotChecked(rule=code, code=FindingCode(code), reason="没有依据", reason_en="nothing to go by") for code in SEALS
    )

    assert row_of(DocumentKind.BUSINESS_LICENSE, not_checked=unchecked).cells[2].state == "doubt"


def test_the_content_of_pages_that_cannot_be_read_is_not_shown_as_fine():
    illegible = a_finding(FindingCode.ILLEGIBLE, document=DocumentKind.OPERATION_REPORT)
    cell = row_of(DocumentKind.OPERATION_REPORT, illegible).cells[3]

    assert (cell.state, cell.text) == ("doubt", "未能检查")


def test_a_recommended_seal_that_is_absent_is_no_fault():
    cell = row_of(DocumentKind.OPERATION_REPORT).cells[2]

    assert (cell.state, cell.text) == ("none", "建议加盖")
