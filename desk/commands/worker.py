"""chushen worker: takes its share of the batches that are given to a pool."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from typing import Annotated

import typer

from desk import options

HELP = """在这台机器上领取 chushen batch --pool 分发的申请。各台机器共用数据库、数据文件夹和申请文件夹。
按 Ctrl-C 结束。

Take up what `chushen batch --pool` hands out, on this machine. All machines share the database, the data folder and
the folder of applications; PREFECT_API_URL names the Prefect server. Ctrl-C ends it.

\b
例 Examples:
  chushen worker --pool 核验
  chushen worker --pool 核验 --limit 2 --workers 4
"""


def worker(
    *,
    pool: Annotated[str, typer.Option("--pool", metavar="NAME", help="工作池的名称。/ The pool.")],
    limit: Annotated[
        int, typer.Option("--limit", min=1, max=64, metavar="N", help="同时进行的批次数。/ Runs at the same time.")
    ] = 1,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    workers: options.Workers = None,
) -> None:
    """Work until told to stop."""
    from flows.start_pool import work_for_pool

    work_for_pool(options.settings_with(data, checklist, workers), pool, limit=limit)
