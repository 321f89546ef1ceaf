"""The office with the real tools in it, and with a report for everything that leaves it."""

from __future__ import annotations

from pathlib import Path

from chushen.checklist import Checklist
from chushen.checklist_file import load_checklist
from chushen.errors import SettingsError
from chushen.settings import load_settings
from desk.report.filing import file_report
from flows.office import WriteReport
from records.verified import Verified


def report_writer(checklist: Checklist) -> WriteReport:
    """What writes the Chinese report of each result."""

    def write(verified: Verified, folder: Path, pictures: Path) -> None:
        file_report(verified, folder, pictures, checklist=checklist)

    return write


def recorded_checklist(verified: Verified, otherwise: Checklist) -> Checklist:
    """The checklist by which a result was judged, where it comes with chushen; else the one given."""
    try:
        return load_checklist(verified.checklist.partition("@")[0])
    except SettingsError:
        return otherwise


def write_report(verified: Verified, folder: Path, pictures: Path) -> None:
    """The same for a process that has nothing but its settings: a night's own (`flows.start.nightly_forever`)."""
    file_report(verified, folder, pictures, checklist=load_checklist(load_settings().checklist))
