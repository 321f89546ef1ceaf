"""Options that several commands share."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from chushen.logs import set_up_logs
from chushen.names import Language
from chushen.settings import Settings, load_settings

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", metavar="DIR", help="数据文件夹：记录、页面图片和报告都在其中。/ The folder for all that is kept."
    ),
]
Json = Annotated[bool, typer.Option("--json", help="每行输出一个 JSON 对象。/ Print JSON, one object a line.")]
Lang = Annotated[Language, typer.Option("--lang", metavar="zh|en", help="输出语言。/ Language of the output.")]
ChecklistName = Annotated[
    str | None,
    typer.Option(
        "--checklist",
        metavar="NAME",
        help="材料清单：内置清单的名称，或 TOML 文件的路径；“名称:申报方式”选定申报方式。"
        "/ Name of a shipped checklist, or path of a TOML file; NAME:PROFILE chooses a way of applying.",
    ),
]
Workers = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=64, metavar="N", help="同时识别的页数。/ Pages read at the same time."),
]
Pool = Annotated[
    str | None,
    typer.Option(
        "--pool", metavar="NAME", help="分发给该工作池的 chushen worker。/ Hand it to the `chushen worker`s of a pool."
    ),
]
Again = Annotated[
    bool, typer.Option("--again", help="即使没有变化也重新核验。/ Verify again even where nothing has changed.")
]
Received = Annotated[
    datetime | None,
    typer.Option(
        "--received",
        formats=["%Y-%m-%d"],
        metavar="YYYY-MM-DD",
        help="收到申请的日期；不填则取申请人声明的日期，再取最新文件的日期。"
        "/ The day the authority received it; else as declared, else the newest file's date.",
    ),
]


def settings_with(data: Path | None, checklist: str | None = None, workers: int | None = None) -> Settings:
    """The settings in force, changed by what the command line says; logs go from now on where they state.

    Raises:
        SettingsError: one of them is wrong.
    """
    said = {"checklist": checklist, "workers": workers}
    settings = load_settings(data).model_copy(update={name: value for name, value in said.items() if value is not None})
    set_up_logs(settings)
    return settings


def day(stated: datetime | None) -> date | None:
    """The day of a `--received`."""
    return stated.date() if stated else None
