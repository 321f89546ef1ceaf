"""The progress of a run over many applications, on stderr: bars on a terminal, a line an application elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import Progress as RichBars
from rich.progress import TaskID
from rich.text import Text

from chushen.findings import Severity
from chushen.names import Language, name_of
from desk.console import either, err, progress
from desk.report.words import severity_name
from desk.table import VERDICT_STYLE
from desk.work.pace import Pace
from flows.office import Outcome, Progress
from flows.watched.outcome_folders import is_outcome_folder


def outcome_line(outcome: Outcome, language: Language) -> Text:
    """One application in one line."""
    if outcome.verdict is None:
        return Text.assemble(
            (either("未处理", "not processed", language), "bold red"),
            f"  {outcome.name}  {outcome.problem}",
            (_where_and_how_soon(outcome, language), "dim"),
        )
    unchanged = either("（无变化）", "  (unchanged)", language) if outcome.skipped else ""
    return Text.assemble(
        (name_of(outcome.verdict, language), VERDICT_STYLE[outcome.verdict]),
        f"  {outcome.name}",
        (unchanged + _where_and_how_soon(outcome, language), "dim"),
    )


def _where_and_how_soon(outcome: Outcome, language: Language) -> str:
    """Of a drop: the outcome folder, and how long after it had settled its verdict stood."""
    if outcome.waited is None:
        return ""
    folder = f"  → {outcome.path.parent.name}/" if is_outcome_folder(outcome.path.parent) else ""
    return folder + either(f"  放好后 {outcome.waited:.1f} 秒", f"  {outcome.waited:.1f} s after it settled", language)


def said_pace(pace: Pace, now: float, language: Language) -> str:
    """Findings so far, the rate, the time left: `累计须补正 31 · 待复核 12 · 提示 4 · 8.3 份/分 · 约剩 1:20:05`."""
    parts = [f"{severity_name(severity, language)} {pace.found[severity]}" for severity in Severity]
    rate, left = pace.per_minute(now), pace.left(now)
    if rate is not None:
        parts.append(either(f"{rate:.1f} 份/分", f"{rate:.1f} a minute", language))
    if left:
        parts.append(either(f"约剩 {left}", f"{left} left", language))
    return either("累计", "so far: ", language) + " · ".join(parts)


class Bars(Progress):
    """One bar for all applications, one for each that is being read."""

    def __init__(self, bars: RichBars, console: Console, total: int | None, language: Language) -> None:
        """Begin with nothing done, of so many applications; None where there is no end to them."""
        self._bars, self._console, self._language = bars, console, language
        self._reading: dict[str, TaskID] = {}
        self._all = bars.add_task(either("全部申请", "all applications", language), total=total)
        self._pace = Pace(total, monotonic())

    def planned(self, applications: int) -> None:
        """Let the end be known; the rate is that from now on, when all are looked through."""
        self._pace.total, self._pace.begun = applications, monotonic()
        self._bars.update(self._all, total=applications)

    def begun(self, name: str, pages: int) -> None:
        """Show a bar for it."""
        self._reading[name] = self._bars.add_task(name, total=pages)

    def page(self, name: str, done: int, pages: int) -> None:
        """Move its bar."""
        if name in self._reading:
            self._bars.update(self._reading[name], completed=done, total=pages)

    def put_off(self, name: str) -> None:
        """Take its bar away."""
        reading = self._reading.pop(name, None)
        if reading is not None:
            self._bars.remove_task(reading)

    def ended(self, outcome: Outcome) -> None:
        """Take its bar away, and leave a line."""
        self.put_off(outcome.name)
        self._pace.ended(outcome)
        said = said_pace(self._pace, monotonic(), self._language)
        self._bars.update(self._all, advance=1, description=f"{either('全部申请', 'all', self._language)}  {said}")
        line = outcome_line(outcome, self._language)
        if self._pace.total and not self._console.is_terminal:
            line = Text.assemble((f"[{self._pace.done}/{self._pace.total}] ", "dim"), line, (f"  {said}", "dim"))
        self._console.print(line, soft_wrap=True)


@contextmanager
def shown_progress(total: int | None, language: Language) -> Iterator[Progress]:
    """Show the progress while the block runs."""
    with progress() as bars:
        yield Bars(bars, bars.console if not bars.disable else err(), total, language)
