"""How a result is told: as JSON to a program, as a table to a person."""

from __future__ import annotations

from rich.text import Text

from chushen.answer import result
from chushen.checklist import Checklist
from chushen.names import Language
from chushen.workdays import Calendar
from desk.console import either, out, print_json
from desk.report.beside import beside_of
from desk.report.filing import file_report, report_path
from desk.table import show_verified
from desk.work.checking import Tell
from records.store import Store
from records.verified import Verified


def teller(store: Store, checklist: Checklist, calendar: Calendar, *, as_json: bool, language: Language) -> Tell:
    """What tells a result in the way and the language asked for."""

    def tell_program(verified: Verified) -> None:
        print_json(result(verified.submission, verified.judgement, language))

    def tell_person(verified: Verified) -> None:
        console = out()
        beside = beside_of(store, verified, checklist, calendar)
        show_verified(console, verified, checklist, language, beside)
        name = verified.submission.name
        path = report_path(store.folder(name), language)
        if beside.round or not path.is_file():
            file_report(
                verified,
                store.folder(name),
                store.pictures(name, verified.digest),
                checklist=checklist,
                language=language,
                beside=beside,
            )
        console.print(Text.assemble((either("报告  ", "report  ", language), "dim"), str(path)), soft_wrap=True)

    return tell_program if as_json else tell_person
