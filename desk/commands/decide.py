"""chushen decide: what a person decides, kept beside the verdict."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from enum import StrEnum
from getpass import getuser
from typing import Annotated

import typer

from desk import options

HELP = """记录审查人员的决定：受理、补正或退回，连同理由、时间和经办人。只增加，不修改；不改变程序的结论。

Record what a person decides: accept, correct or return, with the reason, the time and who. Only ever added to;
the program's verdict stays as it is.

\b
例 Examples:
  chushen decide 星河通信 correct --reason "按通知书补正"
  chushen decide 星河通信 accept --reason "材料齐全" --by 王某
"""


class Choice(StrEnum):
    """What can be decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    RETURN = "return"


def decide(
    submission: Annotated[str, typer.Argument(metavar="SUBMISSION", help="申请的名称。/ Name of a checked one.")],
    choice: Annotated[Choice, typer.Argument(metavar="accept|correct|return", help="决定。/ The decision.")],
    *,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="理由，必填。/ Why; must be given.")],
    by: Annotated[
        str | None, typer.Option("--by", metavar="NAME", help="经办人；不填则为登录名。/ Who; else the login's name.")
    ] = None,
    data: options.Data = None,
) -> None:
    """Record a decision and say so."""
    from desk.work.deciding import record_decision

    record_decision(submission, choice.value, reason, by or getuser(), options.settings_with(data))
