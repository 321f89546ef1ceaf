"""The office with the real tools in it, and with a report for everything that leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from chushen.checklist import Checklist
from chushen.checklist_file import load_checklist
from chushen.errors import SettingsError
from chushen.settings import load_settings
from chushen.workdays import Calendar, load_calendar
from desk.report.beside import clock_of
from desk.report.filing import file_report
from flows import equipment
from flows.office import Office, WriteReport
from records.verified import Verified

OFFICE = "desk.work.office:office_of_settings"
"""Where a process of its own finds its office."""


def report_writer(checklist: Checklist, calendar: Calendar | None = None) -> WriteReport:
    """What writes the Chinese report of each result; `calendar` as the settings have it, else the shipped one."""
    days = calendar or load_calendar()

    def write(verified: Verified, folder: Path, pictures: Path) -> None:
        file_report(verified, folder, pictures, checklist=checklist, beside=clock_of(verified, checklist, days))

    return write


def recorded_checklist(verified: Verified, otherwise: Checklist) -> Checklist:
    """The checklist by which a result was judged, where it comes with chushen; else the one given."""
    try:
        return load_checklist(verified.checklist.partition("@")[0])
    except SettingsError:
        return otherwise


def write_report(verified: Verified, folder: Path, pictures: Path) -> None:
    """The same for a process that has nothing but its settings: a night's own (`flows.start.nightly_forever`)."""
    settings = load_settings()
    checklist = load_checklist(settings.checklist)
    report_writer(checklist, load_calendar(settings.holidays))(verified, folder, pictures)


@contextmanager
def office_of_settings() -> Iterator[Office]:
    """The office for a process that has nothing but its settings: a worker's (`flows.chunk`)."""
    settings = load_settings()
    writer = report_writer(load_checklist(settings.checklist), load_calendar(settings.holidays))
    with equipment.open_office(settings, write_report=writer) as office:
        yield office
