"""Applications found by what they are known by, for people and for programs."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from chushen.findings import FindingCode
from chushen.kinds import FieldName
from chushen.masking import masked
from chushen.names import Language, name_of
from chushen.settings import Settings
from desk.console import columns, either, out, print_json
from desk.report.words import say
from desk.table import VERDICT_STYLE
from records.search import Found, Hit
from records.store import Store

_MOST_HITS = 3
_OTHER = {"submission": ("名称", "name"), "file": ("文件", "file"), "finding": ("问题", "finding")}


def show_found(words: Sequence[str], settings: Settings, *, as_json: bool, language: Language) -> None:
    """Print a line for each that was found, with what the words stand in; personal numbers are masked."""
    with Store.open(settings.data, settings.database) as store:
        if as_json:
            for found in store.search(words):
                print_json(_as_json(found))
            return
        titles = (("申请", "application"), ("公司", "company"), ("状态", "state"), ("结论", "verdict"))
        table = columns(*(either(zh, en, language) for zh, en in (*titles, ("符合之处", "found in"))))
        for found in store.search(words):
            row = found.standing
            style = VERDICT_STYLE[row.verdict] if row.verdict else ""
            verdict = Text(name_of(row.verdict, language) if row.verdict else "—", style=style)
            where = "；".join(_said(hit, language) for hit in found.hits[:_MOST_HITS])
            names = Text(masked(row.name)), Text(masked(found.company))
            table.add_row(*names, Text(say(row.state.value, language)), verdict, Text(where))
    out().print(table)


def _as_json(found: Found) -> dict[str, object]:
    row = found.standing
    return {
        "submission": masked(row.name),
        "company": masked(found.company),
        "state": row.state.value,
        "verdict": row.verdict.value if row.verdict else None,
        "received": row.received.isoformat() if row.received else None,
        "found": [{"in": hit.what, "value": masked(hit.value)} for hit in found.hits],
    }


def _said(hit: Hit, language: Language) -> str:
    if hit.what == "finding":
        return name_of(FindingCode(hit.value), language)
    what = either(*_OTHER[hit.what], language) if hit.what in _OTHER else name_of(FieldName(hit.what), language)
    return f"{what} {masked(hit.value)}"
