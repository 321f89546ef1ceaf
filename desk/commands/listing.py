"""chushen list and chushen export: what is recorded."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from chushen.names import Language
from desk import options

LIST_HELP = """列出所有申请：状态、结论、核验次数。

List every application: where it stands, its verdict, how often it was verified.

\b
例 Examples:
  chushen list
  chushen list --json
"""

EXPORT_HELP = """导出每份申请的最新结果，每行一个 JSON 对象（chushen.result/1）。

Export the newest result of every application, one JSON object a line (chushen.result/1).

\b
例 Examples:
  chushen export --format jsonl > results.jsonl
"""


class Format(StrEnum):
    """What can be exported."""

    JSONL = "jsonl"


def list_(*, as_json: options.Json = False, language: options.Lang = Language.ZH, data: options.Data = None) -> None:
    """Print a line for each submission."""
    from desk.work.listing import show_list

    show_list(options.settings_with(data), as_json=as_json, language=language)


def export(
    form: Annotated[Format, typer.Option("--format", metavar="jsonl", help="格式。/ The format.")] = Format.JSONL,
    data: options.Data = None,
) -> None:
    """Print the recorded results."""
    del form  # there is one so far
    from desk.work.listing import print_export

    print_export(options.settings_with(data))
