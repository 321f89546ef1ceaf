"""The night's digest: put together, filed, sent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from chushen.applicant import company_of
from chushen.checklist import Checklist
from chushen.checklist_file import load_checklist
from chushen.settings import Settings, load_settings
from chushen.workdays import load_calendar
from desk.digest.content import digest_of
from desk.digest.filing import file_digest
from desk.digest.rendering import message_of
from desk.report.filing import file_index
from flows.office import NightOver, WriteDigest
from records.store import Store


def digest_writer(settings: Settings, checklist: Checklist) -> WriteDigest:
    """What writes the digest of each night, and the index with it, and sends it to whom `notify` names."""
    calendar = load_calendar(settings.holidays)

    def write(store: Store, night: NightOver) -> Sequence[str]:
        @cache
        def named(name: str) -> str:
            verified = store.newest(name)
            return company_of(verified.submission) if verified else name

        file_index(store, checklist)
        digest = digest_of(store, night, calendar, notice_days=checklist.limits.notice_days)
        file_digest(store.data, digest, named)
        if not settings.notify:
            return ()
        from desk.digest.sending import deliver  # noqa: PLC0415  apprise costs half a second, and not every desk sends

        sent = deliver(message_of(digest, named, reports_url=settings.reports_url), settings.notify)
        return tuple(delivery.address for delivery in sent if delivery.problem)

    return write


def write_digest(store: Store, night: NightOver) -> Sequence[str]:
    """The same for a process that has nothing but its settings: a night's own (`flows.start.nightly_forever`)."""
    settings = load_settings()
    return digest_writer(settings, load_checklist(settings.checklist))(store, night)
