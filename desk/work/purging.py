"""What has been kept long enough: shown, or taken away."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from rich.text import Text

from chushen.errors import BeingVerifiedError, CallError
from chushen.names import Language
from chushen.settings import Settings
from desk.console import columns, either, out, print_error
from records.opening import open_records


def purge_old(older_than: str, settings: Settings, language: Language, *, really: bool) -> None:
    """Print what is older, and take it away if so asked.

    Raises:
        CallError: `older_than` is neither a number of days nor a day.
    """
    before = moment_of(older_than, datetime.now(UTC))
    with open_records(settings) as store:
        old = store.old(before, undecided=settings.purge_undecided)
        titles = (("申请", "application"), ("最后办理", "last"), ("决定", "decided"))
        table = columns(*(either(zh, en, language) for zh, en in titles))
        for one in old:
            yes = either("有", "yes", language) if one.decided else "—"
            table.add_row(Text(one.name), f"{one.since.astimezone():%Y-%m-%d}", yes)
        out().print(table)
        gone = 0
        for one in old if really else ():
            try:
                store.purge(one.name)
                gone += 1
            except BeingVerifiedError as error:
                print_error(error)
        if really:
            store.forget_unused_pages()
    said = either(f"已清理 {gone} 份。", f"{gone} purged.", language)
    only = either(f"将清理 {len(old)} 份；加 --yes 执行。", f"{len(old)} would be purged; --yes does it.", language)
    out().print(said if really else only, markup=False)


def moment_of(older_than: str, now: datetime) -> datetime:
    """So many days before now, or the beginning of a day here.

    Raises:
        CallError: it is neither.
    """
    try:
        if older_than.isdecimal():
            return now - timedelta(days=int(older_than))
        return datetime.combine(date.fromisoformat(older_than), time()).astimezone()
    except (ValueError, OverflowError) as error:
        message = f"既不是天数，也不是日期 / neither a number of days nor a day: {older_than}"
        raise CallError(message, remedy="--older-than 1095 / --older-than 2024-01-01") from error
