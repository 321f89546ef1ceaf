"""Applications that could not be processed: which, why, and once more."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import TypeAdapter
from rich.text import Text

from chushen.answer import Json
from chushen.checklist_file import load_checklist
from chushen.errors import CallError
from chushen.names import Language
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.console import columns, either, out, print_json
from desk.work.checking import check_all
from desk.work.office import report_writer
from desk.work.telling import teller
from flows import equipment
from flows.handling import outcome_of
from flows.outcome_folders import move_on
from records.quarantine import SCHEMA, Reason, read_reason, reason_path
from records.schema import State
from records.standings import Standing
from records.store import Store
from records.verified import Verified

_ADAPTER = TypeAdapter(Reason)
_UNKNOWN = "unknown"


def list_quarantined(settings: Settings, *, as_json: bool, language: Language) -> None:
    """Print a line for each."""
    with Store.open(settings.data, settings.database) as store:
        reasons = [_reason(row, settings) for row in _quarantined(store)]
    if as_json:
        for reason in reasons:
            print_json(_as_json(reason))
        return
    titles = (("申请", "application"), ("时间", "at"), ("次数", "runs"), ("原因", "reason"))
    table = columns(*(either(zh, en, language) for zh, en in titles))
    for reason in reasons:
        at = reason.at.astimezone().strftime("%Y-%m-%d %H:%M")
        table.add_row(Text(reason.submission), at, str(reason.runs), Text(f"{reason.code}: {reason.problem}"))
    out().print(table)


def show_quarantined(names: Sequence[str], settings: Settings, *, as_json: bool, language: Language) -> None:
    """Print why, and what happened before, for those named or for all.

    Raises:
        CallError: one of them is not quarantined.
    """
    console = out()
    with Store.open(settings.data, settings.database) as store:
        for row in _chosen(store, names):
            reason = _reason(row, settings)
            if as_json:
                print_json(_as_json(reason))
                continue
            console.print(Text.assemble((reason.submission, "bold"), (f"  {reason.code}", "bold red")))
            lines = [reason.problem, reason.remedy and f"→ {reason.remedy}", reason.path]
            lines.append(str(reason_path(settings.data, row.name)))
            for line in filter(None, lines):
                console.print(Text(f"    {line}"), soft_wrap=True)
            for event in store.events(row.name):
                at = event.at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
                console.print(Text(f"    {at}  {event.happening.value}", style="dim"), soft_wrap=True)
            again = either("重试 ", "retry  ", language) + f"chushen quarantine retry {row.name}"
            console.print(Text(f"    {again}", style="green"), soft_wrap=True)


def retry_quarantined(names: Sequence[str], settings: Settings, *, as_json: bool, language: Language) -> int:
    """Verify those named, or all, once more. What lies in a watched folder's quarantine goes where it now belongs.

    Returns:
        The exit status of the contract.

    Raises:
        CallError: one of them is not quarantined.
    """
    rules, calendar = load_checklist(settings.checklist), load_calendar(settings.holidays)
    with equipment.open_office(settings, write_report=report_writer(rules, calendar)) as office:
        paths = {row.name: row.path for row in _chosen(office.store, names)}
        tell = teller(office.store, rules, calendar, as_json=as_json, language=language)

        def tell_and_move_on(verified: Verified) -> None:
            tell(verified)
            path = paths[verified.submission.name]
            move_on(outcome_of(verified, path, seconds=0.0), office.store)

        return check_all(list(paths.values()), office, tell_and_move_on, again=True)


def _quarantined(store: Store) -> list[Standing]:
    return [row for row in store.rows() if row.state is State.QUARANTINED]


def _chosen(store: Store, names: Sequence[str]) -> list[Standing]:
    there = {row.name: row for row in _quarantined(store)}
    missing = [name for name in names if name not in there]
    if missing:
        message = f"没有隔离的申请 / not quarantined: {'、'.join(missing)}"
        remedy = "用 chushen quarantine list 查看 / `chushen quarantine list` shows those that are."
        raise CallError(message, remedy=remedy)
    return [there[name] for name in names] if names else list(there.values())


def _reason(row: Standing, settings: Settings) -> Reason:
    """As written beside the records; where that file is gone, what the records say."""
    return read_reason(settings.data, row.name) or Reason(
        submission=row.name,
        path=str(row.path),
        code=_UNKNOWN,
        problem=row.problem,
        remedy="",
        digest="",
        runs=row.runs,
        at=row.changed,
    )


def _as_json(reason: Reason) -> Json:
    return {"schema": SCHEMA, **_ADAPTER.dump_python(reason), "at": reason.at.isoformat()}
