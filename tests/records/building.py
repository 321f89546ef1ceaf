"""Results to keep, made from a few words."""

from datetime import date

from chushen.documents import Declaration, Document, RefusedFile, Submission
from chushen.evidence import Evidence, Field, Witness
from chushen.findings import Cause, Finding, FindingCode, Judgement, NotChecked, Severity, Verdict
from chushen.geometry import Box
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Legibility, Numbering, Page
from chushen.seals import Imprint, Seal, SealColour, SealShape, SealType
from records.verified import Verified

RECEIVED = date(2026, 5, 4)


def a_page() -> Page:
    place = Evidence(file="扫描/营业执照.jpg", page=1, box=Box(left=0.125, top=0.25, right=0.5, bottom=0.75))
    return Page(
        file="扫描/营业执照.jpg",
        page=1,
        kind=DocumentKind.BUSINESS_LICENSE,
        confidence=0.1 + 0.2,
        rotation=90,
        legibility=Legibility(legible=False, causes=(Cause.BLUR, Cause.GLARE), box=place.box),
        text="营业执照\n名称 云帆呼叫服务有限公司",
        fields=(
            Field(
                name=FieldName.VALID_TO,
                value="2031-05-04",
                confidence=0.97,
                evidence=place,
                witnesses=(Witness.PP_OCR, Witness.TESSERACT),
            ),
        ),
        seals=(
            Seal(
                evidence=place,
                colour=SealColour.RED,
                shape=SealShape.ROUND,
                type=SealType.COMPANY,
                imprint=Imprint.UNSURE,
                text="云帆呼叫服务有限公司",
                code="1101081234567",
                confidence=0.9,
                text_confidence=0.4,
                at_edge=True,
            ),
        ),
        parts=(Part.FRONT,),
        numbering=Numbering(number=1, total=3),
        colourless=True,
        fingerprint="00ff00ff00ff00ff",
    )


def a_permit(valid_to: str, number: str) -> Document:
    """A permit's original with its number and its last day."""
    place = Evidence(file="许可证.jpg", page=1)
    values = {FieldName.PERMIT_NUMBER: number, FieldName.VALID_TO: valid_to}
    fields = tuple(Field(name=name, value=value, confidence=0.97, evidence=place) for name, value in values.items())
    page = Page(file=place.file, page=1, kind=DocumentKind.PERMIT_MAIN, confidence=0.9, fields=fields)
    return Document(kind=page.kind, confidence=0.9, pages=(page,), fields=fields)


def a_submission(name: str = "云帆", received: date = RECEIVED, *, permit: Document | None = None) -> Submission:
    page = a_page()
    return Submission(
        name=name,
        received=received,
        documents=(
            Document(kind=page.kind, confidence=0.99, pages=(page,), fields=page.fields),
            *((permit,) if permit else ()),
        ),
        refused=(RefusedFile(file="坏.pdf", cause=Cause.DAMAGED, detail="no objects", page=2),),
        declaration=Declaration(company="云帆呼叫服务有限公司", received=received),
    )


def a_finding(severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        code=FindingCode.UNSEALED,
        severity=severity,
        document=DocumentKind.LEGAL_REP_ID,
        cause=Cause.GREY_SCAN,
        message="未盖章。",
        remedy="请盖章。",
        message_en="No seal.",
        remedy_en="Seal it.",
        evidence=(Evidence(file="a.jpg", page=1, box=None), Evidence(file="b.jpg")),
    )


def a_verified(  # noqa: PLR0913  what a test says of its result
    name: str = "云帆",
    *,
    verdict: Verdict = Verdict.CORRECT,
    digest: str = "d1",
    edition: str = "e1",
    checklist: str = "c1",
    sent: str = "s1",
    received: date = RECEIVED,
    permit: Document | None = None,
) -> Verified:
    findings = {
        Verdict.PASS: (),
        Verdict.REVIEW: (a_finding(Severity.WARNING),),
        Verdict.CORRECT: (a_finding(),),
    }[verdict]
    return Verified(
        submission=a_submission(name, received, permit=permit),
        judgement=Judgement(
            submission=name,
            received=received,
            verdict=verdict,
            findings=findings,
            not_checked=(
                NotChecked(rule="some_rule", code=FindingCode.EXPIRED, reason="没有日期", reason_en="no date"),
            ),
        ),
        digest=digest,
        edition=edition,
        checklist=checklist,
        sent=sent,
    )
