"""A backlog: many applications through Prefect, and what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote

from rich.table import Table
from rich.text import Text

from chushen.checklist import Checklist
from chushen.errors import ChushenError
from chushen.findings import Verdict
from chushen.names import Language, name_of
from chushen.settings import Settings
from desk.console import columns, either, err, out
from desk.report.filing import file_index, report_path
from desk.report.summary import Run, render_summary, verdict_name
from desk.report.tally import in_reading_order, tally
from desk.report.workbook import workbook_of
from desk.table import VERDICT_STYLE
from desk.work.bars import shown_progress
from desk.work.office import OFFICE, report_writer
from desk.work.printed import PrintedResults
from flows import equipment, start, start_pool
from flows.office import Office, Outcome
from flows.outcome_folders import move_on
from flows.pooling import Asked
from records.folder import write_private
from records.opening import open_records
from records.store import Store

_NAMES_SHOWN = 4
_ROWS_SHOWN = 40
"""Applications in the table on the terminal; no more are read there. The files have all."""


def _as_it_is(office: Office) -> Office:
    return office


def run_batch(  # noqa: PLR0913  each says something else of the run
    paths: Sequence[Path],
    settings: Settings,
    checklist: Checklist,
    language: Language,
    *,
    received: date | None = None,
    since: date | None = None,
    again: bool = False,
    as_json: bool = False,
    pool: str | None = None,
    furnish: Callable[[Office], Office] = _as_it_is,
) -> tuple[Outcome, ...]:
    """Verify the applications with progress shown, and keep results and reports.

    Args:
        paths: one application each.
        settings: of the run.
        checklist: by which they are judged.
        language: of what is shown.
        received: the day they were received; else as each declares.
        since: those received before that day are left alone.
        again: verify even what has not changed.
        as_json: print each result as soon as it is there.
        pool: of the workers that do it; None to do it here.
        furnish: may change the office before the work begins.
    """
    if pool or settings.task_runner == "dask":
        with shown_progress(len(paths), language) as bars, open_records(settings) as store:
            told = PrintedResults(bars, store, language) if as_json else bars
            asked = Asked(received=received, since=since, again=again)
            if pool:
                outcomes = start_pool.verify_in_pool(paths, settings, pool, asked, office=OFFICE, progress=told)
            else:
                outcomes = start_pool.verify_in_dask(paths, settings, asked, office=OFFICE, progress=told)
            return tuple(move_on(outcome, store) for outcome in outcomes)
    writer = report_writer(checklist)
    with (
        shown_progress(len(paths), language) as bars,
        equipment.open_office(settings, write_report=writer, progress=bars) as opened,
    ):
        office = furnish(opened)
        if as_json:
            office = replace(office, progress=PrintedResults(office.progress, office.store, language))
        outcomes = start.verify_many(paths, office, settings.data, received=received, since=since, again=again)
        return tuple(move_on(outcome, office.store) for outcome in outcomes)


def file_summary(
    outcomes: Sequence[Outcome], run: Run, store: Store, folder: Path, language: Language
) -> tuple[Path, Path]:
    """Write `summary.html` and `summary.xlsx` into the folder. Gives their paths."""
    folder = folder.absolute()

    def link_to(name: str) -> str | None:
        own = store.folder(name).absolute()
        path = next((path for lang in (language, Language.ZH) if (path := report_path(own, lang)).is_file()), None)
        if path is None:
            return None
        return quote(path.relative_to(folder).as_posix()) if path.is_relative_to(folder) else path.as_uri()

    page, book = folder / "summary.html", folder / "summary.xlsx"
    write_private(page, render_summary(run, outcomes, link_to, language).encode("utf-8"))
    write_private(book, workbook_of(run, outcomes, link_to, language))
    return page, book


def show_batch(
    outcomes: Sequence[Outcome],
    settings: Settings,
    checklist: Checklist,
    language: Language,
    *,
    as_json: bool = False,
    run: Run | None = None,
    into: Path | None = None,
) -> int:
    """Print what came of the run, and write the index.

    Args:
        outcomes: one an application.
        settings: of the run.
        checklist: by which they were judged.
        language: of what is shown.
        as_json: each result was printed already.
        run: where its summary is to be written too.
        into: the summary's folder; else the data folder.

    Returns:
        The exit status of the contract.
    """
    with Store.open(settings.data, settings.database) as store:
        summary = file_summary(outcomes, run, store, into or settings.data, language) if run else ()
        files = (*summary, file_index(store, checklist, language))
    console = err() if as_json else out()
    if not as_json:
        console.print(_table(outcomes, language))
    verdicts = tally(outcomes).verdicts
    said = "  ".join(f"{verdict_name(verdict, language)} {count}" for verdict, count in verdicts.most_common())
    console.print(Text(said, style="bold"), soft_wrap=True)
    for path in files:
        console.print(Text.assemble((either("汇总  ", "summary  ", language), "dim"), str(path)), soft_wrap=True)
    if verdicts[None]:
        return ChushenError.exit_code
    return int(any(verdict is not Verdict.PASS for verdict in verdicts))


def _table(outcomes: Sequence[Outcome], language: Language) -> Table:
    """As many as a person reads: all of few, and of many those that need somebody."""
    titles = (("申请", "application"), ("结论", "verdict"), ("收到", "received"), ("发现", "findings"))
    table = columns(*(either(zh, en, language) for zh, en in titles))
    shown = in_reading_order(outcomes)[:_ROWS_SHOWN] if len(outcomes) > _ROWS_SHOWN else outcomes
    for outcome in shown:
        style = VERDICT_STYLE[outcome.verdict] if outcome.verdict else "bold red"
        verdict = Text(verdict_name(outcome.verdict, language), style=style)
        found = Text(outcome.problem, style="red") if outcome.problem else Text(_found(outcome, language))
        table.add_row(Text(outcome.name), verdict, str(outcome.received or "—"), found)
    if len(shown) < len(outcomes):
        more = len(outcomes) - len(shown)
        table.add_row(Text(either(f"……另有 {more} 份", f"… {more} more", language), style="dim"), "", "", "")
    return table


def _found(outcome: Outcome, language: Language) -> str:
    names = [name_of(code, language) for code in dict.fromkeys(code for code, _ in outcome.found)]
    return "、".join(names[:_NAMES_SHOWN]) + (" …" if len(names) > _NAMES_SHOWN else "")
