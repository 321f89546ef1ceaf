"""The pages over HTTP, until told to stop."""

from __future__ import annotations

import signal
from contextlib import closing, suppress

from chushen.names import Language
from chushen.settings import Settings
from desk.console import either, err
from desk.web.server import listen, web_server


def serve_pages(settings: Settings, language: Language) -> None:
    """Serve health, metrics and reports until SIGINT or SIGTERM.

    Raises:
        CallError: the address is taken.
    """
    with closing(listen(settings)) as door:
        host, port = door.getsockname()[:2]
        address = f"http://{f'[{host}]' if ':' in host else host}:{port}/"
        said = either(f"报告在 {address}，按 Ctrl-C 结束。", f"Reports at {address}; Ctrl-C ends it.", language)
        err().print(said, markup=False, soft_wrap=True)
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # told to stop is no failure, whoever tells
        with suppress(KeyboardInterrupt):
            web_server(settings).run(sockets=[door])
