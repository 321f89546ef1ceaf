"""The workbench with the real tools on it, and the office around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, fields
from functools import partial

from chushen.checklist_file import load_checklist
from chushen.settings import Settings
from chushen.stopwatch import Stopwatch
from extractors.assembly import assemble
from extractors.confirmation import confirm
from extractors.page import read_page
from extractors.readers import open_readers
from flows.office import Office, Progress, WriteDigest, WriteReport
from flows.page_pool import PagePool
from flows.workbench import Workbench
from intake.isolation import open_isolation
from intake.limits import Limits
from intake.render import load_page
from intake.submission import open_files, open_submission
from records.edition import checklist_edition, edition_of
from records.store import Store
from validators.judge import judge

_READING_PACKAGES = ("chushen", "intake", "extractors", "validators")
_READING_DISTRIBUTIONS = (
    "numpy",
    "opencv-python-headless",
    "openvino",
    "pdfplumber",
    "pillow",
    "pypdfium2",
    "pytesseract",
    "python-stdnum",
    "rapidfuzz",
    "rapidocr",
    "spacy",
    "zxing-cpp",
)


@contextmanager
def open_workbench(
    settings: Settings, watch: Stopwatch | None = None, *, all_cores: bool = False
) -> Iterator[Workbench]:
    """Load the checklist and the readers' models; stop the threads at the end.

    On the way out no new page is begun; pages that are being read are waited for (seconds).

    Args:
        settings: of the run.
        watch: told how long everything took.
        all_cores: a page that is read alone may have them all, as somebody waits for it; else each of
            `settings.workers` is one core.

    Raises:
        SettingsError: the checklist cannot be used.
        ToolMissingError: a reader is not installed.
    """
    checklist = load_checklist(settings.checklist)
    watch = watch or Stopwatch()
    limits = limits_of(settings)
    with ExitStack() as stack:
        isolation = stack.enter_context(open_isolation(limits, settings.workers))
        with watch.stage("models"):
            readers = open_readers(
                tesseract_timeout=settings.tesseract_timeout,
                cores=_cores(settings, all_cores=all_cores),
                pages_at_once=settings.workers,
            )
        pool = PagePool(settings.workers, thread_name_prefix="page")
        stack.callback(pool.shutdown, cancel_futures=True)
        yield Workbench(
            open_submission=partial(open_submission, limits=limits, isolation=isolation),
            open_files=partial(open_files, limits=limits, isolation=isolation),
            load_page=partial(load_page, dpi=settings.render_dpi, limits=limits, isolation=isolation),
            read_page=partial(read_page, readers=readers, watch=watch, checklist=checklist),
            assemble=lambda pages: confirm(assemble(pages, checklist)),
            judge=partial(judge, checklist=checklist),
            pool=pool,
            watch=watch,
            edition=program_edition(settings),
            checklist=checklist_edition(checklist),
        )


@contextmanager
def open_office(
    settings: Settings,
    *,
    write_report: WriteReport | None = None,
    write_digest: WriteDigest | None = None,
    progress: Progress | None = None,
    watch: Stopwatch | None = None,
    all_cores: bool = False,
) -> Iterator[Office]:
    """Open the records in the data folder and the workbench beside them.

    Raises:
        RecordsError: the data folder cannot be used.
        SettingsError: the checklist cannot be used.
        ToolMissingError: a reader is not installed.
    """
    with (
        Store.open(settings.data, settings.database) as store,
        open_workbench(settings, watch, all_cores=all_cores) as bench,
    ):
        yield Office(
            bench=bench,
            store=store,
            write_report=write_report,
            write_digest=write_digest,
            progress=progress or Progress(),
            at_once=settings.workers,
            reports=settings.reports_base,
        )


def _cores(settings: Settings, *, all_cores: bool) -> int:
    there = os.cpu_count() or 1
    return there if all_cores else min(settings.workers, there)


def limits_of(settings: Settings) -> Limits:
    """The limits that the settings name, which have the same names there; for the others what `intake.limits` says."""
    return Limits(
        **{limit.name: getattr(settings, limit.name) for limit in fields(Limits) if hasattr(settings, limit.name)}
    )


def program_edition(settings: Settings) -> str:
    """The edition of what reads and judges: our own source and models, the libraries, and what settings change."""
    choices = {"render_dpi": settings.render_dpi, **asdict(limits_of(settings))}
    return edition_of(_READING_PACKAGES, _READING_DISTRIBUTIONS, choices)
