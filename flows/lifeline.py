"""A child that ends when its parent ends, even if that is killed.

The parent holds the other end of its standard input, and never writes to it.
"""

from __future__ import annotations

import os
import signal
from threading import Thread
from time import sleep

_GRACE_SECONDS = 5


def end_with_the_parent() -> None:
    """Watch from now on. For a process that leads a session of its own: with it goes whatever it has started."""
    Thread(target=_watch, daemon=True, name="lifeline").start()


def _watch() -> None:
    os.read(0, 1)  # not sys.stdin: its lock would be held while Python ends
    os.kill(os.getpid(), signal.SIGTERM)
    sleep(_GRACE_SECONDS)
    os.killpg(os.getpgrp(), signal.SIGKILL)
