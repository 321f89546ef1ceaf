"""The watched folder, with its progress shown."""

from __future__ import annotations

from pathlib import Path

from chushen.checklist import Checklist
from chushen.names import Language
from chushen.settings import Settings
from desk.console import either, err
from desk.report.filing import file_index
from desk.work.bars import shown_progress
from desk.work.office import report_writer
from flows import equipment, start
from flows.watch import Watching


def watch_until_told(folder: Path, settings: Settings, checklist: Checklist, language: Language) -> None:
    """Verify what is dropped into the folder until SIGINT or SIGTERM; then write the index."""
    how = Watching.of(settings)
    with (
        shown_progress(None, language) as bars,
        equipment.open_office(settings, write_report=report_writer(checklist), progress=bars) as office,
    ):
        err().print(
            either(f"正在监视 {folder}，按 Ctrl-C 结束。", f"Watching {folder}; Ctrl-C ends it.", language),
            markup=False,
        )
        start.watch_folder(folder, office, settings.data, how=how)
        index = file_index(office.store, checklist, language)
    err().print(either(f"已停止。汇总 {index}", f"Stopped. Index {index}", language), markup=False, soft_wrap=True)
