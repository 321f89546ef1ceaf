"""chushen quarantine: applications that could not be processed, and why."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chushen.names import Language
from desk import options

HELP = """查看和重试无法处理的申请（已隔离）。原件保持原样，原因写在数据文件夹的 quarantine/名称/reason.json。

Show and retry applications that could not be processed. What was sent stays as it is; the reason stands in
quarantine/NAME/reason.json in the data folder.

\b
list   列出全部 all of them        show   显示原因和经过 why, and what happened
retry  重新核验指定的或全部申请 verify those named, or all, once more

\b
例 Examples:
  chushen quarantine list
  chushen quarantine show 星河通信
  chushen quarantine retry 星河通信

\b
退出码 Exit status of retry: 与 chushen check 相同 as of chushen check
"""


class Action(StrEnum):
    """What can be done with quarantined applications."""

    LIST = "list"
    SHOW = "show"
    RETRY = "retry"


def quarantine(
    action: Annotated[Action, typer.Argument(metavar="list|show|retry", help="做什么。/ What to do.")],
    names: Annotated[
        list[str] | None, typer.Argument(metavar="SUBMISSION", help="申请的名称。/ Names of applications.")
    ] = None,
    *,
    as_json: options.Json = False,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
    checklist: options.ChecklistName = None,
) -> None:
    """List, show or retry."""
    from desk.work.quarantined import list_quarantined, retry_quarantined, show_quarantined

    settings = options.settings_with(data, checklist)
    match action:
        case Action.LIST:
            list_quarantined(settings, as_json=as_json, language=language)
        case Action.SHOW:
            show_quarantined(names or [], settings, as_json=as_json, language=language)
        case Action.RETRY:
            raise typer.Exit(retry_quarantined(names or [], settings, as_json=as_json, language=language))
