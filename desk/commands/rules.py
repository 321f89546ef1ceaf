"""chushen rules: everything that can be found."""

# ruff: noqa: PLC0415  the work is imported when it is asked for

from __future__ import annotations

from chushen.names import Language
from desk import options

HELP = """列出所有检查项：代码、级别、含义、补正方式、依据。

List everything that can be found: code, severity, what it says, the remedy, and the source it rests on.

\b
例 Examples:
  chushen rules
  chushen rules --lang en
  chushen rules --json
"""


def rules(*, as_json: options.Json = False, language: options.Lang = Language.ZH) -> None:
    """Print every rule."""
    from desk.work.ruling import show_rules

    show_rules(as_json=as_json, language=language)
