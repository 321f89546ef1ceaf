"""The recorded results for other programs: as JSON, or as tables that a spreadsheet program opens."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from chushen.errors import CallError
from chushen.settings import Settings
from desk.report.formats import Format
from desk.report.ledger import APPLICATIONS, FINDINGS, Row, application_row, finding_rows
from desk.report.rendering import printable
from records.store import Store

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CHUNK = 1 << 20
_A4 = 9
"""Its number in the format."""


def export_results(settings: Settings, form: Format, output: Path | None) -> None:
    """Write the newest result of every submission into a file, or to stdout.

    Raises:
        CallError: a workbook is to go to a terminal, or the file cannot be written.
    """
    if form is Format.XLSX and output is None and sys.stdout.isatty():
        message = "xlsx 不能输出到终端 / a workbook cannot go to a terminal"
        raise CallError(message, remedy="加上 --output 文件名 / Add --output FILE.")
    with Store.open(settings.data, settings.database) as store:
        if output is None:
            sys.stdout.flush()
            for chunk in _EXPORTS[form](store):
                sys.stdout.buffer.write(chunk)
            sys.stdout.buffer.flush()
            return
        try:
            with output.open("wb") as file:
                file.writelines(_EXPORTS[form](store))
        except OSError as error:
            message = f"无法写入 / cannot write {output}: {error.strerror}"
            raise CallError(message, remedy="换一个文件名或文件夹 / Name another file.") from error


def _jsonl(store: Store) -> Iterator[bytes]:
    for answer in store.answers():
        yield f"{answer}\n".encode("utf-8", "backslashreplace")


def _json(store: Store) -> Iterator[bytes]:
    before = b"[\n"
    for answer in store.answers():
        yield before + answer.encode("utf-8", "backslashreplace")
        before = b",\n"
    yield b"\n]\n" if before == b",\n" else b"[]\n"


def _csv(store: Store) -> Iterator[bytes]:
    """An application a line. The mark in front tells Excel that it is UTF-8; what looks like a formula is quoted."""
    yield "\ufeff".encode()
    yield _csv_line(list(APPLICATIONS))
    for answer in store.answers():
        yield _csv_line([_harmless(value) for value in application_row(json.loads(answer))])


def _csv_line(row: Row) -> bytes:
    line = StringIO()
    csv.writer(line).writerow(row)
    return line.getvalue().encode("utf-8", "replace")


def _harmless(value: str | int | date | None) -> str | int | date | None:
    """Spreadsheet programs take text that begins so for a formula, and run it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_LIKE_A_FORMULA) else value


def _xlsx(store: Store) -> Iterator[bytes]:
    book = Workbook(write_only=True)
    applications = _sheet(book, "申请", APPLICATIONS)
    findings = _sheet(book, "审查结果", FINDINGS)
    for text in store.answers():
        answer = json.loads(text)
        applications.append(_cells(applications, application_row(answer)))
        for row in finding_rows(answer):
            findings.append(_cells(findings, row))
    with TemporaryFile() as file:
        book.save(file)
        yield from _chunks_of(file)


def _sheet(book: Workbook, title: str, columns: dict[str, int]) -> WriteOnlyWorksheet:
    sheet = book.create_sheet(title)
    for number, width in enumerate(columns.values(), start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}1"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    heads = [WriteOnlyCell(sheet, value=name) for name in columns]
    for head in heads:
        head.font = Font(bold=True)
        head.fill = PatternFill("solid", fgColor="F3F4F6")
    sheet.append(heads)
    return sheet


def _cells(sheet: WriteOnlyWorksheet, row: Row) -> list[object]:
    return [_cell(sheet, value) if isinstance(value, str) else value for value in row]


def _cell(sheet: WriteOnlyWorksheet, text: str) -> object:
    """Text that stays text: openpyxl takes what begins with `=` for a formula, with `#` for an error."""
    clean = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", str(printable(text)))
    if not clean.startswith((*_LIKE_A_FORMULA, "#")):
        return clean
    cell = WriteOnlyCell(sheet, value=clean)
    cell.data_type = "s"
    return cell


def _chunks_of(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(_CHUNK):
        yield chunk


_EXPORTS = {Format.JSONL: _jsonl, Format.JSON: _json, Format.CSV: _csv, Format.XLSX: _xlsx}
