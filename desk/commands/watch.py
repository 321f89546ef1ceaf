"""chushen watch: a folder into which applications are dropped."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """监视一个文件夹：放入的申请（子文件夹、压缩包、PDF）停止变化后即被核验，已在其中的同样处理。按 Ctrl-C 结束。

Watch a folder: what is dropped in (a sub-folder, an archive, a PDF) is verified once it has stopped changing,
and so is what lies there already. Ctrl-C ends it; what was half done is done again next time.

\b
核验后移到 moved, once verified, to
  done/        通过 passed
  attention/   须补正或复核；在其中改好的会再次核验 to correct or to review; mended there, it is verified again
  quarantine/  未能处理，旁附原因 could not be processed, with the reason beside it
报告放在申请旁边；同名的申请编为“名称 (2)”，不会互相覆盖。
The report lies beside it; of two with one name the second becomes NAME (2), and nothing is overwritten.

\b
例 Examples:
  chushen watch 收件箱
  chushen watch 收件箱 --settle 30 --data /srv/chushen
  chushen watch 收件箱 --outcome leave
"""


class WatchOutcome(StrEnum):
    """What becomes of an application that has an outcome."""

    MOVE = "move"
    LEAVE = "leave"


def watch(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="收件文件夹。/ The folder to watch.")],
    *,
    settle: Annotated[
        float | None,
        typer.Option(
            "--settle",
            min=0.1,
            metavar="SECONDS",
            help="多少秒没有变化才视为放好。/ Seconds without a change after which a drop is complete.",
        ),
    ] = None,
    outcome: Annotated[
        WatchOutcome | None,
        typer.Option(
            "--outcome",
            metavar="move|leave",
            help="处理后移到结果文件夹，或留在原处。/ Move what is done to the outcome folders, or leave it.",
        ),
    ] = None,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
    workers: options.Workers = None,
) -> None:
    """Watch until told to stop."""
    all_there([folder])
    from chushen.checklist_file import load_checklist
    from desk.work.watching import watch_until_told

    settings = options.settings_with(data, checklist, workers)
    said = {"settle_seconds": settle, "watch_outcome": outcome and outcome.value}
    settings = settings.model_copy(update={name: value for name, value in said.items() if value is not None})
    watch_until_told(folder, settings, load_checklist(settings.checklist), language)
