"""chushen batch: a folder of applications."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there, resolved

HELP = """核验一个文件夹中的全部申请：其中每个子文件夹、压缩包、PDF 各为一份申请，先收到的先核验。
没有变化的跳过，出错的不影响其余；随时可以中断，再次运行时从断处继续。

Verify every application in a folder: each sub-folder, archive and PDF in it is one, and what was received first comes
first. What has not changed is skipped; one that fails does not stop the others. It may be interrupted at any time:
the next run goes on from there.

结束时写入 summary.html（图表）和 summary.xlsx（逐份清单）。
At the end it writes summary.html, with figures, and summary.xlsx, with every application.

\b
例 Examples:
  chushen batch 本周申请
  chushen batch 积压申请 --workers 4 --since 2026-03-01 --output 汇总
  chushen batch 积压申请 --only "北京*" --only "*.zip"
  chushen batch 积压申请 --retry
  chushen batch 本周申请 --json > results.jsonl
  chushen batch s3://bucket/inbox          对象存储中的申请 applications in a store
  chushen batch 本周申请 --pool 核验        由各台机器上的 chushen worker 处理 done by workers on several machines
"""


def batch(  # noqa: PLR0913  every option is an argument
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="放有多份申请的文件夹。/ The folder of applications.")
    ],
    *,
    as_json: options.Json = False,
    received: options.Received = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            "--since",
            formats=["%Y-%m-%d"],
            metavar="YYYY-MM-DD",
            help="只核验这一天及以后收到的。/ Only what was received on or after that day.",
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="PATTERN",
            help="只核验名称符合的，可多次使用。/ Only names that fit, as *.zip; may be given several times.",
        ),
    ] = None,
    retry: Annotated[
        bool,
        typer.Option("--retry", help="只重试未能处理或中断的。/ Only those that failed or were broken off."),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help="汇总放在哪里；不填则在数据文件夹。/ Where the summary goes; else into the data folder.",
        ),
    ] = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    again: options.Again = False,
    workers: options.Workers = None,
    pool: options.Pool = None,
) -> None:
    """Verify a folder of applications, and end with the contract's exit status."""
    all_there([folder])
    from zoneinfo import ZoneInfo

    from chushen.checklist_file import load_checklist
    from desk.report.summary import Run
    from desk.work.batching import run_batch, show_batch
    from flows.selection import chosen_in
    from records.store import Store

    china = ZoneInfo("Asia/Shanghai")
    begun = datetime.now(china)
    folder = resolved(folder)
    settings = options.settings_with(data, checklist, workers)
    rules = load_checklist(settings.checklist)
    with Store.open(settings.data, settings.database) as store:
        paths = chosen_in(folder, store, only=only or (), retry=retry)
    outcomes = run_batch(
        paths,
        settings,
        rules,
        language,
        received=options.day(received),
        since=options.day(since),
        again=again or retry,
        as_json=as_json,
        pool=pool,
    )
    run = Run(folder=folder.name, begun=begun, ended=datetime.now(china), workers=settings.workers)
    raise typer.Exit(show_batch(outcomes, settings, rules, language, as_json=as_json, run=run, into=output))
