"""A run over many applications as a workbook for a spreadsheet program: the counts, and every application."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from chushen.findings import Verdict
from chushen.names import Language, name_of
from desk.report.rendering import printable
from desk.report.summary import Run, verdict_name
from desk.report.tally import ORDER, in_reading_order, tally
from desk.report.words import say, severity_name
from flows.office import Outcome

_FILLS: dict[Verdict | None, str] = {
    None: "E2E6EB",
    Verdict.CORRECT: "FCEEF2",
    Verdict.REVIEW: "FFF5E2",
    Verdict.PASS: "E9F5EF",
}
_FONT = "Microsoft YaHei"
_A4 = 9
"""Its number in the format."""
_PORTRAIT = 100
"""Characters across that a sheet of A4 takes upright."""
_HEAD = PatternFill("solid", fgColor="F3F4F6")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def workbook_of(
    run: Run, outcomes: Sequence[Outcome], link_to: Callable[[str], str | None], language: Language = Language.ZH
) -> bytes:
    """The XLSX file. Arguments as of `desk.report.summary.render_summary`; one row at a time in memory."""
    book = Workbook(write_only=True)
    _write_counts(book.create_sheet(say("summary", language)), run, outcomes, language)
    _write_rows(book.create_sheet(say("each-application", language)), outcomes, link_to, language)
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _write_counts(sheet: WriteOnlyWorksheet, run: Run, outcomes: Sequence[Outcome], language: Language) -> None:
    counted = tally(outcomes)
    _lay_out(sheet, (34, 20, 14))
    sheet.row_dimensions[1].height = 28
    sheet.append([_text(sheet, say("summary", language), size=16, bold=True)])
    sheet.append([_text(sheet, run.folder), _text(sheet, f"{run.begun:%Y-%m-%d %H:%M}")])
    sheet.append([])
    sheet.append(_heads(sheet, (say("result", language), say("count", language))))
    for verdict in ORDER:
        if verdict or counted.verdicts[verdict]:
            name = _text(sheet, verdict_name(verdict, language), fill=_FILLS[verdict])
            sheet.append([name, counted.verdicts[verdict]])
    sheet.append([])
    sheet.append(_heads(sheet, (say("findings", language), say("weight", language), say("count", language))))
    for code in counted.codes:
        name, weight = name_of(code.code, language), severity_name(code.severity, language)
        sheet.append([_text(sheet, name), _text(sheet, weight), code.applications])
    if counted.times:
        sheet.append([])
        sheet.append(_heads(sheet, (say("time-each", language), say("seconds", language))))
        times = counted.times
        for key, value in (("middle", times.middle), ("most", times.nine_of_ten), ("longest", times.longest)):
            sheet.append([_text(sheet, say(f"time.{key}", language)), round(value, 1)])


def _write_rows(
    sheet: WriteOnlyWorksheet, outcomes: Sequence[Outcome], link_to: Callable[[str], str | None], language: Language
) -> None:
    names = ("submission", "company", "received", "result", "errors", "warnings", "infos", "findings", "seconds")
    heads = [say(name, language) for name in (*names, "problem", "report.link", "place")]
    _lay_out(sheet, (28, 34, 12, 12, 8, 8, 8, 56, 8, 36, 8, 50))
    sheet.print_title_rows = "1:1"
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(outcomes) + 1}"
    sheet.append(_heads(sheet, heads))
    for outcome in in_reading_order(outcomes):
        found = "、".join(name_of(code, language) for code in dict.fromkeys(code for code, _ in outcome.found))
        sheet.append(
            [
                _text(sheet, outcome.name),
                _text(sheet, outcome.company),
                _date(sheet, outcome),
                _text(sheet, verdict_name(outcome.verdict, language), fill=_FILLS[outcome.verdict]),
                *((outcome.errors, outcome.warnings, outcome.infos) if outcome.verdict else (None, None, None)),
                _text(sheet, found, wrap=True),
                round(outcome.seconds, 1) if outcome.verdict and not outcome.skipped else None,
                _text(sheet, outcome.problem, wrap=True),
                _link(sheet, link_to(outcome.name), say("open", language)),
                _text(sheet, str(outcome.path)),
            ]
        )


def _text(
    sheet: WriteOnlyWorksheet, text: str, *, bold: bool = False, size: int = 10, fill: str = "", wrap: bool = False
) -> WriteOnlyCell:
    """Text that stays text: a name that begins with `=` is no formula."""
    cell = WriteOnlyCell(sheet, value=_CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(printable(text))))
    cell.data_type = "s"
    cell.font = Font(name=_FONT, bold=bold, size=size)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)
    return cell


def _heads(sheet: WriteOnlyWorksheet, names: Iterable[str]) -> list[WriteOnlyCell]:
    cells = [_text(sheet, name, bold=True) for name in names]
    for cell in cells:
        cell.fill = _HEAD
    return cells


def _date(sheet: WriteOnlyWorksheet, outcome: Outcome) -> WriteOnlyCell | None:
    if outcome.received is None:
        return None
    cell = WriteOnlyCell(sheet, value=outcome.received)
    cell.number_format = "yyyy-mm-dd"
    cell.alignment = Alignment(vertical="top", horizontal="left")
    return cell


def _link(sheet: WriteOnlyWorksheet, address: str | None, text: str) -> WriteOnlyCell | None:
    if not address:
        return None
    cell = _text(sheet, text)
    cell.hyperlink = address
    cell.font = Font(name=_FONT, color="21507F", underline="single")
    return cell


def _lay_out(sheet: WriteOnlyWorksheet, widths: Sequence[int]) -> None:
    """Columns so wide, and on paper as wide as a sheet of A4."""
    sheet.page_setup.orientation = "portrait" if sum(widths) < _PORTRAIT else "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
