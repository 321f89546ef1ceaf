"""From and to: what a line such as 营业期限 2019年01月28日至2049年01月27日 says."""

from __future__ import annotations

from dataclasses import dataclass

from chushen.kinds import LONG_TERM
from extractors.dates import Found, find_dates
from extractors.glyphs import compact

_TO = "至—-~到"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The two ends; None where it does not say."""

    start: Found | None = None
    end: Found | None = None


def read_term(text: str, *, lone_is_end: bool) -> Term:
    """Both ends of a period.

    Args:
        text: what stands behind the label.
        lone_is_end: a single date without 自 or 至 is the end (有效期 2030年7月17日), not the beginning.
    """
    plain = compact(text)
    dates = find_dates(plain)
    if len(dates) > 1:
        return Term(start=None if dates[0].value == LONG_TERM else dates[0], end=dates[-1])
    if not dates:
        return Term()
    only = dates[0]
    if only.value == LONG_TERM:
        return Term(end=only)
    before, after = plain[: only.start].rstrip(":"), plain[only.end :]
    if before[-1:] in tuple(_TO) or before.endswith(("有效期至", "截止")):
        return Term(end=only)
    if after[:1] in tuple(_TO) or before.endswith("自") or after.startswith("起"):
        return Term(start=only)
    return Term(end=only) if lone_is_end else Term(start=only)
