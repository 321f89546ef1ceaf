"""How a command ends: every failure as a message with its exit code, none as a traceback."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

import typer
from rich.text import Text

from chushen.errors import ChushenError
from desk.console import err, print_error

INTERRUPTED = 130
_INTERRUPTED_SAYS = (
    "已中断；没有完成的申请下次会重新处理。/ Interrupted: what was not finished is done again next time."
)
_INTERNAL = ChushenError.exit_code
_P = ParamSpec("_P")


def told(command: Callable[_P, None]) -> Callable[_P, None]:
    """The same command, which says in a sentence what went wrong and ends with its exit code."""

    @wraps(command)
    def ending_well(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            command(*args, **kwargs)
        except (typer.Exit, typer.Abort, BrokenPipeError):
            raise
        except ChushenError as error:
            print_error(error)
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as stop:
            err().print(_INTERRUPTED_SAYS, soft_wrap=True)
            raise typer.Exit(INTERRUPTED) from stop
        except Exception as error:  # the last door: whatever went wrong inside, people get a sentence
            if os.environ.get("CHUSHEN_TRACEBACK"):
                traceback.print_exc()
            _print_internal(error)
            raise typer.Exit(_INTERNAL) from error

    return ending_well


def _print_internal(error: Exception) -> None:
    text = Text.assemble(
        ("程序内部错误 Internal error: ", "bold red"),
        f"{type(error).__name__}: {error}",
        ("\n处理 Remedy: ", "bold"),
        "设置 CHUSHEN_TRACEBACK=1 后重试，并把输出交给维护人员。"
        "/ Run again with CHUSHEN_TRACEBACK=1 and hand the output to the maintainers.",
    )
    err().print(text, soft_wrap=True)
