"""chushen batch: a folder of applications."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """核验一个文件夹中的全部申请：其中每个子文件夹、压缩包、PDF 各为一份申请。没有变化的跳过，出错的不影响其余。

Verify every application in a folder: each sub-folder, archive and PDF in it is one.
What has not changed is skipped; one that fails does not stop the others.

\b
例 Examples:
  chushen batch 本周申请
  chushen batch 本周申请 --workers 4 --data /srv/chushen
  chushen batch 本周申请 --json > results.jsonl
  chushen batch 本周申请 --pool 核验        由各台机器上的 chushen worker 处理 done by workers on several machines
"""


def batch(  # noqa: PLR0913  every option is an argument
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help="放有多份申请的文件夹。/ The folder of applications.")
    ],
    *,
    as_json: options.Json = False,
    received: options.Received = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    again: options.Again = False,
    workers: options.Workers = None,
    pool: options.Pool = None,
) -> None:
    """Verify a folder of applications, and end with the contract's exit status."""
    all_there([folder])
    from chushen.checklist_file import load_checklist
    from desk.work.batching import run_batch, show_batch
    from flows.sources import submissions_in

    settings = options.settings_with(data, checklist, workers)
    rules = load_checklist(settings.checklist)
    paths = submissions_in(folder)
    outcomes = run_batch(paths, settings, rules, language, received=options.day(received), again=again, pool=pool)
    raise typer.Exit(show_batch(outcomes, settings, rules, language, as_json=as_json))
