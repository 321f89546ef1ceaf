"""The application on its address, for whoever runs it: `chushen web` alone, or beside other work."""

from __future__ import annotations

import socket

import uvicorn

from chushen.errors import CallError
from chushen.settings import Settings
from desk.web.app import make_app


def listen(settings: Settings) -> socket.socket:
    """Take the address; what comes is answered once `web_server` serves it.

    Raises:
        CallError: it is taken, or is none of this machine's.
    """
    address = (settings.web_host, settings.web_port)
    family = socket.AF_INET6 if ":" in settings.web_host else socket.AF_INET
    try:
        return socket.create_server(address, family=family)
    except OSError as error:
        message = f"不能监听 / cannot listen on {settings.web_host}:{settings.web_port}: {error.strerror}"
        remedy = "用 --port 换一个端口 / Choose another port with --port, or CHUSHEN_WEB_PORT."
        raise CallError(message, remedy=remedy) from error


def web_server(settings: Settings) -> uvicorn.Server:
    """The server; `run(sockets=[…])` or `await serve(sockets=[…])` serves until SIGINT, SIGTERM or `should_exit`."""
    return uvicorn.Server(
        uvicorn.Config(make_app(settings), log_config=None, access_log=False, server_header=False, lifespan="on")
    )
