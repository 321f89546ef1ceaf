"""chushen list, show, search and export: what is recorded."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from chushen.findings import Verdict
from chushen.names import Language
from desk import options
from desk.report.formats import Format
from records.schema import State

LIST_HELP = """列出申请：状态、结论、核验次数。可按状态、结论和收到日期筛选。

List applications: where each stands, its verdict, how often it was verified.

\b
例 Examples:
  chushen list
  chushen list --verdict correct --since 2026-05-01
  chushen list --state quarantined --json
"""

SHOW_HELP = """查看一份申请：现状、最新结果和全部问题、文件、经过、决定。

Show one application: where it stands, its newest result with all findings, its files, history and decisions.

SUBMISSION 是申请的名称（见 chushen list）。

\b
例 Examples:
  chushen show 星河通信
  chushen show 星河通信 --json
"""

SEARCH_HELP = """按公司名称、统一社会信用代码、许可证编号、法定代表人、申请名称、文件名或问题查找申请。
多个词须同时满足。

Search by company, credit code, permit number, representative, name, file, or finding; every word must match.

\b
例 Examples:
  chushen search 星河
  chushen search 91110108 未盖章
"""

EXPORT_HELP = """导出每份申请的最新结果：jsonl（默认，每行一个 chushen.result/1）、json、csv、xlsx。

Export the newest result of every application: jsonl (one chushen.result/1 a line), json, csv, xlsx.

csv 和 xlsx 用中文表头，可直接用 Excel 打开；xlsx 有“申请”和“审查结果”两个工作表。以 = + - @ 开头的内容按文本写入。

\b
例 Examples:
  chushen export > results.jsonl
  chushen export --format xlsx --output 结果.xlsx
"""


def list_(
    *,
    state: Annotated[
        State | None,
        typer.Option("--state", metavar="waiting|running|done|quarantined", help="只列此状态。/ Only of this state."),
    ] = None,
    verdict: Annotated[
        Verdict | None,
        typer.Option("--verdict", metavar="pass|review|correct", help="只列此结论。/ Only of this verdict."),
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="只列此日及以后收到的。/ Only those received on that day or later.",
        ),
    ] = None,
    as_json: options.Json = False,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
) -> None:
    """Print a line for each submission."""
    from desk.work.listing import Chosen, show_list

    chosen = Chosen(state=state, verdict=verdict, since=options.day(since))
    show_list(options.settings_with(data), chosen, as_json=as_json, language=language)


def show(
    submission: Annotated[str, typer.Argument(metavar="SUBMISSION", help="申请名称。/ Its name.")],
    *,
    as_json: options.Json = False,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
) -> None:
    """Print all that is known of one."""
    from desk.work.showing import show_one

    show_one(submission, options.settings_with(data), as_json=as_json, language=language)


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORD", help="要找的词。/ What to look for.")],
    *,
    as_json: options.Json = False,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
) -> None:
    """Print a line for each that was found."""
    from desk.work.searching import show_found

    show_found(words, options.settings_with(data), as_json=as_json, language=language)


def export(
    form: Annotated[
        Format, typer.Option("--format", metavar="jsonl|json|csv|xlsx", help="格式。/ The format.")
    ] = Format.JSONL,
    output: Annotated[
        Path | None,
        typer.Option("--output", metavar="FILE", help="写入文件；不填则输出到终端。/ Into a file, else to stdout."),
    ] = None,
    data: options.Data = None,
) -> None:
    """Print the recorded results, or write them."""
    from desk.work.exporting import export_results

    export_results(options.settings_with(data), form, output)
