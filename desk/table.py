"""A judged application on the terminal: the checklist as a table, the findings below it."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from chushen.applicant import company_of
from chushen.checklist import Checklist
from chushen.findings import Finding, Severity, Verdict
from chushen.masking import masked
from chushen.names import Language, name_of
from desk.console import columns, either
from desk.report.beside import Beside
from desk.report.checklist_table import checklist_table
from desk.report.numbered import in_order
from desk.report.words import pages_name, say, severity_name
from records.verified import Verified

VERDICT_STYLE = {Verdict.PASS: "bold green", Verdict.REVIEW: "bold yellow", Verdict.CORRECT: "bold red"}
_SEVERITY_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "blue"}
_CELL = {"good": ("✓ ", "green"), "bad": ("✕ ", "bold red"), "doubt": ("! ", "yellow"), "none": ("", "dim")}


def show_verified(
    console: Console, verified: Verified, checklist: Checklist, language: Language, beside: Beside
) -> None:
    """Print one application: who, verdict, checklist, findings, what could not be checked."""
    submission, judgement = verified.submission, verified.judgement
    console.print()
    console.print(
        Text.assemble(
            (name_of(judgement.verdict, language), VERDICT_STYLE[judgement.verdict]),
            "  ",
            (company_of(submission), "bold"),
            (f"  {submission.name} · {say('received', language)} {judgement.received}", "dim"),
        )
    )
    table = columns(*(say(key, language) for key in ("document", "submitted", "legible", "sealed", "content")))
    for row in checklist_table(submission, judgement, checklist, language):
        cells = [Text(_CELL[cell.state][0] + cell.text, style=_CELL[cell.state][1]) for cell in row.cells]
        table.add_row(row.name, *cells)
    console.print(table)
    for number, finding in enumerate(in_order(judgement, checklist), start=1):
        _show_finding(console, number, finding, checklist, language)
    if not judgement.findings:
        console.print(say("no-findings", language), style="green")
    for name, day in beside.dates(language):
        console.print(Text.assemble((f"{name}  ", "dim"), day), soft_wrap=True)
    if beside.round:
        head = say("round", language, name=beside.round.former, day=beside.round.received)
        console.print(Text(head, style="bold"), soft_wrap=True)
    for name, messages in beside.outcome(language):
        for message in messages:
            console.print(Text(f"    {name}：{message}"), soft_wrap=True)
    for unchecked in judgement.not_checked:
        reason = either(unchecked.reason, unchecked.reason_en, language)
        name = name_of(unchecked.code, language)
        console.print(Text(f"—  {say('unchecked', language)}: {name}. {reason}", style="dim"))


def _show_finding(console: Console, number: int, finding: Finding, checklist: Checklist, language: Language) -> None:
    about = [checklist.called(finding.document, language)] if finding.document else []
    head = Text.assemble(
        (f"{number:>2}  ", "dim"),
        (severity_name(finding.severity, language), _SEVERITY_STYLE[finding.severity]),
        "  ",
        (" · ".join((name_of(finding.code, language), *about)), "bold"),
    )
    message = either(finding.message, finding.message_en, language)
    remedy = either(finding.remedy, finding.remedy_en, language)
    console.print(head, soft_wrap=True)
    console.print(Text(f"    {masked(message)}"), soft_wrap=True)
    if remedy:
        console.print(Text(f"    → {masked(remedy)}", style="green"), soft_wrap=True)
    if finding.evidence:
        console.print(Text(f"    {_places(finding, language)}", style="dim"), soft_wrap=True)


def _places(finding: Finding, language: Language) -> str:
    pages: dict[str, list[int]] = {}
    for place in finding.evidence:
        seen = pages.setdefault(place.file, [])
        if place.page is not None and place.page not in seen:
            seen.append(place.page)
    return "；".join(pages_name(file, numbers, language) if numbers else file for file, numbers in pages.items())
