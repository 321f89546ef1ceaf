"""Several programs as one: they run side by side, and end together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack, suppress
from time import monotonic, sleep

from chushen.errors import OrchestrationError

_LOOK_SECONDS = 0.2
_STOP_SECONDS = 15


def run_together(parts: Mapping[str, Sequence[str]], look: Callable[[], None]) -> None:
    """Run all parts until interrupted, each in a process and a session of its own; then end them and theirs.

    Args:
        parts: what each is called, and its command for `flows.part_process`.
        look: called now and then; what it raises ends the household.

    Raises:
        OrchestrationError: a part has ended by itself. The others were ended too: whoever runs us starts us again.
        KeyboardInterrupt: we were.
    """
    with ExitStack() as household:
        running: dict[str, subprocess.Popen[bytes]] = {}
        household.callback(_end, running)
        for name, command in parts.items():
            running[name] = subprocess.Popen(  # noqa: S603  our own interpreter, our own module
                [sys.executable, "-m", "flows.part_process", *command],
                stdin=subprocess.PIPE,  # never written to: see flows.lifeline
                start_new_session=True,  # Ctrl-C is for us; we tell them
            )
        while True:
            look()
            for name, process in running.items():
                if process.poll() is not None:
                    message = (
                        f"{name} 已退出，状态 {process.returncode} / {name} ended with status {process.returncode}"
                    )
                    remedy = "原因见上方日志；服务管理器会重新启动。/ The log above says why; systemd starts it again."
                    raise OrchestrationError(message, remedy=remedy)
            sleep(_LOOK_SECONDS)


def _end(running: Mapping[str, subprocess.Popen[bytes]]) -> None:
    """Tell all to stop; end what has not within some seconds, and whatever it has left behind."""
    for process in running.values():
        if process.poll() is None:
            process.terminate()
    until = monotonic() + _STOP_SECONDS
    for process in running.values():
        with suppress(subprocess.TimeoutExpired):
            process.wait(max(0.0, until - monotonic()))
    for process in running.values():
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process.stdin:
            process.stdin.close()
