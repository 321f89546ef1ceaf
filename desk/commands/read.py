"""chushen read: files page by page, without judging them."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from chushen.names import Language
from desk import options
from desk.paths import all_there

HELP = """逐页识别文件，不作判断：材料类型、清晰度、文字、字段、印章，都带位置。不保存任何内容。

Read files page by page without judging them: kind, legibility, text, fields and seals, each with its place.
Keeps nothing.

\b
例 Examples:
  chushen read 营业执照.jpg
  chushen read scan.pdf photo.png --json | jq .fields
"""


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="PDF 或图片。/ PDFs or pictures.")],
    *,
    as_json: options.Json = False,
    language: options.Lang = Language.ZH,
    checklist: options.ChecklistName = None,
    workers: options.Workers = None,
) -> None:
    """Read files; 0 where a page could be read, 3 where none could."""
    all_there(files)
    from chushen.checklist_file import load_checklist
    from desk.work.reading import read_all
    from flows.equipment import open_workbench

    settings = options.settings_with(None, checklist, workers)
    with open_workbench(settings, all_cores=True) as bench:
        status = read_all(files, bench, load_checklist(settings.checklist), as_json=as_json, language=language)
    raise typer.Exit(status)
