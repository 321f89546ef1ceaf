"""What goes to the terminal: results to stdout, everything else to stderr."""

from __future__ import annotations

import json
import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from chushen.answer import Json
from chushen.errors import ChushenError
from chushen.names import Language

_WIDTH_OF_A_FILE = 160


def out() -> Console:
    """The results' console; wide where it is a file or a pipe."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=_WIDTH_OF_A_FILE)


def err() -> Console:
    """The console of progress and errors."""
    return Console(stderr=True, highlight=False)


def columns(*titles: str) -> Table:
    """An empty table without lines: names fold before they are cut."""
    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0), header_style="dim")
    for title in titles:
        table.add_column(title, overflow="fold")
    return table


def print_json(answer: Json) -> None:
    """One object on one line of stdout, in UTF-8 whatever the terminal's own encoding is.

    A file name that is no valid text comes out as JSON's own escapes.
    """
    line = json.dumps(answer, ensure_ascii=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", errors="backslashreplace"))
    sys.stdout.buffer.flush()


def print_error(error: ChushenError) -> None:
    """What happened, and what to do about it."""
    text = Text.assemble(("错误 Error: ", "bold red"), str(error))
    if error.remedy:
        text.append("\n处理 Remedy: ", style="bold")
        text.append(error.remedy)
    err().print(text, soft_wrap=True)


def progress() -> Progress:
    """A progress bar on stderr; nothing at all where stderr is no terminal."""
    console = err()
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(bar_width=28),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )


def either(zh: str, en: str, language: Language) -> str:
    """The phrase in the reader's language."""
    return zh if language is Language.ZH else en
