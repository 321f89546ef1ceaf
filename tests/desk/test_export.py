"""Results go out as tables that a spreadsheet program opens, and that run nothing there."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from chushen.documents import SentFile
from chushen.findings import Verdict
from chushen.kinds import DocumentKind, FieldName
from desk.cli import app
from records.schema import Decision
from records.store import Store
from tests.records.building import a_verified

EVIL = '=HYPERLINK("http://127.0.0.1/","x")'
ID_NUMBER = "310115198503071234"
SENT = Path("sent")


def chushen(*arguments, exit_code=0):
    result = CliRunner().invoke(app, [*map(str, arguments)])
    assert result.exit_code == exit_code, result.output
    return result


def stating(verified, **values):
    (document,) = verified.submission.documents
    field = document.fields[0]
    fields = tuple(replace(field, name=FieldName(name), value=value) for name, value in values.items())
    document = replace(document, kind=DocumentKind.PERMIT_MAIN, fields=fields)
    return replace(verified, submission=replace(verified.submission, documents=(document,)))


@pytest.fixture
def data(tmp_path, monkeypatch):
    """The data folder, which is also the one that is set."""
    monkeypatch.setenv("CHUSHEN_DATA", str(tmp_path / "data"))
    with Store.open(tmp_path / "data") as store:
        files = [SentFile(name=f"身份证{ID_NUMBER}.jpg", content="a" * 64, size=7)]
        store.begin("云帆", SENT, digest="d1", edition="e1", files=files)
        store.keep(SENT, stating(a_verified("云帆"), company_name=EVIL, valid_to="2026-09-30", permit_number="京B2-1"))
        store.keep(SENT, a_verified("星河", digest="d2", verdict=Verdict.PASS))
        store.see("新来的", SENT)
    return tmp_path / "data"


@pytest.mark.usefixtures("data")
def test_a_workbook_has_both_sheets_with_chinese_headings_and_dates_as_dates(tmp_path):
    chushen("export", "--format", "xlsx", "--output", tmp_path / "结果.xlsx")
    book = load_workbook(tmp_path / "结果.xlsx")
    applications, findings = (list(book[name].values) for name in ("申请", "审查结果"))
    row = dict(zip(applications[0], applications[1], strict=True))

    assert book.sheetnames == ["申请", "审查结果"]
    assert (row["申请"], row["经营许可证编号"], row["初审结论"], row["须补正"]) == ("云帆", "京B2-1", "需补正", 1)
    assert row["许可证有效期截止"].date() == date(2026, 9, 30)
    assert row["收到日期"].date() == date(2026, 5, 4)
    assert [r[0] for r in applications[1:]] == ["云帆", "星河"]
    assert [(r[0], r[3], r[10]) for r in findings[1:]] == [("云帆", "未加盖公章", "unsealed")]
    assert book["申请"].freeze_panes == "B2"


@pytest.mark.usefixtures("data")
def test_nothing_in_a_workbook_is_a_formula(tmp_path):
    chushen("export", "--format", "xlsx", "--output", tmp_path / "out.xlsx")
    book = load_workbook(tmp_path / "out.xlsx")

    assert book["申请"]["B2"].value == EVIL
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "inlineStr", "n", "d"}


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@x", "\t=1", "#N/A"])
def test_text_that_spreadsheets_run_is_text_in_both(data, tmp_path, begin):
    with Store.open(data) as store:
        store.keep(SENT, stating(a_verified("云帆", digest="d9"), company_name=begin))
    chushen("export", "--format", "xlsx", "--output", tmp_path / "out.xlsx")
    out = chushen("export", "--format", "csv").stdout_bytes.decode("utf-8-sig")
    cell = load_workbook(tmp_path / "out.xlsx")["申请"]["B2"]

    assert (cell.value.lstrip("\t"), cell.data_type) == (begin.lstrip("\t"), "s")
    assert next(csv.DictReader(io.StringIO(out)))["公司名称"][0] not in "=+-@\t"


@pytest.mark.usefixtures("data")
def test_a_csv_opens_in_excel_as_utf_8():
    out = chushen("export", "--format", "csv").stdout_bytes
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"))))

    assert out.startswith(b"\xef\xbb\xbf")
    assert [(row["申请"], row["初审结论"], row["问题"]) for row in rows] == [
        ("云帆", "需补正", "未加盖公章"),
        ("星河", "通过", ""),
    ]


@pytest.mark.usefixtures("data")
def test_json_is_an_array_of_what_jsonl_is_line_by_line():
    lines = chushen("export").stdout.splitlines()

    assert json.loads(chushen("export", "--format", "json").stdout) == [json.loads(line) for line in lines]
    assert [json.loads(line)["schema"] for line in lines] == ["chushen.result/1"] * 2


def test_an_export_of_nothing_is_an_empty_table(tmp_path):
    for form in ("json", "jsonl", "csv", "xlsx"):
        chushen("export", "--format", form, "--output", tmp_path / f"out.{form}", "--data", tmp_path / "none")

    assert json.loads((tmp_path / "out.json").read_text()) == []
    assert load_workbook(tmp_path / "out.xlsx")["申请"].max_row == 1


@pytest.mark.usefixtures("data")
def test_a_file_that_cannot_be_written_was_named_wrongly(tmp_path):
    assert "cannot write" in chushen("export", "--output", tmp_path / "no" / "x", exit_code=2).stderr


def test_one_application_is_shown_with_all_that_is_known(data):
    with Store.open(data) as store:
        store.decide("云帆", Decision.CORRECT, reason="按通知书补正", officer="王某")
    shown = chushen("show", "云帆").stdout
    told = json.loads(chushen("show", "云帆", "--json").stdout)

    assert "身份证310115********1234.jpg" in shown
    assert ID_NUMBER not in shown
    assert "按通知书补正" in shown
    assert told["result"]["schema"] == "chushen.result/1"
    assert [event["event"] for event in told["events"]] == ["begun", "kept", "decided"]
    assert [(file["sha256"], file["bytes"]) for file in told["files"]] == [("a" * 64, 7)]


@pytest.mark.usefixtures("data")
def test_one_that_waits_is_shown_and_one_that_is_not_there_is_named():
    assert "等待中" in chushen("show", "新来的").stdout
    assert "谁" in chushen("show", "谁", exit_code=2).stderr


@pytest.mark.usefixtures("data")
def test_search_says_where_and_masks_personal_numbers():
    found = chushen("search", "身份证").stdout
    (told,) = [json.loads(line) for line in chushen("search", "京B2", "--json").stdout.splitlines()]

    assert "身份证310115********1234.jpg" in found
    assert ID_NUMBER not in found
    assert (told["submission"], told["found"]) == ("云帆", [{"in": "permit_number", "value": "京B2-1"}])


@pytest.mark.usefixtures("data")
def test_the_list_is_narrowed():
    names = [
        json.loads(line)["submission"] for line in chushen("list", "--verdict", "pass", "--json").stdout.splitlines()
    ]

    assert names == ["星河"]
    assert chushen("list", "--state", "running", "--json").stdout == ""
