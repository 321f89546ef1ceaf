"""Where reports are put: each in its submission's own folder, the index in the data folder."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import quote

from chushen.applicant import company_of
from chushen.checklist import Checklist
from chushen.findings import Severity
from chushen.names import Language, name_of
from desk.report.beside import Beside
from desk.report.numbered import in_order
from desk.report.rendering import IndexRow, render_index, render_report
from desk.report.words import say
from records.folder import REPORT, write_private
from records.pictures import picture_path
from records.schema import State
from records.standings import Standing
from records.store import Store
from records.verified import Verified

_NAMES_IN_INDEX = 6


def report_path(folder: Path, language: Language) -> Path:
    """The report's place in a submission's own folder."""
    return folder / (REPORT if language is Language.ZH else "report.en.html")


def file_report(
    verified: Verified,
    folder: Path,
    pictures: Path,
    *,
    checklist: Checklist,
    beside: Beside = Beside(),  # noqa: B008  frozen, and empty
    language: Language = Language.ZH,
) -> Path:
    """Write an application's report, whole or not at all.

    `folder` is the submission's own; `pictures` is that of its pages (`records.pictures`); `beside` is what a reviewer
    has to know besides the findings.

    Raises:
        RecordsError: the folder cannot be used.
    """

    def picture_of(file: str, page: int) -> bytes | None:
        path = picture_path(pictures, file, page)
        return path.read_bytes() if path.is_file() else None

    html = render_report(
        verified.submission, verified.judgement, checklist, picture_of=picture_of, language=language, beside=beside
    )
    path = report_path(folder, language)
    write_private(path, html.encode("utf-8"))
    return path


def file_index(store: Store, checklist: Checklist, language: Language = Language.ZH) -> Path:
    """Write the page that leads to the report of every recorded submission."""
    rows = [index_row(store, standing, checklist, language) for standing in store.rows()]
    path = store.data / ("index.html" if language is Language.ZH else "index.en.html")
    write_private(path, render_index(rows, language).encode("utf-8"))
    return path


def index_row(store: Store, standing: Standing, checklist: Checklist, language: Language) -> IndexRow:
    """A submission's line in the index; `href` leads from the data folder to its report."""
    verified = store.newest(standing.name)
    if verified is None or standing.state is State.QUARANTINED:
        return IndexRow(
            submission=standing.name,
            company=standing.name,
            received="",
            verdict=None,
            state=say(standing.state.value, language),
            errors=0,
            warnings=0,
            findings=(standing.problem,) if standing.problem else (),
            href=None,
        )
    judgement = verified.judgement
    count = Counter(finding.severity for finding in judgement.findings)
    names = list(dict.fromkeys(name_of(finding.code, language) for finding in in_order(judgement, checklist)))
    folder = store.folder(standing.name)
    path = next((p for p in (report_path(folder, language), report_path(folder, Language.ZH)) if p.is_file()), None)
    return IndexRow(
        submission=standing.name,
        company=company_of(verified.submission),
        received=judgement.received.isoformat(),
        verdict=name_of(judgement.verdict, language),
        state=judgement.verdict.value,
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        findings=tuple(names[:_NAMES_IN_INDEX]),
        href=quote(path.relative_to(store.data).as_posix()) if path else None,
    )
