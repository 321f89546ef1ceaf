"""The workbench with the real tools on it, and the office around it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, fields
from functools import partial

from chushen.checklist import Checklist
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
from intake.sending import sent_digest
from intake.submission import open_files, open_submission
from intake.workroom import in_workroom
from records.edition import checklist_edition, edition_of
from records.opening import open_records
from validators.judge import judge

_READING = ("chushen", "intake", "extractors")
NOT_READING = (
    "chushen/answer.py",
    "chushen/applicant.py",
    "chushen/checklist_file.py",
    "chushen/checklists",
    "chushen/holidays.toml",
    "chushen/rounds.py",
    "chushen/settings.py",
    "chushen/workdays.py",
)
"""What no reader looks at (a test sees to it): these may change, and pages that were read stay as they are."""
_JUDGING = ("validators",)
_DISTRIBUTIONS = (
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
    seen_by_readers = checklist.as_readers_see_it()
    watch = watch or Stopwatch()
    limits = limits_of(settings)
    with ExitStack() as stack:
        stack.enter_context(in_workroom())
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
            sent_digest=partial(sent_digest, limits=limits),
            open_files=partial(open_files, limits=limits, isolation=isolation),
            load_page=partial(load_page, dpi=settings.render_dpi, limits=limits, isolation=isolation),
            read_page=partial(read_page, readers=readers, watch=watch, checklist=seen_by_readers),
            assemble=lambda pages: confirm(assemble(pages, checklist)),
            judge=partial(judge, checklist=checklist),
            pool=pool,
            watch=watch,
            edition=program_edition(settings),
            checklist=checklist_edition(checklist),
            reading=reading_edition(settings, seen_by_readers),
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
        open_records(settings) as store,
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
    return edition_of((*_READING, *_JUDGING), _DISTRIBUTIONS, _choices(settings))


def reading_edition(settings: Settings, checklist: Checklist) -> str:
    """The edition of what reads a page, with what of the checklist readers see: rules and limits are not in it."""
    choices = {**_choices(settings), "checklist": checklist_edition(checklist)}
    return edition_of(_READING, _DISTRIBUTIONS, choices, without=NOT_READING)


def _choices(settings: Settings) -> dict[str, object]:
    timeout = settings.tesseract_timeout
    return {"render_dpi": settings.render_dpi, "tesseract_timeout": timeout, **asdict(limits_of(settings))}
