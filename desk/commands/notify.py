"""chushen notify: whom the nightly digest goes to, and whether it would reach them."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from typing import Annotated

import typer

from desk import options

HELP = """列出夜间日报的接收地址（设置 notify，密码和密钥不显示）。--test 向每个地址发送一条测试消息。

List whom the nightly digest goes to (the setting notify), without passwords and keys. `--test` sends each a message.

\b
例 Examples:
  chushen notify
  chushen notify --test
"""


def notify(
    *,
    test: Annotated[bool, typer.Option("--test", help="发送一条测试消息。/ Send a test message.")] = False,
    data: options.Data = None,
) -> None:
    """Show the addresses, or try them."""
    from desk.work.notifying import show_addresses

    raise typer.Exit(show_addresses(options.settings_with(data), test=test))
