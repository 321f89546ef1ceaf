"""What the records hold, for people and for programs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rich.text import Text

from chushen.checklist_file import load_checklist
from chushen.findings import Verdict
from chushen.names import Language, name_of
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.console import columns, either, out, print_json
from desk.report.beside import said_deadline
from desk.report.words import say, say_decision
from desk.table import VERDICT_STYLE
from records.schema import State
from records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Which of them are asked for; None: all."""

    state: State | None = None
    verdict: Verdict | None = None
    since: date | None = None


def show_list(settings: Settings, chosen: Chosen, *, as_json: bool, language: Language) -> None:
    """Print where the chosen submissions stand."""
    calendar = load_calendar(settings.holidays)
    days = load_checklist(settings.checklist).limits.notice_days
    with Store.open(settings.data, settings.database) as store:
        rows = store.rows(state=chosen.state, verdict=chosen.verdict, since=chosen.since)
        decided = store.last_decisions()
    deadlines = {day: calendar.deadline(day, days) for day in {row.received for row in rows} if day}
    by = {row.name: deadlines[row.received] if row.received else None for row in rows}
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
                    "notify_by": deadline.day.isoformat() if (deadline := by[row.name]) else None,
                    "decision": said.value if (said := decided.get(row.name)) else None,
                }
            )
        return
    titles: tuple[tuple[str, str], ...] = (
        ("申请", "application"),
        ("状态", "state"),
        ("结论", "verdict"),
        ("收到", "received"),
        ("次数", "runs"),
    )
    titles = (*titles, ("最迟告知日", "to be told by"), ("决定", "decision"))
    table = columns(*(either(zh, en, language) for zh, en in titles))
    for row in rows:
        verdict = Text(name_of(row.verdict, language), style=VERDICT_STYLE[row.verdict]) if row.verdict else Text("—")
        state = say(row.state.value, language) + (f": {row.problem}" if row.problem else "")
        due = by[row.name]
        last = decided.get(row.name)
        decision = say_decision(last, language) if last else "—"
        when = said_deadline(due, language) if due else "—"
        table.add_row(Text(row.name), Text(state), verdict, str(row.received or "—"), str(row.runs), when, decision)
    out().print(table)
