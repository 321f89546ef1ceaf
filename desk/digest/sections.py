"""A digest as headed lists of lines: the same for the mail and for the short message."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from desk.digest.content import Digest
from desk.digest.lines import Line, Named, arrival_line, clock_line, ending_line, stuck_line

_MOST = 40
"""Lines of one list; the rest is counted, and found in the index."""
_WEEKDAYS = "一二三四五六日"

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A list under its heading; `count` is of all, also of those that are left out."""

    title: str
    english: str
    tone: str
    count: int
    lines: tuple[Line, ...]

    @property
    def left_out(self) -> int:
        """Lines that are not shown."""
        return self.count - len(self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Lists that belong together."""

    title: str
    english: str
    sections: tuple[Section, ...]


def parts_of(digest: Digest, named: Named) -> tuple[Part, ...]:
    """What runs out, then what is new, then what is still open; a list with nothing in it is left out."""
    clock = partial(clock_line, day=digest.day, named=named)
    arrival, stuck, ending = (partial(line, named=named) for line in (arrival_line, stuck_line, ending_line))
    near, far = (tuple(e for e in digest.endings if e.line == line and not e.new) for line in (90, 180))
    parts = (
        _part(
            ("告知时限", "To be told in time"),
            _section("已逾期", "overdue", "bad", digest.overdue, clock),
            _section("今日到期", "due today", "bad", digest.today, clock),
            _section(said_next(digest), "due on the next working day", "doubt", digest.soon, clock),
        ),
        _part(
            ("本次新增", "New"),
            _section("新的结论", "results", "note", digest.arrivals, arrival),
            _section("未能处理", "not processed", "bad", tuple(s for s in digest.stuck if s.new), stuck),
            _section("许可证临近到期", "permits", "doubt", tuple(e for e in digest.endings if e.new), ending),
        ),
        _part(
            ("仍待处理", "Still open"),
            _section("未能处理", "not processed", "bad", tuple(s for s in digest.stuck if not s.new), stuck),
            _section("等待决定", "to be decided", "note", digest.waiting, clock),
            _section("90 天内到期的许可证", "permits, 90 days", "doubt", near, ending),
            _section("180 天内到期的许可证", "permits, 180 days", "note", far, ending),
        ),
    )
    return tuple(part for part in parts if part.sections)


def said_next(digest: Digest) -> str:
    """The next working day's heading: `明日到期`, or `下周一（11-30）到期`."""
    if (digest.next_day - digest.day).days == 1:
        return "明日到期"
    return f"{digest.next_day:%m-%d}（周{_WEEKDAYS[digest.next_day.weekday()]}）到期"


def weekday(digest: Digest) -> str:
    """The day of the week: `星期六`."""
    return f"星期{_WEEKDAYS[digest.day.weekday()]}"


def _section(title: str, english: str, tone: str, rows: Sequence[Row], line: Callable[[Row], Line]) -> Section:
    return Section(
        title=title, english=english, tone=tone, count=len(rows), lines=tuple(line(row) for row in rows[:_MOST])
    )


def _part(title: tuple[str, str], *sections: Section) -> Part:
    return Part(title=title[0], english=title[1], sections=tuple(s for s in sections if s.count))
