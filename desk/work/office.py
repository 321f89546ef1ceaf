"""The office with the real tools in it, and with a report for everything that leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chushen.checklist import Checklist
from chushen.settings import Settings
from desk.report.filing import file_report
from flows.equipment import open_workbench
from flows.office import Office, WriteReport
from records.store import Store
from records.verified import Verified


def report_writer(checklist: Checklist) -> WriteReport:
    """What writes the Chinese report of each result."""

    def write(verified: Verified, folder: Path, pictures: Path) -> None:
        file_report(verified, folder, pictures, checklist=checklist)

    return write


@contextmanager
def open_office(settings: Settings, checklist: Checklist) -> Iterator[Office]:
    """Open the records and load the readers.

    Raises:
        RecordsError: the data folder cannot be used.
        ToolMissingError: a reader is not installed.
    """
    with Store.open(settings.data) as store, open_workbench(settings) as bench:
        yield Office(bench=bench, store=store, write_report=report_writer(checklist))
