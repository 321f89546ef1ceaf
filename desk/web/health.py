"""`/health`: could the work be done here, now? Quick looks only; `chushen doctor` takes its time."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from chushen import __version__
from chushen.errors import ChushenError
from desk.looks.look import Missing
from desk.looks.places import data_folder, room
from desk.looks.readers import readers_there
from desk.web.kept import Kept


def health(kept: Kept) -> Callable[[Request], Response]:
    """200 where all is well, else 503; which look failed, and why, as JSON."""
    data = kept.settings.data
    looks: dict[str, Callable[[], str]] = {
        "database": lambda: _database(kept),
        "data_folder": lambda: data_folder(data),
        "disk_space": lambda: room(data),
        "readers": readers_there,
    }

    def answer(_: Request) -> Response:
        checks = {name: _looked(look) for name, look in looks.items()}
        well = all(check["ok"] for check in checks.values())
        content = {"status": "ok" if well else "failing", "version": __version__, "checks": checks}
        return JSONResponse(content, 200 if well else 503)

    return answer


def _looked(look: Callable[[], str]) -> dict[str, object]:
    try:
        return {"ok": True, "detail": look()}
    except Missing as missing:
        return {"ok": False, "detail": missing.what, "remedy": missing.remedy}


def _database(kept: Kept) -> str:
    try:
        kept.store().standing("")  # one look by its key: does it answer?
    except ChushenError as error:
        raise Missing(what=str(error), remedy=error.remedy) from error
    except SQLAlchemyError as error:
        raise Missing(what=type(error).__name__, remedy="chushen doctor") from error
    return "answers"
