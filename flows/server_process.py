"""The process of our own Prefect server: `python -m flows.server_process SOCKET`.

It ends when its parent ends, even if that is killed.
"""

from __future__ import annotations

import socket
import sys

import uvicorn
from prefect.server.database.configurations import SQLITE_BEGIN_MODE, AioSqliteConfiguration
from sqlalchemy import Connection

from flows.lifeline import end_with_the_parent


def main() -> None:
    """Serve on the bound socket that was inherited, until told to stop or left alone."""
    end_with_the_parent()
    AioSqliteConfiguration.begin_sqlite_stmt = _begin_at_once  # type: ignore[method-assign]
    config = uvicorn.Config(
        "prefect.server.api.server:create_app", factory=True, log_level="critical", lifespan="on", access_log=False
    )
    uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(sys.argv[1]))])


def _begin_at_once(self: AioSqliteConfiguration, conn: Connection) -> None:
    """Take the write lock when a transaction begins, and wait for it, rather than when it first writes.

    Prefect 3.8 begins most transactions without it. One that has read, and then finds that another has written
    meanwhile, fails at once with "database is locked"; the client is answered 503 and sleeps two seconds.
    """
    del self
    if SQLITE_BEGIN_MODE.get() is not None:
        conn.exec_driver_sql("BEGIN IMMEDIATE")


if __name__ == "__main__":
    main()
