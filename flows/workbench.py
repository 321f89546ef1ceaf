"""What an application is worked on with: opened once, handed to every thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from chushen.documents import Document, RefusedFile, Submission
from chushen.findings import Judgement
from chushen.pages import Page, PageImage
from chushen.stopwatch import Stopwatch
from intake.source import PageSource
from intake.submission import Opened


@dataclass(frozen=True, slots=True, kw_only=True)
class Workbench:
    """Everything that the work on an application needs, with its settings already made.

    Attributes:
        open_submission: what one application consists of; nothing is rendered yet.
        sent_digest: what `Opened.sent` of an application would be; nothing is unpacked for it.
        open_files: as `open_submission`, for loose files, where nobody asks what is missing.
        load_page: one page's picture. Called in the threads of `pool`, as `read_page` is.
        pool: one thread for each page that may be worked on at the same time, over all applications.
        edition: of the program, its models and its settings; `checklist` of the checklist.
        reading: of what `load_page` and `read_page` make of a page, and of nothing else.
    """

    open_submission: Callable[[Path], AbstractContextManager[Opened]]
    sent_digest: Callable[[Path], str]
    open_files: Callable[[Sequence[Path]], AbstractContextManager[Opened]]
    load_page: Callable[[PageSource], PageImage | RefusedFile]
    read_page: Callable[[PageImage], Page]
    assemble: Callable[[Sequence[Page]], tuple[Document, ...]]
    judge: Callable[[Submission], Judgement]
    pool: ThreadPoolExecutor
    watch: Stopwatch
    edition: str
    checklist: str
    reading: str
