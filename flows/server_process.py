"""The process of our own Prefect server: `python -m flows.server_process SOCKET`.

It ends when its parent ends, even if that is killed: the parent holds the other end of its standard input.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from threading import Thread
from time import sleep

import uvicorn

_GRACE_SECONDS = 5


def main() -> None:
    """Serve on the bound socket that was inherited, until told to stop or left alone."""
    Thread(target=_end_with_the_parent, daemon=True).start()
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="critical", lifespan="on", access_log=False
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


def _end_with_the_parent() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(_GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    main()
