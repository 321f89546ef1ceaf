"""What the records hold, for people and for programs."""

from __future__ import annotations

from rich.text import Text

from chushen.names import Language, name_of
from chushen.settings import Settings
from desk.console import columns, either, out, print_json
from desk.report.words import say
from desk.table import VERDICT_STYLE
from records.store import Store


def show_list(settings: Settings, *, as_json: bool, language: Language) -> None:
    """Print where every submission stands."""
    with Store.open(settings.data) as store:
        rows = store.rows()
    if as_json:
        for row in rows:
            print_json(
                {
                    "submission": row.name,
                    "state": row.state.value,
                    "verdict": row.verdict.value if row.verdict else None,
                    "runs": row.runs,
                    "received": row.received.isoformat() if row.received else None,
                    "problem": row.problem or None,
                }
            )
        return
    titles = (("申请", "application"), ("状态", "state"), ("结论", "verdict"), ("收到", "received"), ("次数", "runs"))
    table = columns(*(either(zh, en, language) for zh, en in titles))
    for row in rows:
        verdict = Text(name_of(row.verdict, language), style=VERDICT_STYLE[row.verdict]) if row.verdict else Text("—")
        state = say(row.state.value, language) + (f": {row.problem}" if row.problem else "")
        table.add_row(Text(row.name), Text(state), verdict, str(row.received or "—"), str(row.runs))
    out().print(table)


def print_export(settings: Settings) -> None:
    """Print the newest result of every submission, one a line."""
    with Store.open(settings.data) as store:
        for answer in store.export():
            print_json(answer)
