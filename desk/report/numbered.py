"""The findings in the order in which they are shown, each with its number and its places on the sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from chushen.checklist import Checklist
from chushen.evidence import Evidence
from chushen.findings import Finding, Judgement, Severity
from chushen.geometry import Box
from chushen.kinds import DocumentKind
from chushen.masking import masked
from chushen.names import Language, name_of
from desk.report.sheet import Crop, Sheet
from desk.report.words import place_name, say, severity_name

Sheets = Mapping[tuple[str, int], Sheet]
_WEIGHT = {severity: rank for rank, severity in enumerate(Severity)}
_PICTURES_A_FINDING = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding can be seen.

    Attributes:
        href: the anchor of the mark on its page; None where the report has no such page.
        crop: a picture of it; None where there is none, or where the finding has more than enough.
    """

    label: str
    href: str | None
    crop: Crop | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedFinding:
    """A finding, ready to be shown."""

    number: int
    severity: Severity
    weight: str
    title: str
    document: str | None
    detail: str | None
    code: str
    message: str
    remedy: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A finding's number on a page.

    Attributes:
        id: its anchor.
        box: where, on the upright sheet; None for the whole page.
        step: how many flags already stand at the same corner.
    """

    id: str
    number: int
    severity: Severity
    title: str
    box: Box | None
    step: int


def in_order(judgement: Judgement, checklist: Checklist) -> tuple[Finding, ...]:
    """Heaviest first; then as the checklist lists the documents; then as the rules gave them."""
    rank: dict[DocumentKind | None, int] = {r.kind: n for n, r in enumerate(checklist.documents)}
    last = len(rank)
    return tuple(sorted(judgement.findings, key=lambda f: (_WEIGHT[f.severity], rank.get(f.document, last))))


def numbered(
    findings: tuple[Finding, ...], sheets: Sheets, checklist: Checklist, language: Language
) -> tuple[NumberedFinding, ...]:
    """Give each finding its number, its words and its places."""
    chinese = language is Language.ZH
    return tuple(
        NumberedFinding(
            number=number,
            severity=finding.severity,
            weight=severity_name(finding.severity, language),
            title=name_of(finding.code, language),
            document=checklist.called(finding.document, language) if finding.document else None,
            detail=name_of(finding.cause, language) if finding.cause else None,
            code=finding.code.value,
            message=masked(finding.message if chinese else finding.message_en),
            remedy=masked(finding.remedy if chinese else finding.remedy_en),
            places=_places(number, finding, sheets, language),
        )
        for number, finding in enumerate(findings, start=1)
    )


def marks_on(sheet: Sheet, file: str, page: int, findings: tuple[Finding, ...], language: Language) -> tuple[Mark, ...]:
    """Every finding that points at this page, with its mark."""
    marks: list[Mark] = []
    corners: dict[tuple[float, float], int] = {}
    for number, finding in enumerate(findings, start=1):
        for row, evidence in enumerate(finding.evidence):
            if (evidence.file, evidence.page) != (file, page):
                continue
            box = sheet.upright(evidence.box) if evidence.box else None
            corner = (round(box.left, 2), round(box.top, 2)) if box else (-1.0, -1.0)
            step = corners.get(corner, 0)
            corners[corner] = step + 1
            marks.append(
                Mark(
                    id=_anchor(number, row),
                    number=number,
                    severity=finding.severity,
                    title=name_of(finding.code, language),
                    box=box,
                    step=step,
                )
            )
    return tuple(marks)


def _places(number: int, finding: Finding, sheets: Sheets, language: Language) -> tuple[Place, ...]:
    """The file is named once where one place follows another in it."""
    before = (None, *(evidence.file for evidence in finding.evidence))
    return tuple(
        _place(number, row, evidence, sheets, language, same_file=evidence.file == before[row])
        for row, evidence in enumerate(finding.evidence)
    )


def _place(number: int, row: int, evidence: Evidence, sheets: Sheets, language: Language, *, same_file: bool) -> Place:
    sheet = sheets.get((evidence.file, evidence.page)) if evidence.page is not None else None
    pictured = sheet is not None and sheet.picture is not None and row < _PICTURES_A_FINDING
    return Place(
        label=say("page", language, page=evidence.page)
        if same_file and evidence.page
        else place_name(evidence, language),
        href=f"#{_anchor(number, row)}" if sheet is not None else None,
        crop=sheet.around(evidence.box) if sheet is not None and pictured else None,
    )


def _anchor(number: int, row: int) -> str:
    return f"f{number}-{row + 1}"
