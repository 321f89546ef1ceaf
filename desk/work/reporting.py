"""Reports of what is recorded; what is not recorded yet is checked first."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chushen.checklist import Checklist
from chushen.errors import CallError
from chushen.names import Language
from chushen.settings import Settings
from chushen.workdays import load_calendar
from desk.console import out
from desk.report.beside import beside_of
from desk.report.filing import file_report
from desk.work.checking import check_all
from desk.work.office import recorded_checklist, report_writer
from flows import equipment
from records.store import Store
from records.verified import Verified


def write_reports(submissions: Sequence[str], settings: Settings, checklist: Checklist, language: Language) -> None:
    """Write a report for each name or path, and print where it lies.

    Raises:
        CallError: it is neither a recorded application nor a path.
    """
    calendar = load_calendar(settings.holidays)
    with Store.open(settings.data, settings.database) as store:
        for wanted in submissions:
            recorded = store.newest(wanted)
            for verified in [recorded] if recorded else _checked(wanted, settings, checklist):
                name = verified.submission.name
                pictures = store.pictures(name, verified.digest)
                judged_by = recorded_checklist(verified, checklist)
                beside = beside_of(store, verified, judged_by, calendar)
                path = file_report(
                    verified, store.folder(name), pictures, checklist=judged_by, language=language, beside=beside
                )
                out().print(str(path), markup=False, soft_wrap=True)


def _checked(wanted: str, settings: Settings, checklist: Checklist) -> list[Verified]:
    path = Path(wanted)
    if not path.exists():
        message = f"既不是已核验的申请，也不是路径 / neither a checked application nor a path: {wanted}"
        raise CallError(message, remedy="用 chushen list 查看已核验的申请 / `chushen list` shows what was checked.")
    results: list[Verified] = []
    with equipment.open_office(settings, write_report=report_writer(checklist), all_cores=True) as office:
        check_all([path], office, results.append)
    return results
