"""Where the pages of one application are kept while it is read, so that none is read twice."""

from __future__ import annotations

from pathlib import Path

from chushen.documents import RefusedFile
from chushen.pages import Page, PageImage
from intake.source import PageSource
from records.kept_pages import KeptPages
from records.pictures import picture_path, save_picture


class Keeping:
    """What was seen is kept in the records, pictures in a folder of the application's own. Safe in several threads."""

    def __init__(self, pages: KeptPages, pictures: Path) -> None:
        """Begin with what is there."""
        self._pages = pages
        self._pictures = pictures

    def seen(self, source: PageSource) -> Page | RefusedFile | None:
        """What was seen on the page when it was last read, in whatever application; None where it was not."""
        return self._pages.get(source.content, source.page, source.file)

    def keep(self, source: PageSource, seen: Page | RefusedFile) -> None:
        """Keep what was seen.

        Raises:
            RecordsError: it cannot be written.
        """
        self._pages.put(source.content, source.page, seen)

    def has_picture(self, source: PageSource) -> bool:
        """Is there a picture of the page for the report?"""
        return picture_path(self._pictures, source.file, source.page).is_file()

    def keep_picture(self, image: PageImage) -> None:
        """Keep one."""
        save_picture(self._pictures, image)
