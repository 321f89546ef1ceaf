"""chushen doctor: is everything here that the work needs?"""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

import typer

from chushen.names import Language
from desk import options

HELP = """检查运行环境：Python、依赖包、Tesseract 及中文数据、PP-OCR 模型、OpenCV、spaCy、数据文件夹、磁盘空间。
缺什么，就说明怎样安装。

Look at everything the work needs, and say exactly what to install where something is missing.

\b
例 Examples:
  chushen doctor
  chushen doctor --data /srv/chushen
"""


def doctor(*, language: options.Lang = Language.ZH, data: options.Data = None) -> None:
    """Look at everything; 0 where nothing is missing, else 3."""
    from desk.work.doctor import examine

    raise typer.Exit(examine(data, language))
