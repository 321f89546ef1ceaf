"""Real servers for tests, each of its own in a temporary folder; they end with the tests, however these end."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import socket
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from time import monotonic, sleep

import psycopg
from psycopg import sql

_START_SECONDS = 60

_KEEPER = """
trap '' INT TERM HUP
folder=$1; shift
"$@" & server=$!
cat >/dev/null  # until our end of the pipe is closed, be it by a crash
kill -INT $server; wait
rm -rf "$folder"
"""


class ServerMissingError(Exception):
    """This machine has not got the server; the message says what to do."""


@contextmanager
def own_folder() -> Iterator[Path]:
    """A temporary folder that servers may enter: its owner is whom they run as."""
    folder = Path(mkdtemp(prefix="chushen-test-"))
    os.chown(folder, *_ids())
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def running(command: Sequence[str | Path], folder: Path, log: Path) -> Iterator[None]:
    """Run a server until the block ends, or until this process ends in whatever way. As an unprivileged user."""
    user, group = _ids()
    with (
        log.open("wb") as output,
        subprocess.Popen(  # noqa: S603  our own tests' servers
            ["/bin/sh", "-c", _KEEPER, "keeper", folder, *command],
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=output,
            cwd=folder,
            user=user,
            group=group,
            extra_groups=[] if os.getuid() == 0 else None,
            start_new_session=True,
        ) as keeper,
    ):
        yield
        keeper.communicate()  # closes the pipe and waits


def free_port() -> int:
    """A port of loopback that nobody listens on at the moment."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return asked.getsockname()[1]


class PostgreSQL:
    """A server that runs: makes databases."""

    user = "chushen"

    def __init__(self, port: int, password: str) -> None:
        """Use `postgresql_server`."""
        self.port = port
        self.password = password
        self._numbers = count(1)

    def url(self, database: str, driver: str = "psycopg") -> str:
        """The address of a database on it, for SQLAlchemy."""
        return f"postgresql+{driver}://{self.user}:{self.password}@127.0.0.1:{self.port}/{database}"

    def new_database(self, template: str = "template0") -> str:
        """Make a database, a copy of `template`; give its name."""
        name = f"test_{next(self._numbers)}"
        self._do("CREATE DATABASE {} TEMPLATE {}", name, template)
        return name

    def drop(self, database: str) -> None:
        """Take a database away, whoever is still connected."""
        self._do("DROP DATABASE {} WITH (FORCE)", database)

    def connect(self, database: str = "postgres") -> psycopg.Connection:
        """A connection of one's own."""
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user=self.user,
            password=self.password,
            dbname=database,
            connect_timeout=5,
            autocommit=True,
        )

    def _do(self, statement: str, *names: str) -> None:
        with self.connect() as connection:
            connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


@contextmanager
def postgresql_server() -> Iterator[PostgreSQL]:
    """A PostgreSQL of one's own on loopback, for the time of the block.

    Raises:
        ServerMissingError: it is not installed.
    """
    binaries = _postgresql_binaries()
    with own_folder() as folder:
        server = PostgreSQL(free_port(), secrets.token_hex(8))
        password = folder / "password"
        password.write_text(server.password)
        os.chown(password, *_ids())
        cluster = {"-D": folder / "data", "-U": server.user, "--pwfile": password, "-A": "scram-sha-256", "-E": "UTF8"}
        _call(
            [binaries / "initdb", "--locale=C.UTF-8", "--no-sync", *(word for pair in cluster.items() for word in pair)]
        )
        options = {"listen_addresses": "127.0.0.1", "port": server.port, "unix_socket_directories": folder}
        options |= {"fsync": "off", "full_page_writes": "off", "shared_buffers": "32MB", "max_connections": 100}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        log = folder / "log"
        with running([binaries / "postgres", "-D", folder / "data", *settings], folder, log):
            _wait_for(server, log)
            yield server


@contextmanager
def redis_server() -> Iterator[int]:
    """A Redis of one's own on loopback, for the time of the block. Gives its port.

    Raises:
        ServerMissingError: it is not installed.
    """
    program = shutil.which("redis-server")
    if program is None:
        message = "Redis is not installed: bash setup/for_tests.sh"
        raise ServerMissingError(message)
    with own_folder() as folder:
        port, log = free_port(), folder / "log"
        options = {"--bind": "127.0.0.1", "--port": str(port), "--dir": folder, "--save": "", "--appendonly": "no"}
        with running([program, *(word for pair in options.items() for word in pair)], folder, log):
            _wait_until_it_listens(port, log)
            yield port


def _wait_until_it_listens(port: int, log: Path) -> None:
    until = monotonic() + _START_SECONDS
    while True:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=5):
            return
        if monotonic() > until:
            message = f"it did not start: {log.read_text()[-2000:]}"
            raise TimeoutError(message)
        sleep(0.05)


def _wait_for(server: PostgreSQL, log: Path) -> None:
    until = monotonic() + _START_SECONDS
    while True:
        with suppress(psycopg.OperationalError), server.connect():
            return
        if monotonic() > until:
            message = f"PostgreSQL did not start: {log.read_text()[-2000:]}"
            raise TimeoutError(message)
        sleep(0.05)


def _postgresql_binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found or on_path:
        return found[-1].parent if found else Path(on_path).resolve().parent
    message = "PostgreSQL is not installed: bash setup/for_tests.sh"
    raise ServerMissingError(message)


def _call(command: Sequence[str | Path]) -> None:
    user, group = _ids()
    done = subprocess.run(  # noqa: S603  our own tests' servers
        command,
        capture_output=True,
        text=True,
        cwd="/",
        check=False,
        user=user,
        group=group,
        extra_groups=[] if os.getuid() == 0 else None,
    )
    assert done.returncode == 0, done.stderr


def _ids() -> tuple[int, int]:
    """Whom servers run as: ourselves, or somebody without rights where we are root."""
    if os.getuid() != 0:
        return os.getuid(), os.getgid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid
