"""chushen nightly: every night, whatever is new or has changed."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """每晚核验新增和有变化的申请，时间由设置 nightly_cron 决定（北京时间）；错过的夜晚会补上。--once 立即执行一次。

Verify every night what is new or has changed, at the time that the setting nightly_cron states (Asia/Shanghai).
Missed nights heal. `--once` does the night's work now.

\b
例 Examples:
  chushen nightly --folder 收件箱
  chushen nightly --once --folder 收件箱
"""


def nightly(
    *,
    once: Annotated[bool, typer.Option("--once", help="立即执行一次后结束。/ Do it now, once.")] = False,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--folder", metavar="FOLDER", help="除已有申请外，还要查看的文件夹。/ A folder to look through too."
        ),
    ] = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
) -> None:
    """Do the night's work, now or every night."""
    all_there([folder] if folder else [])
    from chushen.checklist_file import load_checklist
    from desk.work.nights import every_night, this_night

    settings = options.settings_with(data, checklist)
    rules = load_checklist(settings.checklist)
    if once:
        raise typer.Exit(this_night(settings, rules, language, folder))
    every_night(settings, language, folder)
