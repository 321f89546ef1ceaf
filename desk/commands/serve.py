"""chushen serve: everything that runs all day, with one command."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """一条命令启动全部：监视收件文件夹、每晚核验、报告网页，以及 Prefect 自己的页面。按 Ctrl-C 结束。

Everything with one command: the watched folder, the night's work, the reports for the browser, and Prefect's own
pages. If one part ends by itself, all end with an error, so that systemd starts them anew. Ctrl-C ends it.

\b
例 Examples:
  chushen serve --watch 收件箱
  chushen serve --watch 收件箱 --port 4300 --data /srv/chushen
"""


def serve(
    *,
    watch: Annotated[
        Path | None, typer.Option("--watch", metavar="DIR", help="要监视的收件文件夹。/ The folder to watch.")
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=1, max=65535, metavar="PORT", help="Prefect 页面的端口。/ Port of Prefect's pages."),
    ] = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    workers: options.Workers = None,
) -> None:
    """Serve until told to stop."""
    from desk.work.household import serve_everything

    said = {"watch_folder": watch, "prefect_port": port}
    given = {name: value for name, value in said.items() if value is not None}
    settings = options.settings_with(data, checklist, workers).model_copy(update=given)
    all_there([settings.watch_folder] if settings.watch_folder else [])
    serve_everything(settings, language)
