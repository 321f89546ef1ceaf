"""chushen checklist: what is asked of an application, and whether a checklist of one's own can be used."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chushen.names import Language
from desk import options

HELP = """查看材料清单，或检查自编的清单：show 列出要求提交的材料、盖章、内容和期限；validate 逐条指出清单文件的错误。

Show a checklist, or validate one of your own: `show` lists what it asks for; `validate` names every fault in it by its
line.

NAME 是内置清单的名称或 TOML 文件的路径；“名称:申报方式”选定申报方式。写法见 docs/checklists.md。

\b
例 Examples:
  chushen checklist show
  chushen checklist show call_center_renewal:online
  chushen checklist validate 我的清单.toml
"""


class Action(StrEnum):
    """What to do with it."""

    SHOW = "show"
    VALIDATE = "validate"


def checklist(
    action: Annotated[Action, typer.Argument(metavar="show|validate", help="查看或检查。/ Show it or validate it.")],
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="清单名称或路径。/ Name or path; the one in force otherwise.")
    ] = None,
    *,
    language: options.Lang = Language.ZH,
) -> None:
    """Print what a checklist asks for, or that it can be used."""
    from chushen.checklist_file import load_checklist
    from desk.work.checklists import show_checklist, tell_valid

    wanted = name or options.settings_with(None).checklist
    loaded = load_checklist(wanted)
    if action is Action.SHOW:
        show_checklist(loaded, language)
    else:
        tell_valid(wanted, loaded, language)
