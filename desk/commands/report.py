"""chushen report: the HTML report of an application."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from typing import Annotated

import typer

from chushen.names import Language
from desk import options

HELP = """生成申请的 HTML 报告，并输出文件路径。报告是单个文件，可用浏览器打开，也可打印成 A4。

Write the HTML report of an application and print its path: one file, for any browser, and for A4 paper.

SUBMISSION 是已核验过的申请的名称（见 chushen list），也可以是尚未核验的申请的路径。

\b
例 Examples:
  chushen report 星河通信
  chushen report 申请材料/星河通信 --lang en
"""


def report(
    submissions: Annotated[
        list[str],
        typer.Argument(metavar="SUBMISSION", help="申请的名称或路径。/ Name of a checked application, or a path."),
    ],
    *,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
) -> None:
    """Write reports and print their paths."""
    from chushen.checklist_file import load_checklist
    from desk.work.reporting import write_reports

    settings = options.settings_with(data, checklist)
    write_reports(submissions, settings, load_checklist(settings.checklist), language)
