"""The rules, as a person reads them and as a program does."""

from __future__ import annotations

import re

from rich.text import Text

from chushen.findings import Severity
from chushen.names import Language, name_of
from desk.console import either, out, print_json
from desk.report.words import severity_name
from validators.rules import RULES

_GAPS = {
    "document": ("材料", "document"),
    "field": ("内容", "item"),
    "place": ("所在页", "page"),
    "cause": ("原因", "cause"),
    "causes": ("原因", "causes"),
}
_GAP = re.compile(r"\{(\w+)\}")
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "blue"}


def show_rules(*, as_json: bool, language: Language) -> None:
    """Print every rule in the reviewer's order."""
    for rule in RULES:
        says = _readable(either(rule.says, rule.says_en, language), language)
        remedy = _readable(either(rule.remedy, rule.remedy_en, language), language)
        if as_json:
            print_json(
                {
                    "rule": rule.name,
                    "code": rule.code.value,
                    "severity": rule.severity.value,
                    "says": says,
                    "remedy": remedy,
                    "source": rule.source,
                }
            )
            continue
        head = Text.assemble(
            (severity_name(rule.severity, language), _STYLE[rule.severity]),
            "  ",
            (name_of(rule.code, language), "bold"),
            (f"  {rule.code.value} · {rule.name}", "dim"),
        )
        console = out()
        console.print(head, soft_wrap=True)
        console.print(Text(f"    {says}"), soft_wrap=True)
        console.print(Text(f"    → {remedy}", style="green"), soft_wrap=True)
        console.print(Text(f"    {rule.source}", style="dim"), soft_wrap=True)


def _readable(template: str, language: Language) -> str:
    """A rule's sentence with its gaps named instead of filled."""
    return _GAP.sub(lambda gap: f"〔{either(*_GAPS.get(gap[1], ('…', '…')), language)}〕", template)
