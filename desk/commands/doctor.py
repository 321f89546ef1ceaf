"""chushen doctor: is everything here that the work needs?"""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

import typer

from chushen.names import Language
from desk import options

HELP = """检查运行环境：Python、依赖包、Tesseract 及中文数据、PP-OCR 模型、OpenCV、spaCy、LibreOffice、字体、
子进程隔离、时钟、数据文件夹与权限、磁盘空间、数据库、节假日、日报地址、Prefect、端口。缺什么，就说明怎样安装或改正；
✕ 为必需，○ 只影响部分功能。退出码：必需的都齐全为 0，否则为 3。

Look at everything the work needs, and say exactly what to install or mend where something is missing: ✕ is needed,
○ serves some things only. Exit status 0 where all that is needed is there, else 3.

\b
例 Examples:
  chushen doctor
  chushen doctor --data /srv/chushen
"""


def doctor(*, language: options.Lang = Language.ZH, data: options.Data = None) -> None:
    """Look at everything; 0 where nothing is missing, else 3."""
    from desk.work.doctor import examine

    raise typer.Exit(examine(data, language))
