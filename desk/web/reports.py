"""`/reports/NAME/…`: the reports and page pictures of the data folder, and nothing else that lies there."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_SHOWN = re.compile(r"[^/]+/(report(\.en)?\.html|pages/[0-9a-z]+/[0-9a-f]+-\d+\.jpg)")


class ReportFiles(StaticFiles):
    """Starlette's files, which stay within their folder and follow no link out of it, narrowed to what is shown."""

    def __init__(self, folder: Path) -> None:
        """Over the folder of all submissions; it may come into being later."""
        super().__init__(directory=folder, check_dir=False)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A report, or a picture; a submission's name alone leads to its report."""
        if scope["method"] in {"GET", "HEAD"} and re.fullmatch(r"[^/]+", path) and path not in {".", ".."}:
            return RedirectResponse(scope["root_path"] + "/" + path + "/report.html", 307)
        if not _SHOWN.fullmatch(path):
            raise HTTPException(404)
        return await super().get_response(path, scope)
