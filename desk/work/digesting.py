"""The night's digest: put together, filed, sent, shown."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rich.text import Text

from chushen.applicant import company_of
from chushen.checklist import Checklist
from chushen.checklist_file import load_checklist
from chushen.settings import Settings, load_settings
from chushen.workdays import load_calendar
from desk.console import out
from desk.digest.content import Digest, digest_of
from desk.digest.filing import digest_path, file_digest
from desk.digest.lines import Named
from desk.digest.rendering import message_of, subject_of
from desk.digest.sections import parts_of
from desk.digest.sending import deliver
from desk.report.filing import file_index
from flows.office import NightOver, WriteDigest
from records.store import Store

_STYLES = {"bad": "bold red", "doubt": "bold yellow", "good": "bold green", "note": "blue"}


def digest_writer(settings: Settings, checklist: Checklist) -> WriteDigest:
    """What writes the digest of each night, and the index with it, and sends it to whom `notify` names."""

    def write(store: Store, night: NightOver) -> Sequence[str]:
        digest, named = _digest(store, night, settings, checklist), _companies(store)
        file_index(store, checklist)
        file_digest(store.data, digest, named)
        sent = deliver(message_of(digest, named, reports_url=settings.reports_url), settings.notify)
        return tuple(delivery.address for delivery in sent if delivery.problem)

    return write


def write_digest(store: Store, night: NightOver) -> Sequence[str]:
    """The same for a process that has nothing but its settings: a night's own (`flows.start.nightly_forever`)."""
    settings = load_settings()
    return digest_writer(settings, load_checklist(settings.checklist))(store, night)


def show_digest(store: Store, night: NightOver, settings: Settings, checklist: Checklist) -> None:
    """Print what the digest says, and where it lies."""
    digest, console = _digest(store, night, settings, checklist), out()
    console.print(Text(subject_of(digest), style="bold"))
    for part in parts_of(digest, _companies(store)):
        console.print(Text.assemble((f"\n{part.title}", "bold"), (f"  {part.english}", "dim")))
        for section in part.sections:
            console.print(Text(f"  {section.title} {section.count}", style=_STYLES[section.tone]))
            for line in section.lines:
                who = line.company if line.company == line.shown else f"{line.company}（{line.shown}）"
                said = Text.assemble(
                    "    ", (line.badge, _STYLES[line.tone]), f"  {who}  ", (" · ".join(line.said), "dim")
                )
                console.print(said, soft_wrap=True)
            if section.left_out:
                console.print(Text(f"    另有 {section.left_out} 份 / {section.left_out} more", style="dim"))
    console.print(Text.assemble(("\n日报 digest  ", "dim"), str(digest_path(store.data, digest.day))), soft_wrap=True)
    console.print(Text.assemble(("汇总 index   ", "dim"), str(store.data / "index.html")), soft_wrap=True)


def _digest(store: Store, night: NightOver, settings: Settings, checklist: Checklist) -> Digest:
    calendar = load_calendar(settings.holidays)
    return digest_of(store, night, calendar, notice_days=checklist.limits.notice_days)


def _companies(store: Store) -> Named:
    @cache
    def named(name: str) -> str:
        verified = store.newest(name)
        return company_of(verified.submission) if verified else name

    return named
