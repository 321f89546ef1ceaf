"""How long each kind of work has taken, added up over all processes and machines: for metrics."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from chushen.stopwatch import Spent
from records.schema import StageRow
from records.upsert import make_or_change


def add_stages(session: Session, spent: Mapping[str, Spent]) -> None:
    """Add what was spent since the last time; in the order of names, so that no two writers wait for each other."""
    for name, one in sorted(spent.items()):
        made = {"seconds": one.seconds, "times": one.times}
        more = {"seconds": StageRow.seconds + one.seconds, "times": StageRow.times + one.times}
        make_or_change(session, StageRow, {"name": name}, made, more)


def stages_of(session: Session) -> dict[str, Spent]:
    """What was spent so far."""
    return {row.name: Spent(seconds=row.seconds, times=row.times) for row in session.scalars(select(StageRow))}
