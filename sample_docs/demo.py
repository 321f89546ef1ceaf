"""Verify every sample and see whether what was found is what is there: `python -m sample_docs.demo`.

Goes the way of `chushen batch`: through Prefect, into a data folder of its own. The day received is what each
sample's `expected.json` states.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from rich.text import Text

from chushen.checklist import Checklist
from chushen.checklist_file import load_checklist
from chushen.names import Language, name_of
from chushen.settings import Settings
from desk.console import columns, out
from desk.doors import told
from desk.report.filing import file_index
from desk.report.numbered import in_order
from desk.table import VERDICT_STYLE
from desk.work.batching import run_batch
from flows.office import Office, Outcome
from intake.submission import Opened
from records.store import Store
from sample_docs.expectation import Expectation, expectations, met_by

DATA = Path("build") / "demo"


def demo() -> None:
    """Verify the samples, print the table, and end with 1 where an expectation was not met."""
    expected = expectations(Path(__file__).parent)
    settings = Settings(data=DATA)
    checklist = load_checklist(settings.checklist)
    out().print(f"核验 {len(expected)} 份样例申请 / verifying {len(expected)} sample applications")
    outcomes = run_batch(
        [sample.path for sample in expected],
        settings,
        checklist,
        Language.ZH,
        furnish=lambda office: _dated(office, {sample.path: sample.received for sample in expected}),
    )
    with Store.open(settings.data, settings.database) as store:
        met = _show(expected, outcomes, store, checklist)
        index = file_index(store, checklist).resolve()
    out().print(
        Text.assemble(
            (
                f"\n{met} / {len(expected)} 份与预期完全一致 met exactly",
                "bold green" if met == len(expected) else "bold red",
            ),
            ("\n报告汇总 reports  ", "dim"),
            str(index),
        ),
        soft_wrap=True,
    )
    if met != len(expected):
        sys.exit(1)


def _dated(office: Office, received: Mapping[Path, date]) -> Office:
    """The same office, where each sample declares the day on which it was received."""
    as_sent = office.bench.open_submission

    def opening(path: Path) -> AbstractContextManager[Opened]:
        return _declared(as_sent(path), received[path])

    return replace(office, bench=replace(office.bench, open_submission=opening))


@contextmanager
def _declared(opening: AbstractContextManager[Opened], day: date) -> Iterator[Opened]:
    with opening as opened:
        yield replace(opened, declaration=replace(opened.declaration, received=day))


def _show(expected: tuple[Expectation, ...], outcomes: tuple[Outcome, ...], store: Store, checklist: Checklist) -> int:
    table = columns("申请", "结论", "发现", "与预期 as expected")
    met = 0
    for sample, outcome in zip(expected, outcomes, strict=True):
        verified = store.newest(outcome.name) if outcome.verdict else None
        if outcome.verdict is None or verified is None:
            table.add_row(outcome.name, Text("未处理", style="bold red"), outcome.problem, "✕")
            continue
        missed = met_by(verified.judgement, sample)
        met += not missed
        names = dict.fromkeys(name_of(f.code) for f in in_order(verified.judgement, checklist))
        verdict = Text(name_of(outcome.verdict), style=VERDICT_STYLE[outcome.verdict])
        told_so = Text("\n".join(missed), style="red") if missed else Text("✓", style="green")
        table.add_row(Text(outcome.name), verdict, Text("、".join(names) or "—"), told_so)
    out().print(table)
    return met


if __name__ == "__main__":
    told(demo)()
