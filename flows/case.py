"""One application on its way through a flow."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from datetime import date
from pathlib import Path
from time import perf_counter

from chushen.documents import RefusedFile
from chushen.logs import about
from chushen.pages import Page
from flows.handling import discreet, keep, opened_for_work, outcome_of, recorded
from flows.keeping import Keeping
from flows.office import Office, Outcome
from flows.verification import conclude, read_one_page
from intake.source import PageSource
from intake.submission import Opened, submission_name
from records.verified import Verified

_PAGES_A_CHUNK = 8
"""Pages of one task: a task costs some 12 ms however little it does, so never one a page."""


class Case:
    """What the tasks of one application share.

    Tasks are handed this and give nothing back, so that nothing that was read passes through Prefect. It is no
    dataclass: Prefect would look into every value of one.
    """

    def __init__(self, path: Path, opened: Opened, keeping: Keeping, office: Office) -> None:
        """Use `open_case`."""
        self._path = path
        self._opened = opened
        self._keeping = keeping
        self._office = office
        self._seen: dict[PageSource, Page | RefusedFile] = {}
        self._begun = perf_counter()

    def chunks(self) -> list[tuple[PageSource, ...]]:
        """The pages, some at a time."""
        pages = self._opened.pages
        return [pages[start : start + _PAGES_A_CHUNK] for start in range(0, len(pages), _PAGES_A_CHUNK)]

    async def read(self, chunk: Sequence[PageSource]) -> None:
        """Read some pages in the workbench's threads; tell of each."""
        await asyncio.gather(*map(self._read_one, chunk))

    async def judge(self, received: date | None) -> Verified:
        """Make documents of all pages, in the order in which they were sent, and judge them."""
        pages = [self._seen[source] for source in self._opened.pages]
        with discreet(self._opened.name):
            return await asyncio.to_thread(conclude, self._opened, pages, self._office.bench, received=received)

    async def keep(self, verified: Verified) -> Outcome:
        """Write the report and keep the result."""
        with discreet(self._opened.name):
            await asyncio.to_thread(keep, verified, self._path, self._office)
        return outcome_of(verified, self._path, seconds=perf_counter() - self._begun)

    async def _read_one(self, source: PageSource) -> None:
        bench = self._office.bench
        reading = bench.pool.submit(read_one_page, source, bench, self._keeping)
        self._seen[source] = await asyncio.wrap_future(reading)
        self._office.progress.page(self._opened.name, len(self._seen), len(self._opened.pages))


@asynccontextmanager
async def open_case(path: Path, office: Office) -> AsyncIterator[Case]:
    """Open an application and record that its verification begins, and how it ends if it does not end well."""
    with ExitStack() as stack:
        stack.enter_context(about(submission_name(path)))
        opened = await asyncio.to_thread(stack.enter_context, opened_for_work(path, office))
        keeping = stack.enter_context(recorded(opened, path, office))
        office.progress.begun(opened.name, len(opened.pages))
        yield Case(path, opened, keeping, office)
