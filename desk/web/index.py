"""`/`: the page that leads to the reports, made anew for each look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from chushen.checklist_file import load_checklist
from chushen.names import Language
from desk.report.filing import index_row
from desk.report.rendering import IndexRow, render_index
from desk.web.kept import Kept
from records.links import report_link
from records.standings import Standing


def index(kept: Kept) -> Callable[[Request], Response]:
    """The page; a row is made anew only where its submission has changed."""
    checklist = load_checklist(kept.settings.checklist)
    known: dict[Standing, IndexRow] = {}

    def row_of(standing: Standing) -> IndexRow:
        row = index_row(kept.store(), standing, checklist, Language.ZH)
        return replace(row, href=report_link("/reports", standing.name)) if row.href else row

    def answer(_: Request) -> Response:
        nonlocal known
        known = {standing: known.get(standing) or row_of(standing) for standing in kept.store().rows()}
        return HTMLResponse(render_index(list(known.values())))

    return answer
