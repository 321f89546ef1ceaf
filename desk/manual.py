"""docs/commands.md, printed from the commands themselves: `python -m desk.manual > docs/commands.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import typer.main
from typer.core import TyperArgument, TyperGroup, TyperOption

from desk.cli import app

_HEAD = """# 命令 / Commands

<!-- Printed from the commands' own help by `python -m desk.manual`; a test compares. -->

所有命令都支持 `--help`。数据文件夹由 `--data`、环境变量 `CHUSHEN_DATA` 或 `chushen.toml` 指定。

Every command takes `--help`. The data folder is named by `--data`, by `CHUSHEN_DATA` or in `chushen.toml`.
"""


def manual() -> str:
    """The page, as Markdown."""
    group = typer.main.get_command(app)
    if not isinstance(group, TyperGroup):
        message = "the command line has only one command"
        raise TypeError(message)
    return "\n".join([_HEAD, *(line for name in group.commands for line in _section(group, name))])


def _section(group: TyperGroup, name: str) -> Iterator[str]:
    command = group.commands[name]
    arguments = [p for p in command.params if isinstance(p, TyperArgument)]
    options = [p for p in command.params if isinstance(p, TyperOption) and p.name != "help"]
    usage = " ".join(["chushen", name, *(f"{a.metavar}{'…' if a.nargs != 1 else ''}" for a in arguments), "[…]"])
    yield f"## chushen {name}\n"
    yield f"`{usage}`\n"
    for paragraph in (command.help or "").split("\n\n"):
        block = paragraph.removeprefix("\b\n")
        yield f"```\n{block.rstrip()}\n```\n" if block != paragraph else f"{paragraph}\n"
    yield "| 参数 / option | 说明 / meaning |"
    yield "| --- | --- |"
    for option in options:
        value = f" {option.metavar}".replace("|", r"\|") if option.metavar else ""
        yield f"| `{', '.join(option.opts)}{value}` | {option.help} |"
    yield ""


if __name__ == "__main__":
    sys.stdout.write(manual())
