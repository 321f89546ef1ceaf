"""The web application, made by one function."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route

from chushen.errors import ChushenError
from chushen.settings import Settings
from desk.web.headers import SafeHeaders
from desk.web.health import health
from desk.web.index import index
from desk.web.kept import Kept
from desk.web.metrics import metrics
from desk.web.reports import ReportFiles

_ALL_ADDRESSES = ("0.0.0.0", "::", "")  # noqa: S104  compared with, never bound to
_SAYS = {
    404: "没有这个页面 / no such page",
    405: "只能查看 / this can only be looked at",
}


def make_app(settings: Settings) -> Starlette:
    """The application over one data folder. The records are opened when they are first asked for.

    `/health` says whether the work could be done here, `/metrics` how much was done (Prometheus), `/` leads to the
    reports under `/reports/`. There is no log-in: it belongs on the loopback address, or behind a proxy that has one.
    """
    kept = Kept(settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        kept.close()

    return Starlette(
        routes=[
            Route("/", index(kept)),
            Route("/health", health(kept)),
            Route("/metrics", metrics(kept)),
            Mount("/reports", ReportFiles(settings.data / "submissions")),
        ],
        middleware=[Middleware(SafeHeaders), Middleware(TrustedHostMiddleware, allowed_hosts=_names(settings))],
        exception_handlers={HTTPException: _said, ChushenError: _ours},
        lifespan=lifespan,
    )


def _names(settings: Settings) -> list[str]:
    """The names by which it may be asked for: a web page elsewhere must not reach it under a name of its own."""
    if settings.web_host in _ALL_ADDRESSES:
        return ["*"]
    public = urlsplit(settings.reports_url).hostname
    return [*{"127.0.0.1", "localhost", "[::1]", settings.web_host, *([public] if public else [])}]


def _said(_: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse(_SAYS.get(status, str(error)) + "\n", status)


def _ours(_: Request, error: Exception) -> Response:
    """The records cannot be read. What exactly is wrong, the log and `/health` say."""
    del error
    return PlainTextResponse("记录暂时无法读取，见 /health。 / The records cannot be read now, see /health.\n", 503)
