"""What is new since some moment: the trail knows, since it loses nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.answer import Json
from chushen.findings import Verdict
from records.schema import EventRow, Happening


class Reason(StrEnum):
    """Why a submission has a new result."""

    NEW = "new"
    CHANGED = "changed"
    JUDGED_ANEW = "judged-anew"


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A result that was not there at some moment.

    Attributes:
        errors: how many findings it has that must be corrected.
        former: the verdict that held before; None where there was none.
    """

    name: str
    reason: Reason
    verdict: Verdict
    errors: int
    former: Verdict | None


def news_since(session: Session, moment: datetime | None) -> Iterator[News]:
    """Each submission with a result that is newer, by name; None: any result is.

    What was verified again and came to the very same is no news.
    """
    kept = (
        select(EventRow.submission, EventRow.at, EventRow.detail)
        .where(EventRow.happening == Happening.KEPT)
        .order_by(EventRow.submission, EventRow.id)
    )
    if moment is not None:
        newer = select(EventRow.submission).where(EventRow.happening == Happening.KEPT, EventRow.at > moment)
        kept = kept.where(EventRow.submission.in_(newer))
    ends: dict[str, tuple[str | None, str]] = {}
    for name, at, detail in session.execute(kept).tuples():
        former = ends[name][0] if name in ends else None
        ends[name] = (detail, detail) if moment is not None and at <= moment else (former, detail)
    for name, (then, now) in ends.items():
        told = _news(name, json.loads(then) if then else None, json.loads(now))
        if told:
            yield told


def _news(name: str, then: Json | None, now: Json) -> News | None:
    verdict, errors = Verdict(now["verdict"]), int(now["errors"])
    if then is None:
        return News(name=name, reason=Reason.NEW, verdict=verdict, errors=errors, former=None)
    former = Verdict(then["verdict"])
    if then["digest"] != now["digest"]:
        return News(name=name, reason=Reason.CHANGED, verdict=verdict, errors=errors, former=former)
    if (former, then["errors"]) == (verdict, now["errors"]):
        return None
    return News(name=name, reason=Reason.JUDGED_ANEW, verdict=verdict, errors=errors, former=former)
