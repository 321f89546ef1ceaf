"""Applications on disk, and a workbench whose readers are quick: what is real here is intake, records and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from time import sleep

import cv2
import numpy as np

from chushen.documents import Document, Submission
from chushen.errors import ToolMissingError
from chushen.findings import Finding, FindingCode, Judgement, Severity, Verdict
from chushen.kinds import DocumentKind
from chushen.pages import Page, PageImage
from chushen.stopwatch import Stopwatch
from flows.office import Office, Progress, WriteDigest, WriteReport
from flows.page_pool import PagePool
from flows.workbench import Workbench
from intake.isolation import open_isolation
from intake.limits import Limits
from intake.render import load_page
from intake.sending import sent_digest
from intake.submission import open_files, open_submission
from records.store import Store

GOOD, POISONED, TOOLLESS, SLOW = 250, 40, 90, 140
"""Shades of grey: a page to be read, one over which the reader stumbles, one that shows a tool is missing, one that
takes a while."""


def an_application(folder: Path, *shades: int, declared: str = "") -> Path:
    """A folder of pictures, one page each."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, shade in enumerate(shades, start=1):
        done, png = cv2.imencode(".png", np.full((80, 60, 3), shade, np.uint8))
        assert done
        (folder / f"{number}.png").write_bytes(png.tobytes())
    if declared:
        (folder / "application.toml").write_text(declared, "utf-8")
    return folder


@dataclass
class CountingReader:
    """Reads a page by its shade; counts the pages it has read and how many it held at once."""

    read: list[str] = field(default_factory=list)
    held: int = 0
    most_held: int = 0
    _lock: Lock = field(default_factory=Lock)

    def __call__(self, image: PageImage) -> Page:
        with self._lock:
            self.read.append(f"{image.file}:{image.page}")
            self.held += 1
            self.most_held = max(self.most_held, self.held)
        try:
            shade = int(image.pixels[0, 0, 0])
            if shade == POISONED:
                message = "list index out of range"
                raise IndexError(message)
            if shade == TOOLLESS:
                message = "Tesseract is not installed"
                raise ToolMissingError(message)
            if shade == SLOW:
                sleep(0.3)
            return Page(
                file=image.file, page=image.page, kind=DocumentKind.OTHER, confidence=0.5, text=f"shade {shade}"
            )
        finally:
            with self._lock:
                self.held -= 1


def one_document_a_page(pages: Sequence[Page]) -> tuple[Document, ...]:
    return tuple(Document(kind=page.kind, confidence=page.confidence, pages=(page,)) for page in pages)


def judged_by_its_files(submission: Submission) -> Judgement:
    """An error for each file that could not be had; all else passes."""
    findings = tuple(
        Finding(
            code=FindingCode.UNREADABLE_FILE,
            severity=Severity.ERROR,
            cause=refused.cause,
            message="文件无法读取。",
            remedy="请重新提交。",
            message_en="unreadable",
            remedy_en="send it again",
        )
        for refused in submission.refused
    )
    return Judgement(
        submission=submission.name,
        received=submission.received,
        verdict=Verdict.CORRECT if findings else Verdict.PASS,
        findings=findings,
    )


@contextmanager
def a_workbench(
    reader: CountingReader | None = None, *, workers: int = 2, edition: str = "e1", reading: str = "r1"
) -> Iterator[Workbench]:
    limits = Limits()
    with open_isolation(limits, workers) as isolation, PagePool(workers) as pool:
        yield Workbench(
            open_submission=partial(open_submission, limits=limits, isolation=isolation),
            sent_digest=partial(sent_digest, limits=limits),
            open_files=partial(open_files, limits=limits, isolation=isolation),
            load_page=partial(load_page, dpi=150, limits=limits, isolation=isolation),
            read_page=reader or CountingReader(),
            assemble=one_document_a_page,
            judge=judged_by_its_files,
            pool=pool,
            watch=Stopwatch(),
            edition=edition,
            checklist="c1",
            reading=reading,
        )


@contextmanager
def an_office(  # noqa: PLR0913  what a test says of its office
    data: Path,
    reader: CountingReader | None = None,
    *,
    database: str = "",
    workers: int = 2,
    edition: str = "e1",
    reading: str = "r1",
    write_report: WriteReport | None = None,
    write_digest: WriteDigest | None = None,
    progress: Progress | None = None,
    reports: str = "",
) -> Iterator[Office]:
    with (
        a_workbench(reader, workers=workers, edition=edition, reading=reading) as bench,
        Store.open(data, database) as store,
    ):
        yield Office(
            bench=bench,
            store=store,
            write_report=write_report,
            write_digest=write_digest,
            progress=progress or Progress(),
            at_once=workers,
            reports=reports,
        )
