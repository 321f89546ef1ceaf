"""Each document as the report shows it: what was read, its seals, its pages with the marks on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chushen.checklist import Checklist, fields_of
from chushen.documents import Document
from chushen.evidence import Evidence, Field
from chushen.findings import Finding, Severity
from chushen.geometry import Box
from chushen.kinds import FieldName
from chushen.masking import masked, masked_number
from chushen.names import Language, name_of
from chushen.pages import Page
from chushen.seals import Imprint, Seal, SealType
from desk.report.checklist_table import anchor_of
from desk.report.numbered import Mark, Sheets, marks_on
from desk.report.sheet import Crop, Sheet
from desk.report.words import pages_name, place_name, say, shown, witness_name

_SURE = 0.95
_UNSURE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueRow:
    """A field as read. Certainty: `sure`, `fair` or `weak`."""

    name: str
    value: str
    percent: int
    certainty: str
    witnesses: str
    under_seal: bool
    place: str
    href: str | None
    crop: Crop | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SealCard:
    """A seal as seen. Standing: `own`, `authority` or `doubtful`."""

    type: str
    standing: str
    looks: str
    imprint: str
    text: str
    code: str
    percent: int
    place: str
    href: str | None
    crop: Crop | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFigure:
    """A page with everything that is drawn on it; boxes are on the upright sheet."""

    sheet: Sheet
    label: str
    notes: tuple[str, ...]
    troubled: bool
    marks: tuple[Mark, ...]
    values: tuple[tuple[str, Box], ...]
    seals: tuple[tuple[str, Box], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One document."""

    anchor: str
    name: str
    percent: int
    files: str
    values: tuple[ValueRow, ...]
    seals: tuple[SealCard, ...]
    pages: tuple[PageFigure, ...]

    @property
    def landscape(self) -> bool:
        """Does it lie on its long side?"""
        return bool(self.pages) and self.pages[0].sheet.width > self.pages[0].sheet.height


def sections(
    documents: Sequence[Document],
    findings: tuple[Finding, ...],
    sheets: Sheets,
    checklist: Checklist,
    language: Language,
) -> tuple[Section, ...]:
    """A section for each document, in the order given."""
    taken: set[str] = set()
    made = []
    for number, document in enumerate(documents, start=1):
        anchor = anchor_of(document)
        made.append(
            Section(
                anchor=f"{anchor}-{number}" if anchor in taken else anchor,
                name=checklist.called(document.kind, language),
                percent=_percent(document.confidence),
                files=_files(document, language),
                values=tuple(_value(f, sheets, checklist, language) for f in _in_reading_order(document, checklist)),
                seals=tuple(_seal(seal, findings, sheets, language) for seal in document.seals),
                pages=tuple(_figure(page, findings, sheets, checklist, language) for page in document.pages),
            )
        )
        taken.add(anchor)
    return tuple(made)


def _in_reading_order(document: Document, checklist: Checklist) -> list[Field]:
    order = {name: rank for rank, name in enumerate(fields_of(document.kind, checklist))}
    return sorted(document.fields, key=lambda field: order.get(field.name, len(order)))


def _files(document: Document, language: Language) -> str:
    pages: dict[str, list[int]] = {}
    for page in document.pages:
        pages.setdefault(page.file, []).append(page.page)
    return "；".join(pages_name(file, numbers, language) for file, numbers in pages.items())


def _value(field: Field, sheets: Sheets, checklist: Checklist, language: Language) -> ValueRow:
    sheet = _sheet(field.evidence, sheets)
    value = shown(field.value, language)
    return ValueRow(
        name=checklist.called(field.name, language),
        value=masked_number(value) if field.name == FieldName.ID_NUMBER else masked(value),
        percent=_percent(field.confidence),
        certainty="sure" if field.confidence >= _SURE else "fair" if field.confidence >= _UNSURE else "weak",
        witnesses=" · ".join(witness_name(w, language) for w in field.witnesses),
        under_seal=field.under_seal,
        place=place_name(field.evidence, language),
        href=f"#{sheet.id}" if sheet else None,
        crop=sheet.cut(field.evidence.box) if sheet and sheet.picture and field.evidence.box else None,
    )


def _seal(seal: Seal, findings: tuple[Finding, ...], sheets: Sheets, language: Language) -> SealCard:
    sheet = _sheet(seal.evidence, sheets)
    blamed = any(finding.severity is not Severity.INFO and seal.evidence in finding.evidence for finding in findings)
    own = seal.type is SealType.COMPANY and seal.imprint is not Imprint.REPRODUCTION and not blamed
    standing = "authority" if seal.type is SealType.AUTHORITY else "own" if own else "doubtful"
    edge = (say("at-edge", language),) if seal.at_edge else ()
    return SealCard(
        type=name_of(seal.type, language),
        standing=standing,
        looks=" · ".join((name_of(seal.colour, language), name_of(seal.shape, language), *edge)),
        imprint=name_of(seal.imprint, language),
        text=seal.text or say("seal-unread", language),
        code=seal.code,
        percent=_percent(seal.confidence),
        place=place_name(seal.evidence, language),
        href=f"#{sheet.id}" if sheet else None,
        crop=sheet.cut(seal.evidence.box, margin=0.01) if sheet and sheet.picture and seal.evidence.box else None,
    )


def _figure(
    page: Page, findings: tuple[Finding, ...], sheets: Sheets, checklist: Checklist, language: Language
) -> PageFigure:
    sheet = sheets[page.file, page.page]
    causes = "、".join(name_of(cause, language) for cause in page.legibility.causes)
    notes = (
        (say("blank", language) if page.blank else ""),
        ("" if page.legibility.legible else say("illegible", language)),
        causes,
        (say("turned", language, degrees=page.rotation) if page.rotation else ""),
        ("" if sheet.picture else say("no-picture", language)),
    )
    return PageFigure(
        sheet=sheet,
        label=place_name(page.evidence(), language),
        notes=tuple(note for note in notes if note),
        troubled=not page.legibility.legible,
        marks=marks_on(sheet, page.file, page.page, findings, language),
        values=tuple(
            (checklist.called(f.name, language), sheet.upright(f.evidence.box))
            for f in page.fields
            if f.evidence.box and (f.evidence.file, f.evidence.page) == (page.file, page.page)
        ),
        seals=tuple((name_of(s.type, language), sheet.upright(s.evidence.box)) for s in page.seals if s.evidence.box),
    )


def _sheet(evidence: Evidence, sheets: Sheets) -> Sheet | None:
    return sheets.get((evidence.file, evidence.page)) if evidence.page is not None else None


def _percent(share: float) -> int:
    return int(share * 100)
