"""What was seen on each page, kept as soon as it is seen: by the file's content, whatever the file is called."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from chushen.documents import RefusedFile
from chushen.pages import Page
from records.json_text import from_text, to_text
from records.schema import PageRow
from records.transactions import writing
from records.upsert import make_or_change

_SHA_256 = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """One of the two."""

    page: Page | None = None
    refused: RefusedFile | None = None


_ADAPTER = TypeAdapter(_Facts)


class KeptPages:
    """The pages that one edition of what reads has seen. Safe to use from several threads and processes at once."""

    def __init__(self, engine: Engine, now: Callable[[], datetime], reading: str) -> None:
        """Use `Store.pages`."""
        self._engine = engine
        self._now = now
        self._reading = reading

    def get(self, content: str, page: int, file: str) -> Page | RefusedFile | None:
        """What was seen on a page of a file, under the name that the file has now; None where nothing is kept.

        Args:
            content: SHA-256 of the file's bytes; for anything else there is nothing.
            page: counted from 1.
            file: what it is called inside the submission.
        """
        with Session(self._engine) as session:
            row = session.get(PageRow, (content, page, self._reading))
        if row is None:
            return None
        try:
            facts = from_text(_ADAPTER, row.facts)
        except ValueError:  # damaged: it is seen anew
            return None
        if facts.page is not None:
            return facts.page.under(file)
        return None if facts.refused is None else replace(facts.refused, file=file)

    def put(self, content: str, page: int, seen: Page | RefusedFile) -> None:
        """Keep what was seen on a page, where it would be seen again in the same way.

        Raises:
            RecordsError: it cannot be written.
        """
        if not _SHA_256.fullmatch(content) or (isinstance(seen, RefusedFile) and not seen.for_good):
            return
        facts = _Facts(page=seen) if isinstance(seen, Page) else _Facts(refused=seen)
        key = {"content": content, "page": page, "reading": self._reading}
        with writing(self._engine) as session:
            said = {"kept": self._now(), "facts": to_text(_ADAPTER, facts)}
            make_or_change(session, PageRow, key, said, said)

    def count(self, contents: Iterable[str]) -> int:
        """How many pages of these files are kept."""
        asked = select(func.count()).select_from(PageRow)
        with Session(self._engine) as session:
            return sum(
                session.scalar(asked.where(PageRow.content == content, PageRow.reading == self._reading)) or 0
                for content in sorted(set(contents))
            )
