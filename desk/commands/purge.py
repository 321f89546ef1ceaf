"""chushen purge: what has been kept long enough."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from typing import Annotated

import typer

from chushen.names import Language
from desk import options

HELP = """清理早已办结的申请：报告、页面图片、识别内容和结果。默认只列出将清理什么，加 --yes 才执行。
原件从不改动；审查人员的决定和经过记录保留，并记下一行“已清理”。没有决定的申请不清理，除非设置 purge_undecided。

Take away reports, page pictures, what was read and the results of applications that were decided on long ago. It
only shows what would go until you say `--yes`. What was sent is never touched; decisions and the audit trail stay, with
a line that it was purged. What nobody has decided on stays too, unless the setting `purge_undecided` says otherwise.

\b
例 Examples:
  chushen purge --older-than 1095
  chushen purge --older-than 2024-01-01 --yes
"""


def purge(
    *,
    older_than: Annotated[
        str,
        typer.Option("--older-than", metavar="DAYS|DATE", help="多少天以前，或某日以前。/ Days ago, or before a day."),
    ],
    yes: Annotated[bool, typer.Option("--yes", help="执行清理，不只是列出。/ Do it, not only show.")] = False,
    language: options.Lang = Language.ZH,
    data: options.Data = None,
) -> None:
    """Show what would go, or have it go."""
    from desk.work.purging import purge_old

    purge_old(older_than, options.settings_with(data), language, really=yes)
