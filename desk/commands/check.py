"""chushen check: one application, or several, from end to end."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """核验一份或多份申请：识别每一页，找出每一枚印章，比对各份材料，一次性列出全部问题。

Check applications from end to end: every page read, every seal seen, everything wrong shown at once.

PATH 是一份申请：一个文件夹、一个压缩包或一个 PDF。结果和 HTML 报告保存在数据文件夹中。

\b
例 Examples:
  chushen check 申请材料/星河通信
  chushen check a.zip b.pdf --received 2026-05-04
  chushen check 申请材料/* --json > results.jsonl

\b
退出码 Exit status:
  0 全部通过 all pass        1 有申请需补正或复核 some need correction or review
  2 命令有误 wrong call      3 有申请无法处理 a submission could not be processed
"""


def check(  # noqa: PLR0913  every option is an argument
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="申请：文件夹、压缩包或 PDF。/ Applications.")],
    *,
    as_json: options.Json = False,
    received: options.Received = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    again: options.Again = False,
    workers: options.Workers = None,
) -> None:
    """Check applications, and end with the contract's exit status."""
    all_there(paths)
    from chushen.checklist_file import load_checklist
    from chushen.workdays import load_calendar
    from desk.work.checking import check_all
    from desk.work.office import report_writer
    from desk.work.telling import teller
    from flows.equipment import open_office

    settings = options.settings_with(data, checklist, workers)
    rules = load_checklist(settings.checklist)
    with open_office(
        settings, write_report=report_writer(rules, load_calendar(settings.holidays)), all_cores=True
    ) as office:
        tell = teller(office.store, rules, load_calendar(settings.holidays), as_json=as_json, language=language)
        status = check_all(paths, office, tell, received=options.day(received), again=again)
    raise typer.Exit(status)
