"""All that is known of one application."""

from __future__ import annotations

from datetime import datetime

from rich.text import Text

from chushen.answer import Json
from chushen.checklist_file import load_checklist
from chushen.errors import CallError
from chushen.masking import masked
from chushen.names import Language
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.console import either, out, print_json
from desk.report.beside import beside_of
from desk.report.filing import report_path
from desk.report.words import say, say_decision
from desk.table import show_verified
from desk.work.office import recorded_checklist
from records.standings import Standing
from records.store import Store


def show_one(name: str, settings: Settings, *, as_json: bool, language: Language) -> None:
    """Print where it stands, its result, its files, what happened to it, what people decided.

    Raises:
        CallError: there is no such application.
    """
    with Store.open(settings.data, settings.database) as store:
        standing = store.standing(name)
        if standing is None:
            message = f"没有这份申请 / no such application: {name}"
            raise CallError(message, remedy="用 chushen list 或 chushen search 查找 / See `chushen list`.")
        if as_json:
            print_json(_as_json(store, standing))
        else:
            _print(store, standing, settings, language)


def _print(store: Store, standing: Standing, settings: Settings, language: Language) -> None:
    console, name = out(), standing.name
    verified = store.newest(name)
    if verified:
        checklist = recorded_checklist(verified, load_checklist(settings.checklist))
        beside = beside_of(store, verified, checklist, load_calendar(settings.holidays))
        show_verified(console, verified, checklist, language, beside)
    else:
        console.print(Text(masked(name), style="bold"))
    state = say(standing.state.value, language) + (f": {standing.problem}" if standing.problem else "")
    times = either(f"核验 {standing.runs} 次", f"verified {standing.runs} times", language)
    lines = [f"{state}，{times}" if language is Language.ZH else f"{state}, {times}", str(standing.path)]
    report = report_path(store.folder(name), language)
    lines += [str(report)] if report.is_file() else []
    heads: list[tuple[str, list[str]]] = [("", lines)]
    heads.append((either("文件", "files", language), [masked(file.name) for file in store.files(name)]))
    said = [
        f"{_at(d.at)}  {say_decision(d.decision, language)}  {d.officer}  {d.reason}" for d in store.decisions(name)
    ]
    heads.append((either("决定", "decisions", language), said))
    events = [f"{_at(event.at)}  {event.happening.value}" for event in store.events(name)]
    heads.append((either("经过", "what happened", language), events))
    for head, some in heads:
        if head and some:
            console.print(Text(f"\n{head}", style="bold"))
        for line in some:
            console.print(Text(f"  {masked(line)}"), soft_wrap=True)


def _as_json(store: Store, standing: Standing) -> Json:
    name = standing.name
    return {
        "submission": name,
        "state": standing.state.value,
        "verdict": standing.verdict.value if standing.verdict else None,
        "received": standing.received.isoformat() if standing.received else None,
        "runs": standing.runs,
        "problem": standing.problem or None,
        "path": str(standing.path),
        "result": store.answer(name),
        "files": [{"name": file.name, "sha256": file.content, "bytes": file.size} for file in store.files(name)],
        "decisions": [
            {"at": d.at.isoformat(), "decision": d.decision.value, "reason": d.reason, "officer": d.officer}
            for d in store.decisions(name)
        ],
        "events": [{"at": event.at.isoformat(), "event": event.happening.value} for event in store.events(name)],
    }


def _at(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M:%S}"
