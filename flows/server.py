"""A Prefect server of our own: started when it is first needed, stopped with us, however we end.

The one place where Prefect's environment is set. Prefect reads it when it is imported: no module that imports
Prefect may be imported before `PrefectServer.start`. This one does not.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from functools import cache
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic, sleep
from types import TracebackType
from typing import Self

from chushen.errors import CallError, OrchestrationError
from flows.sign import Sign
from records.folder import private_folder

_LOOPBACK = "127.0.0.1"
_START_SECONDS = 120
"""A first start makes Prefect's database: 12 s on a quiet machine, over 30 s on a busy one."""
_LOOK_SECONDS = 0.1
_STOP_SECONDS = 10
_DIARY_SECONDS = 1.5
"""Prefect writes its diary of task runs once a second; a server stopped at once would lose the last lines."""

_QUIET = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    "PREFECT_LOGGING_SETTINGS_PATH": str(Path(__file__).with_name("prefect_logging.yml")),
    "PREFECT_LOGGING_TO_API_ENABLED": "false",  # a log line may quote an applicant's page
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
    "PREFECT_TASKS_DEFAULT_PERSIST_RESULT": "false",
}
_SERVER_ONLY = {
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SERVER_REGISTER_BLOCKS_ON_START": "false",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_READ_BATCH_SIZE": "100",
    "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "1",
}


class PrefectServer:
    """The server that flows report to: the one that PREFECT_API_URL names, else one that stands, else our own.

    Use as a context manager. `start` returns at once; `wait_until_ready` waits for the rest.
    """

    def __init__(self, data: Path, *, port: int | None = None) -> None:
        """Keep Prefect's database in the data folder; start nothing yet.

        Args:
            data: the data folder.
            port: where a server with pages for people is to stand, which other programs over this data folder use
                too; None for one without, for this process alone.
        """
        self._home = data / "prefect"
        self._stands_at = port
        self._sign = Sign(self._home / "address")
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        self._begun = 0.0

    def start(self) -> None:
        """Set Prefect's environment and begin to start the server, unless that was done or there is one.

        Raises:
            CallError: the port is taken, or a server for this data folder stands already.
        """
        if self._process is not None:
            return
        private_folder(private_folder(self._home.parent) / self._home.name)
        os.environ.update(_QUIET)
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "CRITICAL")  # how each run ended is told by us
        os.environ["PREFECT_HOME"] = str(self._home.resolve())
        if os.environ.get("PREFECT_API_URL"):
            return
        for name in ("NO_PROXY", "no_proxy"):
            os.environ[name] = ",".join(filter(None, (os.environ.get(name), _LOOPBACK)))
        if self._stands_at is None and (standing := self._sign.read()):
            os.environ["PREFECT_API_URL"] = standing
            return
        with socket.socket() as door:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._bind(door)
            self._port = door.getsockname()[1]
            address = f"http://{_LOOPBACK}:{self._port}/api"
            if self._stands_at is not None:
                self._sign.put_up(address)
            self._begun = monotonic()
            self._process = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
                [sys.executable, "-m", "flows.server_process", str(door.fileno())],
                env={**os.environ, **_SERVER_ONLY, **self._pages(address)},
                stdin=subprocess.PIPE,  # never written to: it ends when we do, and the server with it
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(door.fileno(),),
                start_new_session=True,  # Ctrl-C is for us; the server must outlive the flows that report to it
                umask=0o077,
            )
        os.environ["PREFECT_API_URL"] = address

    def must_stand(self) -> None:
        """Set Prefect's environment, for work that goes on elsewhere; start nothing.

        Raises:
            CallError: no server is named, and none stands.
        """
        if self._stands_at is None and not os.environ.get("PREFECT_API_URL") and not self._sign.read():
            message = "没有可用的 Prefect 服务 / there is no Prefect server to report to"
            remedy = (
                "先运行 chushen serve，或用 PREFECT_API_URL 指明 / Run `chushen serve`, or name one: PREFECT_API_URL."
            )
            raise CallError(message, remedy=remedy)
        self.start()

    def is_ready(self) -> bool:
        """Does it answer?

        Raises:
            OrchestrationError: it has ended, or has not answered within two minutes.
        """
        self.start()
        if self._process is None or self._answers():
            return True
        if self._process.poll() is not None:
            message = f"Prefect's server ended with status {self._process.returncode} while it started"
            raise OrchestrationError(
                message, remedy=f"Move {self._home} out of the way; only Prefect's diary is in it."
            )
        if monotonic() - self._begun > _START_SECONDS:
            message = f"Prefect's server did not start within {_START_SECONDS} seconds"
            raise OrchestrationError(message, remedy="Run it again when the machine is less busy.")
        return False

    def must_live(self) -> None:
        """Nothing, while our own server runs.

        Raises:
            OrchestrationError: it has ended.
        """
        if self._process is not None and self._process.poll() is not None:
            message = f"Prefect 服务已退出 / Prefect's server ended with status {self._process.returncode}"
            raise OrchestrationError(message, remedy="服务管理器会重新启动 / systemd starts it again.")

    def wait_until_ready(self) -> None:
        """Wait until it answers.

        Raises:
            OrchestrationError: as `is_ready`.
        """
        while not self.is_ready():
            sleep(_LOOK_SECONDS)

    def stop(self) -> None:
        """Stop our own server; leave one that is not ours alone."""
        process, self._process = self._process, None
        if process is None:
            return
        os.environ.pop("PREFECT_API_URL", None)
        if process.poll() is None:
            if self._answers():
                sleep(_DIARY_SECONDS)
            process.terminate()
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        process.wait()
        if process.stdin:
            process.stdin.close()
        self._sign.take_down()

    def __enter__(self) -> Self:
        """Start nothing yet."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop what was started."""
        self.stop()

    def _bind(self, door: socket.socket) -> None:
        try:
            door.bind((_LOOPBACK, _free_port() if self._stands_at is None else self._stands_at))
        except OSError as error:
            if self._stands_at is None:  # taken meanwhile
                door.bind((_LOOPBACK, 0))
                return
            message = f"不能监听 / cannot listen on {_LOOPBACK}:{self._stands_at}: {error.strerror}"
            raise CallError(message, remedy="换一个端口 / Choose another port: CHUSHEN_PREFECT_PORT.") from error

    def _pages(self, address: str) -> dict[str, str]:
        """Prefect's own pages, for a server that stands: the copy of them that it makes lies in its home."""
        if self._stands_at is None:
            return {"PREFECT_UI_ENABLED": "false"}
        folder = str(self._home.resolve() / "pages")
        return {
            "PREFECT_UI_ENABLED": "true",
            "PREFECT_UI_API_URL": address,
            "PREFECT_UI_STATIC_DIRECTORY": folder,
            "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        }

    def _answers(self) -> bool:
        connection = HTTPConnection(_LOOPBACK, self._port, timeout=5)
        try:
            connection.request("GET", "/api/health")
            return connection.getresponse().status == 200  # noqa: PLR2004  HTTP's word for "well"
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()


@cache
def _free_port() -> int:
    """The port of this process's server: found once, since Prefect, once imported, keeps to the address it has."""
    with socket.socket() as probe:
        probe.bind((_LOOPBACK, 0))
        return int(probe.getsockname()[1])
