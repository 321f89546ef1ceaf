"""A clean application, and what may be changed: `judged(a_licence(uscc="…"))` is that application with this licence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chushen.checklist import Checklist, load_checklist
from chushen.documents import Declaration, Document, RefusedFile, Submission
from chushen.evidence import Evidence, Field, Witness
from chushen.findings import Finding, FindingCode, Judgement
from chushen.geometry import Box
from chushen.kinds import DocumentKind, FieldName, Part
from chushen.pages import Legibility, Numbering, Page
from chushen.seals import Imprint, Seal, SealColour, SealShape, SealType
from validators.judge import judge

K = DocumentKind

COMPANY = "北京青岭通信技术有限公司"
ANOTHER_COMPANY = "上海远帆商贸有限公司"
PERSON = "周立衡"
USCC = "91110108MA00ABCD45"
CITIZEN = "11010519491231002X"
PERMIT = "B2-20210534"
RECEIVED = date(2026, 5, 4)
PERMIT_ENDS = "2026-09-30"

CHECKLIST: Checklist = load_checklist("call_center_renewal")


def a_box() -> Box:
    return Box(left=0.1, top=0.2, right=0.5, bottom=0.24)


def a_reading(
    name: str,
    value: str,
    *,
    file: str = "scan.pdf",
    page: int = 1,
    confidence: float = 0.99,
    witnesses: tuple[Witness, ...] = (),
) -> Field:
    place = Evidence(file=file, page=page, box=a_box())
    return Field(name=FieldName(name), value=value, confidence=confidence, evidence=place, witnesses=witnesses)


def a_seal(text: str = COMPANY, *, file: str = "scan.pdf", page: int = 1, **changes) -> Seal:
    seal = Seal(
        evidence=Evidence(file=file, page=page, box=a_box()),
        colour=SealColour.RED,
        shape=SealShape.ROUND,
        type=SealType.COMPANY,
        imprint=Imprint.ORIGINAL,
        text=text,
        code="",
        confidence=0.97,
        text_confidence=0.96,
    )
    return replace(seal, **changes)


def a_page(kind: DocumentKind = K.OTHER, *, file: str = "scan.pdf", page: int = 1, **changes) -> Page:
    return replace(Page(file=file, page=page, kind=kind, confidence=0.98, text="字" * 40), **changes)


def a_document(kind: DocumentKind, pages: tuple[Page, ...], fields: dict[str, str | Field | None]) -> Document:
    """A document; a field's value may be a reading of its own, or None where it was not read."""
    first = pages[0]
    readings = tuple(
        value if isinstance(value, Field) else a_reading(name, value, file=first.file, page=first.page)
        for name, value in fields.items()
        if value is not None
    )
    pages = (replace(first, fields=readings), *pages[1:])
    return Document(kind=kind, confidence=0.98, pages=pages, fields=readings)


def a_licence(*, file="licence.jpg", seals=None, page=None, **fields) -> Document:
    said = {"company_name": COMPANY, "uscc": USCC, "legal_representative": PERSON} | fields
    seals = (a_seal(file=file), an_authoritys_seal(file=file)) if seals is None else seals
    return a_document(K.BUSINESS_LICENSE, (a_page(K.BUSINESS_LICENSE, file=file, seals=seals, **(page or {})),), said)


def an_authoritys_seal(file="licence.jpg") -> Seal:
    return a_seal("北京市海淀区市场监督管理局", file=file, type=SealType.AUTHORITY)


def a_permit(kind=K.PERMIT_MAIN, *, file="permit.jpg", page=None, **fields) -> Document:
    said = {
        "permit_number": PERMIT,
        "company_name": COMPANY,
        "legal_representative": PERSON,
        "business_kinds": "国内呼叫中心业务",
        "valid_from": "2021-10-01",
        "valid_to": PERMIT_ENDS,
    } | fields
    return a_document(kind, (a_page(kind, file=file, **(page or {})),), said)


def a_duplicate(*, file="duplicate.pdf", parts=(Part.ANNEX,), page=None, **fields) -> Document:
    return a_permit(K.PERMIT_DUPLICATE, file=file, page={"parts": parts} | (page or {}), **fields)


def an_id(*, file="id.jpg", seals=None, parts=(Part.FRONT, Part.BACK), page=None, **fields) -> Document:
    said = {"name": PERSON, "id_number": CITIZEN, "valid_to": "2036-01-01"} | fields
    seals = (a_seal(file=file),) if seals is None else seals
    sheet = a_page(K.LEGAL_REP_ID, file=file, seals=seals, parts=parts, **(page or {}))
    return a_document(K.LEGAL_REP_ID, (sheet,), said)


def some_pages(kind, file, count=3, *, seam=True, numbers=None, total=None) -> tuple[Page, ...]:
    numbers = tuple(range(1, count + 1)) if numbers is None else numbers
    half = (a_seal("北京青", file=file, at_edge=True, pieces=2),) if seam else ()
    return tuple(
        a_page(
            kind,
            file=file,
            page=at,
            seals=half,
            numbering=Numbering(number=number, total=total) if number else None,
            text=f"第{at}页的内容" * 9,
        )
        for at, number in enumerate(numbers, 1)
    )


def a_report(*, file="report.pdf", pages=None, **fields) -> Document:
    said = {
        "company_name": COMPANY,
        "period_from": "2021-10-01",
        "period_to": "2026-03-31",
        "calls_handled": "累计接听呼叫 318 万通。",
        "business_volume": "处理工单 21 万件。",
        "customers_served": "服务企业客户 46 家。",
        "business_types": "客户咨询、售后服务。",
        "staff_count": "现有座席人员 120 人。",
        "staff_posts": "设班组长、质检岗。",
        "equipment_updates": "2024 年升级了录音系统。",
    } | fields
    return a_document(K.OPERATION_REPORT, pages or some_pages(K.OPERATION_REPORT, file), said)


def a_plan(*, file="plan.pdf", pages=None, **fields) -> Document:
    said = {
        "company_name": COMPANY,
        "dated": "2026-02-10",
        "network_architecture": "采用软交换架构。",
        "bandwidth": "互联网专线 200M。",
        "stability": "双机热备。",
        "data_security": "通话录音加密保存。",
        "call_intake": "用户来电经 IVR 导航接入。",
        "call_transfer": "按技能组转接人工座席。",
        "call_handling": "受理、派单、回访、归档。",
    } | fields
    return a_document(K.TECHNICAL_PLAN, pages or some_pages(K.TECHNICAL_PLAN, file), said)


def a_declaration(**said) -> Declaration:
    return replace(Declaration(company=COMPANY, uscc=USCC, legal_representative=PERSON, permit_number=PERMIT), **said)


def an_application(
    *changed: Document,
    without: tuple[DocumentKind, ...] = (),
    refused: tuple[RefusedFile, ...] = (),
    declaration: Declaration | None = None,
    received: date = RECEIVED,
) -> Submission:
    """A clean application with some documents in place of its own, and some left out."""
    kinds = {document.kind for document in changed} | set(without)
    clean = (a_licence(), a_permit(), a_duplicate(), an_id(), a_report(), a_plan())
    return Submission(
        name="an-application",
        received=received,
        documents=(*(document for document in clean if document.kind not in kinds), *changed),
        refused=refused,
        declaration=a_declaration() if declaration is None else declaration,
    )


def judged(*changed: Document, checklist: Checklist = CHECKLIST, **more) -> Judgement:
    return judge(an_application(*changed, **more), checklist)


def said(judgement: Judgement) -> list[tuple[str, str | None, str | None]]:
    """Code, document and field of every finding, as one compares them."""
    return [(f.code.value, f.document.value if f.document else None, f.field) for f in judgement.findings]


def of_code(judgement: Judgement, code: str) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.code is FindingCode(code)]


def illegible(*causes) -> Legibility:
    return Legibility(legible=False, causes=causes)
