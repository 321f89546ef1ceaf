"""`/metrics`: how much was done, in Prometheus' text format. Counts only; nothing that names an applicant."""

from __future__ import annotations

import platform
import shutil
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response

from chushen import __version__
from chushen.checklist_file import load_checklist
from chushen.errors import ChushenError
from chushen.findings import Verdict
from chushen.stopwatch import Spent
from chushen.workdays import load_calendar
from desk.web.kept import Kept
from records.figures import Figures, Tallies
from records.schema import State


def metrics(kept: Kept) -> Callable[[Request], Response]:
    """Everything that is counted, counted anew at each look, in a registry of its own."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(RecordsCollector(kept))

    def answer(_: Request) -> Response:
        return Response(generate_latest(registry), media_type=CONTENT_TYPE_LATEST)

    return answer


class RecordsCollector(Collector):
    """Counts what the records hold. Where they do not answer, `chushen_database_up` is 0 and the counts are absent."""

    def __init__(self, kept: Kept) -> None:
        """Over these records."""
        self._kept = kept
        self._calendar = load_calendar(kept.settings.holidays)
        self._notice_days = load_checklist(kept.settings.checklist).limits.notice_days
        self._known: Tallies = {}

    def collect(self) -> Iterator[Metric]:
        """All metrics."""
        version = {"version": __version__, "python": platform.python_version()}
        build = GaugeMetricFamily("chushen_build_info", "版本 / the program's version", labels=[*version])
        build.add_metric([*version.values()], 1)
        yield build
        with suppress(OSError):
            free = shutil.disk_usage(self._kept.settings.data).free
            yield _one("chushen_data_free_bytes", "数据文件夹剩余空间 / free on the data folder's disk", free)
        figures = self._figures()
        yield _one("chushen_database_up", "数据库是否应答 / does the database answer", figures is not None)
        if figures is not None:
            self._known = figures.results
            yield from self._counted(figures)

    def _figures(self) -> Figures | None:
        with suppress(ChushenError, SQLAlchemyError):
            return self._kept.store().figures(self._known)
        return None

    def _counted(self, figures: Figures) -> Iterator[Metric]:
        states = {state.value: figures.states[state] for state in State}
        yield _by("chushen_submissions", "申请，按状态 / submissions by state", "state", states)
        verdicts = {verdict.value: figures.verdicts[verdict] for verdict in Verdict}
        yield _by("chushen_verdicts", "最新结论 / verdicts of the newest results", "verdict", verdicts)
        found = sum((tally.findings for tally in figures.results.values()), Counter[tuple[str, str]]())
        says = "最新结果中的发现 / findings of the newest results"
        findings = GaugeMetricFamily("chushen_findings", says, labels=["code", "severity"])
        for labels, count in sorted(found.items()):
            findings.add_metric(labels, count)
        yield findings
        pages = sum(tally.pages for tally in figures.results.values())
        yield _one("chushen_pages", "最新结果的页数 / pages of the newest results", pages)
        yield from self._spent(figures)
        quarantined = figures.states[State.QUARANTINED]
        yield _one("chushen_quarantined", "已隔离的申请 / submissions in quarantine", quarantined)
        now = datetime.now(UTC)
        waited = (now - figures.waiting_since).total_seconds() if figures.waiting_since else 0.0
        says = "等待最久的申请已等待的秒数 / how long the oldest waiting one has waited"
        yield _one("chushen_oldest_waiting_seconds", says, max(waited, 0.0))
        says = "已过告知期限而未作决定的申请 / undecided after the last day for the notice"
        yield _one("chushen_deadlines_overdue", says, self._overdue(figures, now))

    def _spent(self, figures: Figures) -> Iterator[Metric]:
        read = figures.stages.get("upright", Spent()).times  # what each page goes through first once it is rendered
        yield CounterMetricFamily("chushen_pages_read", "识别过的页数 / pages read", value=read)
        says = "各步骤用时 / seconds that each stage has taken, over all threads"
        seconds = CounterMetricFamily("chushen_stage_seconds", says, labels=["stage"])
        for stage, spent in sorted(figures.stages.items()):
            seconds.add_metric([stage], spent.seconds)
        yield seconds

    def _overdue(self, figures: Figures, now: datetime) -> int:
        today = now.astimezone().date()
        days = Counter(figures.undecided)
        return sum(count for day, count in days.items() if self._calendar.deadline(day, self._notice_days).day < today)


def _one(name: str, says: str, value: float) -> Metric:
    return GaugeMetricFamily(name, says, value=float(value))


def _by(name: str, says: str, label: str, values: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(name, says, labels=[label])
    for value, count in values.items():
        family.add_metric([value], count)
    return family
