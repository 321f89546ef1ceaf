"""A checklist's file: found, read, validated; whatever is wrong with it is said with its line."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields as dataclass_fields
from importlib.resources import files
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from chushen.checklist import Checklist, Limits, Profile, Requirement
from chushen.errors import SettingsError
from chushen.items import Item

_ALLOWED: dict[str, type] = {"documents": Requirement, "limits": Limits, "items": Item, "profiles": Profile}
"""What may stand in the parts of a checklist, by the part's name."""
_TYPES = {
    "missing": "缺少此项 / is missing",
    "bool_type": "须为 true 或 false / must be true or false",
    "bool_parsing": "须为 true 或 false / must be true or false",
    "int_type": "须为整数 / must be a whole number",
    "int_parsing": "须为整数 / must be a whole number",
    "int_from_float": "须为整数 / must be a whole number",
    "float_type": "须为数字 / must be a number",
    "float_parsing": "须为数字 / must be a number",
    "string_type": "须为文字 / must be text",
    "tuple_type": "须为列表，如 ['…'] / must be a list",
    "dict_type": "须为表 / must be a table",
    "dataclass_type": "须为表 / must be a table",
    "pattern_regex": "不是有效的正则表达式 / is no regular expression",
    "too_short": "不能为空 / must not be empty",
    "string_too_short": "不能为空 / must not be empty",
}
_NAMED = re.compile(r"^\s*(\"?)(?P<key>[\w-]+)\1\s*=")
_TABLE = re.compile(r"^\s*\[{1,2}\s*(?P<path>[^\]]+?)\s*\]{1,2}")


def load_checklist(name: str) -> Checklist:
    """Read a shipped checklist by its name, or any by its path; `name:profile` has the profile in force.

    Raises:
        SettingsError: there is no such checklist or profile, or something in it is wrong; the message says what.
    """
    plain, _, profile = name.partition(":")
    source = _source(plain)
    try:
        table = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        message = f"材料清单 {plain} 不是有效的 TOML / not TOML: {error}"
        raise SettingsError(message, remedy="请改正上述行 / Correct the line named above.") from error
    try:
        checklist = TypeAdapter(Checklist).validate_python(table)
        for other in checklist.profiles:
            checklist.under(other)
    except ValidationError as error:
        wrong = "".join(f"\n  {line}" for line in _faults(error, source))
        message = f"材料清单 {plain} 不能使用 / cannot be used:{wrong}"
        raise SettingsError(message, remedy="请改正上述各处 / Correct the entries named above.") from error
    if profile and profile not in checklist.profiles:
        message = f"材料清单 {plain} 没有申报方式 / has no profile: {profile}"
        raise SettingsError(message, remedy=f"可用 allowed: {'、'.join(checklist.profiles) or '—'}")
    return checklist.under(profile) if profile and profile != checklist.profile else checklist


def shipped_checklists() -> tuple[str, ...]:
    """The names of the checklists that come with chushen."""
    found = (f.name for f in (files("chushen") / "checklists").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in found if name.endswith(".toml")))


def _source(name: str) -> str:
    own = Path(name) if name.endswith(".toml") else None
    try:
        return own.read_text("utf-8") if own else (files("chushen") / "checklists" / f"{name}.toml").read_text("utf-8")
    except OSError as error:
        message = f"没有材料清单 / no checklist: {name}"
        shipped = "、".join(shipped_checklists())
        remedy = f"内置清单 shipped: {shipped}；或给出 .toml 文件的路径 / or the path of a .toml."
        raise SettingsError(message, remedy=remedy) from error
    except UnicodeDecodeError as error:
        message = f"材料清单 {name} 不是 UTF-8 文本 / is no UTF-8 text"
        raise SettingsError(message, remedy="请用 UTF-8 保存 / Save it as UTF-8.") from error


def _faults(error: ValidationError, source: str) -> Iterator[str]:
    """Each fault with its line, its key, what is wrong and what is allowed."""
    faults = error.errors()
    for fault in faults:
        within = [other for other in faults if len(other["loc"]) > len(fault["loc"])]
        if fault["type"] == "too_short" and any(other["loc"][: len(fault["loc"])] == fault["loc"] for other in within):
            continue  # what stands there is named above
        steps = [step for step in fault["loc"] if step != "[key]"]
        line = _line_of(source, steps)
        where = f"第 {line} 行 line {line}: " if line else ""
        path = ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)
        yield f"{where}{path + ': ' if path else ''}{_said(fault, steps)}"


def _said(fault: ErrorDetails, steps: Sequence[Any]) -> str:
    context = fault.get("ctx", {})
    match fault["type"]:
        case "checklist":
            said = str(context["said"])
        case "unexpected_keyword_argument" | "extra_forbidden":
            part = _ALLOWED.get(str(steps[0]), Checklist) if len(steps) > 1 else Checklist
            allowed = "、".join(sorted({f.name for f in dataclass_fields(part)} - {"name", "profile"}))
            said = f"没有这一项 / unknown；可用 allowed: {allowed}"
        case "enum":
            said = f"不能是 “{fault['input']}” / unknown；可用 allowed: {context['expected']}"
        case "greater_than_equal":
            said = f"不能小于 {context['ge']} / must be {context['ge']} or more"
        case "less_than_equal":
            said = f"不能大于 {context['le']} / must be {context['le']} or less"
        case kind:
            said = _TYPES.get(kind, str(fault["msg"]))
    return said


def _line_of(source: str, steps: Sequence[Any]) -> int | None:
    """The line on which an entry stands, counted from 1; of its table, where it is missing; None if nobody can tell."""
    path: list[Any] = []
    counts: dict[str, int] = {}
    best: tuple[int, int] = (0, 0)
    for number, text in enumerate(source.splitlines(), 1):
        table, key = _TABLE.match(text), _NAMED.match(text)
        if table:
            name = table["path"].replace('"', "")
            path = list(name.split("."))
            if text.lstrip().startswith("[["):
                counts[name] = counts.get(name, -1) + 1
                path.append(counts[name])
        here = [*path, key["key"]] if key else path
        if table or key:
            shared = len(here) if here == list(steps[: len(here)]) else 0
            best = max(best, (shared, -number))
    return -best[1] if best[0] else None
