"""The office with the real tools in it, and with a report for everything that leaves it."""

from __future__ import annotations

from pathlib import Path

from chushen.checklist import Checklist
from desk.report.filing import file_report
from flows.office import WriteReport
from records.verified import Verified


def report_writer(checklist: Checklist) -> WriteReport:
    """What writes the Chinese report of each result."""

    def write(verified: Verified, folder: Path, pictures: Path) -> None:
        file_report(verified, folder, pictures, checklist=checklist)

    return write
