"""A judged application with drawn pictures of its pages: one of everything that a report shows."""

from __future__ import annotations

from datetime import date
from io import BytesIO

from PIL import Image, ImageDraw

from chushen.documents import Document, Submission
from chushen.evidence import Evidence, Field, Witness
from chushen.findings import Cause, Finding, FindingCode, Judgement, NotChecked, Severity, Verdict
from chushen.geometry import Box
from chushen.kinds import DocumentKind, FieldName
from chushen.pages import Legibility, Page
from chushen.seals import Imprint, Seal, SealColour, SealShape, SealType
from records.verified import Verified

ID_NUMBER = "310115198503071234"
LICENCE = Evidence(file="扫描 001.jpg", page=1)
ID_CARD = Evidence(file="图片2.jpg", page=1, box=Box(left=0.7, top=0.2, right=0.75, bottom=0.6))


def a_picture(width: int = 120, height: int = 170) -> bytes:
    image = Image.new("RGB", (width, height), (250, 249, 245))
    ImageDraw.Draw(image).ellipse((60, 100, 90, 130), outline=(200, 30, 40), width=3)
    drawn = BytesIO()
    image.save(drawn, "JPEG")
    return drawn.getvalue()


def a_finding(code: FindingCode, *evidence: Evidence, severity: Severity = Severity.ERROR, **said: object) -> Finding:
    words = {"message": f"{code}: 问题", "remedy": "请补正", "message_en": f"{code}: wrong", "remedy_en": "mend it"}
    return Finding(code=code, severity=severity, evidence=evidence, **{**words, **said})


def a_field(name: FieldName, value: str, place: Evidence, confidence: float = 0.97) -> Field:
    return Field(
        name=name, value=value, confidence=confidence, evidence=place, witnesses=(Witness.PP_OCR, Witness.CHECK_DIGIT)
    )


def a_seal(place: Evidence, kind: SealType = SealType.COMPANY, text: str = "星河通信有限公司") -> Seal:
    return Seal(
        evidence=place,
        colour=SealColour.RED,
        shape=SealShape.ROUND,
        type=kind,
        imprint=Imprint.ORIGINAL,
        text=text,
        code="3101150123456",
        confidence=0.95,
        text_confidence=0.9,
    )


def a_page(file: str, number: int, kind: DocumentKind, **facts: object) -> Page:
    return Page(file=file, page=number, kind=kind, confidence=0.98, **facts)


def a_document(*pages: Page) -> Document:
    fields = tuple(field for page in pages for field in page.fields)
    return Document(kind=pages[0].kind, confidence=0.98, pages=pages, fields=fields)


def an_application(*findings: Finding, verdict: Verdict = Verdict.CORRECT, name: str = "星河-2026") -> Verified:
    """Licence, ID turned by 90 degrees, and a report of three pages of which the second is blurred."""
    place = Evidence(file=LICENCE.file, page=1, box=Box(left=0.1, top=0.1, right=0.6, bottom=0.15))
    licence = a_page(
        LICENCE.file,
        1,
        DocumentKind.BUSINESS_LICENSE,
        fields=(
            a_field(FieldName.COMPANY_NAME, "星河通信<有限>公司", place),
            a_field(FieldName.VALID_TO, "long-term", place, 0.85),
        ),
        seals=(a_seal(place, SealType.AUTHORITY, "市场监督管理局"),),
    )
    card = a_page(
        ID_CARD.file,
        1,
        DocumentKind.LEGAL_REP_ID,
        rotation=90,
        fields=(a_field(FieldName.ID_NUMBER, ID_NUMBER, ID_CARD, 0.7),),
        seals=(a_seal(ID_CARD, SealType.CONTRACT),),
    )
    blurred = Legibility(legible=False, causes=(Cause.BLUR,))
    report = [
        a_page("report.pdf", number, DocumentKind.OPERATION_REPORT, legibility=blurred if number == 2 else Legibility())
        for number in (1, 2, 3)
    ]
    received = date(2026, 5, 4)
    return Verified(
        submission=Submission(
            name=name, received=received, documents=(a_document(licence), a_document(card), a_document(*report))
        ),
        judgement=Judgement(
            submission=name,
            received=received,
            verdict=verdict,
            findings=findings,
            not_checked=(
                NotChecked(
                    rule="renewal_is_in_time",
                    code=FindingCode.RENEWAL_LATE,
                    reason="未能读到有效期",
                    reason_en="its term could not be read",
                ),
            ),
        ),
        digest="d" * 64,
    )


def every_finding() -> tuple[Finding, ...]:
    """One of each code: at a place, on a page, on several pages, on a file, and nowhere."""
    pages = tuple(Evidence(file="report.pdf", page=number) for number in (1, 2, 3))
    places = ((ID_CARD,), (LICENCE,), pages, (Evidence(file="坏.pdf"),), ())
    severities = tuple(Severity)
    return tuple(
        a_finding(code, *places[turn % len(places)], severity=severities[turn % 3], document=DocumentKind.LEGAL_REP_ID)
        for turn, code in enumerate(FindingCode)
    )
