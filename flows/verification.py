"""The reviewer's own process, step by step. Knows no Prefect; `flows.verify` runs these same steps under it.

Memory stays flat: a page's picture lives in one thread of the pool only, from rendering until it is read.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from chushen.documents import RefusedFile, Submission
from chushen.errors import ChangedError, ChushenError, ReaderError
from chushen.findings import Cause
from chushen.pages import Page, PageImage
from flows.keeping import Keeping
from flows.workbench import Workbench
from intake.source import PageSource
from intake.submission import Opened
from records.verified import Verified

OnPage = Callable[[int, int], None]
"""Told after each page how many are done, of how many."""

_LOG = logging.getLogger(__name__)


def verify_submission(
    path: Path,
    bench: Workbench,
    *,
    received: date | None = None,
    on_page: OnPage | None = None,
) -> Verified:
    """Open what was sent, read every page, lay the documents side by side, and judge. Nothing is recorded.

    Args:
        path: a folder, an archive or a PDF bundle: one application.
        bench: what it is worked on with (`flows.equipment.open_workbench`).
        received: the day the authority received it; else as declared; else the newest file's date.
        on_page: told of progress, in the calling thread.

    Raises:
        CallError: there is no such path.
        ChushenError: this machine or installation, not the application, keeps us from the work.
    """
    with opening(path, bench) as opened:
        seen = tuple(read_pages(opened.pages, bench, on_page=on_page))
        return conclude(opened, seen, bench, received=received)


def read_files(paths: Sequence[Path], bench: Workbench) -> Iterator[Page | RefusedFile]:
    """Read loose files page by page, without judging them: first what could be read, then what was refused.

    Raises:
        CallError: one of the paths is not there.
    """
    with bench.open_files(paths) as opened:
        yield from read_pages(opened.pages, bench)
        yield from opened.refused


@contextmanager
def opening(path: Path, bench: Workbench) -> Iterator[Opened]:
    """Find out what an application consists of. What was unpacked for it is gone when the block ends."""
    with ExitStack() as stack:
        with bench.watch.stage("open"):
            opened = stack.enter_context(bench.open_submission(path))
        yield opened


def read_pages(
    sources: Sequence[PageSource], bench: Workbench, *, on_page: OnPage | None = None, keeping: Keeping | None = None
) -> Iterator[Page | RefusedFile]:
    """Read pages in the workbench's threads; give them in the order in which they were sent."""
    futures = [bench.pool.submit(read_one_page, source, bench, keeping) for source in sources]
    try:
        for done, future in enumerate(futures, start=1):
            yield future.result()
            if on_page:
                on_page(done, len(futures))
    finally:
        for future in futures:
            future.cancel()


def read_one_page(source: PageSource, bench: Workbench, keeping: Keeping | None) -> Page | RefusedFile:
    """Render one page, keep its picture, read it, keep what was seen, and let the picture go.

    What was seen on it before is not read again. A page that our own program stumbles over costs one finding and a
    line in the log, not the application.

    Raises:
        ChangedError: the file is not any more what it was when the application was opened.
        ChushenError: no page could be read here: a tool is missing, the disk is full.
    """
    try:
        return _seen_on(source, bench, keeping)
    except ChushenError:
        raise
    except (OSError, MemoryError) as error:
        message = f"{source.file}, page {source.page}: {error.__class__.__name__} {error}"
        raise ReaderError(message, remedy="See whether the disk or the memory is full.") from error
    except Exception as error:  # noqa: BLE001  whatever it is, the other pages are still to be read
        _LOG.exception("page not read: %s, page %d", source.file, source.page)
        detail = f"{type(error).__name__}: {error}"[:300]
        return RefusedFile(file=source.file, page=source.page, cause=Cause.DAMAGED, detail=detail)


def _seen_on(source: PageSource, bench: Workbench, keeping: Keeping | None) -> Page | RefusedFile:
    known = keeping.seen(source) if keeping else None
    if isinstance(known, RefusedFile) or (known and keeping and keeping.has_picture(source)):
        return known
    with bench.watch.stage("render"):
        image = bench.load_page(source)
    _refuse_changed(source)
    if keeping and isinstance(image, PageImage):
        with bench.watch.stage("picture"):
            keeping.keep_picture(image)
    seen = known or (replace(image, page=source.page) if isinstance(image, RefusedFile) else bench.read_page(image))
    if keeping and not known:
        keeping.keep(source, seen)
    return seen


def _refuse_changed(source: PageSource) -> None:
    """What was read would be kept as the reading of another content."""
    if source.has_changed():
        raise ChangedError(f"{source.file} was changed or taken away while it was read")


def conclude(
    opened: Opened, seen: Sequence[Page | RefusedFile], bench: Workbench, *, received: date | None = None
) -> Verified:
    """Make documents of the pages, a submission of the documents, and judge it."""
    with bench.watch.stage("documents"):
        documents = bench.assemble([page for page in seen if isinstance(page, Page)])
    submission = Submission(
        name=opened.name,
        received=received_on(opened, received),
        documents=documents,
        refused=(*opened.refused, *(refused for refused in seen if isinstance(refused, RefusedFile))),
        declaration=opened.declaration,
        notes=opened.notes,
    )
    with bench.watch.stage("rules"):
        judgement = bench.judge(submission)
    return Verified(
        submission=submission,
        judgement=judgement,
        digest=opened.digest,
        edition=bench.edition,
        checklist=bench.checklist,
        sent=basis_of(opened.sent, received),
    )


def basis_of(sent: str, stated: date | None) -> str:
    """What a result rests on besides program and checklist: what was sent, and the day received where it is stated."""
    return f"{sent} received {stated}" if stated else sent


def received_on(opened: Opened, stated: date | None) -> date:
    """The day the authority received it: as the caller states, else as declared, else the newest file's date."""
    return stated or opened.declaration.received or opened.newest
