"""Values in, HTML out. The files are self-contained: pictures and style lie inside, nothing is fetched."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment, PackageLoader, StrictUndefined

from chushen import __version__
from chushen.applicant import company_of, value_of
from chushen.checklist import Checklist
from chushen.documents import Document, Submission
from chushen.findings import Judgement, Severity
from chushen.kinds import FieldName
from chushen.names import Language, name_of
from desk.report.beside import Beside
from desk.report.checklist_table import checklist_table
from desk.report.numbered import in_order, numbered
from desk.report.pictures import PictureOf, opened
from desk.report.sections import sections
from desk.report.sheet import Sheet
from desk.report.words import say

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """One application in the index.

    Attributes:
        verdict: None while there is none; then `state` says why.
        findings: their names, heaviest first.
        href: the report, relative to the index; None where there is none.
    """

    submission: str
    company: str
    received: str
    verdict: str | None
    state: str
    errors: int
    warnings: int
    findings: tuple[str, ...]
    href: str | None


def render_report(
    submission: Submission,
    judgement: Judgement,
    checklist: Checklist,
    *,
    picture_of: PictureOf,
    language: Language = Language.ZH,
    beside: Beside = Beside(),  # noqa: B008  frozen, and empty
) -> str:
    """One application's report as a whole HTML file, with the kept pictures of its pages inside."""
    documents = _as_listed(submission, checklist)
    pages = [page for document in documents for page in document.pages]
    sheets = {}
    for number, page in enumerate(pages, start=1):
        jpeg = picture_of(page.file, page.page)
        picture = opened(jpeg) if jpeg else None
        sheets[page.file, page.page] = Sheet(id=f"p{number}", rotation=page.rotation, picture=picture)
    ordered = in_order(judgement, checklist)
    weights = Counter(finding.severity for finding in ordered)
    return (
        environment(language)
        .get_template("report.html.j2")
        .render(
            judgement=judgement,
            title=company_of(submission),
            verdict_name=name_of(judgement.verdict, language),
            checklist=checklist,
            checklist_title=checklist.named(language),
            uscc=value_of(submission, FieldName.USCC),
            permit_number=value_of(submission, FieldName.PERMIT_NUMBER),
            counts=[(severity, weights[severity]) for severity in Severity],
            page_count=len(pages),
            dates=beside.dates(language),
            round=beside.round,
            outcome=beside.outcome(language),
            document_count=len(documents),
            rows=checklist_table(submission, judgement, checklist, language),
            findings=numbered(ordered, sheets, checklist, language),
            sections=sections(documents, ordered, sheets, checklist, language),
            sheets=list(sheets.values()),
            notes=[(note.file, say(note.remark, language)) for note in submission.notes],
            not_checked=[
                (name_of(n.code, language), n.reason if language is Language.ZH else n.reason_en)
                for n in judgement.not_checked
            ],
        )
    )


def render_index(rows: Sequence[IndexRow], language: Language = Language.ZH) -> str:
    """The page that leads to many reports."""
    return (
        environment(language)
        .get_template("index.html.j2")
        .render(rows=rows, verdicts=Counter(row.verdict or row.state for row in rows))
    )


def _as_listed(submission: Submission, checklist: Checklist) -> list[Document]:
    """The documents in the checklist's order; what it does not ask for comes last."""
    rank = {required.kind: number for number, required in enumerate(checklist.documents)}
    return sorted(submission.documents, key=lambda document: rank.get(document.kind, len(rank)))


def environment(language: Language) -> Environment:
    """What fills the templates of this package in one language."""
    environment = Environment(
        loader=PackageLoader("desk.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=printable,
    )
    environment.globals |= {"say": partial(_say, language), "language": language, "version": __version__}
    return environment


def _say(language: Language, key: str, **details: object) -> str:
    return say(key, language, **details)


def printable(value: object) -> object:
    """What an applicant named a file may hold bytes that no HTML file can."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", value) if type(value) is str else value
