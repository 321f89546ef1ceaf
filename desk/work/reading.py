"""Read loose files page by page, without judging them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.table import Table
from rich.text import Text

from chushen.answer import page as page_answer
from chushen.answer import refused as refused_answer
from chushen.checklist import Checklist
from chushen.documents import RefusedFile
from chushen.errors import ChushenError
from chushen.evidence import Evidence, Field
from chushen.kinds import FieldName
from chushen.masking import masked, masked_number
from chushen.names import Language, name_of
from chushen.pages import Page
from desk.console import out, print_json
from desk.report.words import place_name, say, shown
from flows.verification import read_files
from flows.workbench import Workbench


def read_all(
    paths: Sequence[Path], bench: Workbench, checklist: Checklist, *, as_json: bool, language: Language
) -> int:
    """Print every page as it is read.

    Returns:
        0 where at least one page could be read, else 3.
    """
    pages = 0
    for seen in read_files(paths, bench):
        pages += isinstance(seen, Page)
        if as_json:
            print_json(page_answer(seen) if isinstance(seen, Page) else refused_answer(seen))
        elif isinstance(seen, Page):
            _show_page(seen, checklist, language)
        else:
            _show_refused(seen, language)
    return 0 if pages else ChushenError.exit_code


def _show_page(page: Page, checklist: Checklist, language: Language) -> None:
    console = out()
    console.print(
        Text.assemble(
            (place_name(page.evidence(), language), "bold"),
            f"  {checklist.called(page.kind, language)} {page.confidence:.0%}",
            ("" if page.legibility.legible else f"  {say('illegible', language)}", "bold red"),
            (f"  {say('turned', language, degrees=page.rotation)}" if page.rotation else "", "dim"),
        ),
        soft_wrap=True,
    )
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 2))
    for field in page.fields:
        table.add_row(
            Text(checklist.called(field.name, language), style="dim"),
            Text(_for_people(field, language)),
            Text(f"{field.confidence:.0%}", style="dim"),
        )
    for seal in page.seals:
        table.add_row(
            Text(say("seals", language), style="dim"),
            Text(f"{name_of(seal.type, language)} {seal.text}".strip(), style="magenta"),
            Text(f"{seal.confidence:.0%}", style="dim"),
        )
    console.print(table)


def _show_refused(file: RefusedFile, language: Language) -> None:
    place = place_name(Evidence(file=file.file, page=file.page), language)
    out().print(Text.assemble((place, "bold"), (f"  {name_of(file.cause, language)}", "bold red")), soft_wrap=True)


def _for_people(field: Field, language: Language) -> str:
    if field.name == FieldName.ID_NUMBER:
        return masked_number(field.value)
    return masked(shown(field.value, language))
