"""The night's work: now, or every night."""

from __future__ import annotations

from pathlib import Path

from rich.text import Text

from chushen.checklist import Checklist
from chushen.errors import ChushenError
from chushen.findings import Verdict
from chushen.names import Language
from chushen.settings import Settings
from desk.console import either, err
from desk.work.bars import shown_progress
from desk.work.digesting import digest_writer, show_digest
from desk.work.notifying import unknown_addresses
from desk.work.office import report_writer
from flows import equipment, start


def this_night(settings: Settings, checklist: Checklist, language: Language, folder: Path | None) -> int:
    """Do it now, and show its digest.

    Returns:
        The exit status of the contract.
    """
    with (
        shown_progress(None, language) as bars,
        equipment.open_office(
            settings,
            write_report=report_writer(checklist),
            write_digest=digest_writer(settings, checklist),
            progress=bars,
        ) as office,
    ):
        night = start.nightly_once(office, settings.data, folder=folder)
        show_digest(office.store, night, settings, checklist)
    verdicts = {outcome.verdict for outcome in night.outcomes}
    if None in verdicts:
        return ChushenError.exit_code
    return int(bool(verdicts - {Verdict.PASS}))


def every_night(settings: Settings, language: Language, folder: Path | None) -> None:
    """Do it at the time that the settings state, until SIGINT or SIGTERM."""
    said = either(
        f"每晚按 {settings.nightly_cron}（北京时间）执行，按 Ctrl-C 结束。",
        f"Every night at {settings.nightly_cron} (Asia/Shanghai); Ctrl-C ends it.",
        language,
    )
    err().print(said, markup=False)
    for address in unknown_addresses(settings):
        err().print(Text(f"! {address.address}  {address.problem}", style="yellow"), soft_wrap=True)
    start.nightly_forever(
        settings,
        folder=folder,
        write_report="desk.work.office:write_report",
        write_digest="desk.work.digesting:write_digest",
    )
