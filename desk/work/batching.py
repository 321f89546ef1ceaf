"""Many applications through Prefect, and the table of what came of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.table import Table
from rich.text import Text

from chushen.answer import result
from chushen.checklist import Checklist
from chushen.errors import ChushenError
from chushen.findings import Verdict
from chushen.names import Language, name_of
from chushen.settings import Settings
from desk.console import columns, either, err, out, print_json
from desk.report.filing import file_index
from desk.report.numbered import in_order
from desk.table import VERDICT_STYLE
from desk.work.bars import shown_progress
from desk.work.office import report_writer
from flows import equipment, start
from flows.office import Office, Outcome
from records.store import Store

_NAMES_SHOWN = 4


def _as_it_is(office: Office) -> Office:
    return office


def run_batch(
    paths: Sequence[Path],
    settings: Settings,
    checklist: Checklist,
    language: Language,
    *,
    received: date | None = None,
    again: bool = False,
    furnish: Callable[[Office], Office] = _as_it_is,
) -> tuple[Outcome, ...]:
    """Verify the applications with progress shown, and keep results, reports and the index.

    Args:
        paths: one application each.
        settings: of the run.
        checklist: by which they are judged.
        language: of what is shown.
        received: the day they were received; else as each declares.
        again: verify even what has not changed.
        furnish: may change the office before the work begins.
    """
    writer = report_writer(checklist)
    with (
        shown_progress(len(paths), language) as bars,
        equipment.open_office(settings, write_report=writer, progress=bars) as office,
    ):
        return start.verify_many(paths, furnish(office), settings.data, received=received, again=again)


def show_batch(
    outcomes: Sequence[Outcome], settings: Settings, checklist: Checklist, language: Language, *, as_json: bool
) -> int:
    """Print what came of the run, and write the index.

    Returns:
        The exit status of the contract.
    """
    with Store.open(settings.data, settings.database) as store:
        index = file_index(store, checklist, language)
        if as_json:
            for outcome in outcomes:
                verified = store.newest(outcome.name) if outcome.verdict else None
                if verified:
                    print_json(result(verified.submission, verified.judgement, language))
        else:
            out().print(_table(outcomes, store, checklist, language))
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    said = "  ".join(
        f"{name_of(verdict, language) if verdict else either('未处理', 'not processed', language)} {count}"
        for verdict, count in verdicts.items()
    )
    console = err() if as_json else out()
    console.print(
        Text.assemble((said, "bold"), (either("\n汇总  ", "\nindex  ", language), "dim"), str(index)), soft_wrap=True
    )
    if verdicts[None]:
        return ChushenError.exit_code
    return int(any(verdict is not Verdict.PASS for verdict in verdicts))


def _table(outcomes: Sequence[Outcome], store: Store, checklist: Checklist, language: Language) -> Table:
    titles = (("申请", "application"), ("结论", "verdict"), ("发现", "findings"))
    table = columns(*(either(zh, en, language) for zh, en in titles))
    for outcome in outcomes:
        if outcome.verdict is None:
            problem = Text(outcome.problem, style="red")
            table.add_row(
                Text(outcome.name), Text(either("未处理", "not processed", language), style="bold red"), problem
            )
            continue
        verdict = Text(name_of(outcome.verdict, language), style=VERDICT_STYLE[outcome.verdict])
        table.add_row(Text(outcome.name), verdict, Text(_found(outcome, store, checklist, language)))
    return table


def _found(outcome: Outcome, store: Store, checklist: Checklist, language: Language) -> str:
    verified = store.newest(outcome.name)
    if verified is None:
        return ""
    names = list(dict.fromkeys(name_of(f.code, language) for f in in_order(verified.judgement, checklist)))
    more = " …" if len(names) > _NAMES_SHOWN else ""
    return "、".join(names[:_NAMES_SHOWN]) + more
