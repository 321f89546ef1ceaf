"""Working days, as the periods of authorities are counted (行政许可法 §82): weekends and official holidays are none."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.dataclasses import dataclass as validated

from chushen.errors import SettingsError

_SATURDAY = 5
_Days = Annotated[str, Field(pattern=r"^\d{4}-\d\d-\d\d(/\d{4}-\d\d-\d\d)?$")]


@validated(frozen=True, slots=True, kw_only=True, config=ConfigDict(extra="forbid"))
class _Year:
    off: tuple[_Days, ...]
    work: tuple[_Days, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """The last day of a period.

    Attributes:
        unknown: years that it runs through and whose holidays are not known: it may fall later.
    """

    day: date
    unknown: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days on which authorities rest although it is no weekend, and work although it is one."""

    off: frozenset[date]
    work: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Do authorities work on this day, as far as is known?"""
        return day in self.work or (day.weekday() < _SATURDAY and day not in self.off)

    def deadline(self, start: date, days: int) -> Deadline:
        """The last of so many working days after a day; that day itself does not count."""
        day, left, years = start, days, {start.year}
        while left:
            day += timedelta(days=1)
            years.add(day.year)
            left -= self.is_working(day)
        return Deadline(day=day, unknown=tuple(sorted(years - self.years)))


def load_calendar(path: Path | None = None) -> Calendar:
    """The holidays that come with chushen, and those of a file of one's own, year by year in place of them.

    Raises:
        SettingsError: the file cannot be read, or a day in it is none.
    """
    sources = [(files("chushen") / "holidays.toml").read_text("utf-8")]
    try:
        if path is not None:
            sources.append(path.read_text("utf-8"))
        years: dict[str, _Year] = {}
        for source in sources:
            years |= TypeAdapter(dict[str, _Year]).validate_python(tomllib.loads(source))
        off = frozenset(day for year in years.values() for span in year.off for day in _days(span))
        work = frozenset(day for year in years.values() for span in year.work for day in _days(span))
        return Calendar(off=off, work=work, years=frozenset(map(int, years)))
    except (OSError, ValueError, ValidationError) as error:
        message = f"节假日文件不能使用 / holidays cannot be used: {path}: {error}"
        remedy = '写法如 [2027] off = ["2027-01-01", "2027-02-05/2027-02-12"] work = ["…"] / write it so.'
        raise SettingsError(message, remedy=remedy) from error


def _days(span: str) -> list[date]:
    first, _, last = span.partition("/")
    begin, end = date.fromisoformat(first), date.fromisoformat(last or first)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
